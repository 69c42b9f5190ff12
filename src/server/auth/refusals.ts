import type { GraphQLError } from 'graphql';
import { refusal } from '../refusal.ts';

/** Nobody said who asks. Source of the header: RFC 6750, "The WWW-Authenticate Response Header Field". */
export function unauthenticated(): GraphQLError {
  const message = 'Say who asks: send a token or an API key in the header Authorization: Bearer TOKEN.';
  return refusal({ status: 401, code: 'UNAUTHENTICATED', message, headers: { 'www-authenticate': 'Bearer' } });
}

/** What was said of who asks does not hold. `message` must tell nothing of the configuration. */
export function invalidToken(message: string): GraphQLError {
  const challenge = `Bearer error="invalid_token", error_description="${message}"`;
  return refusal({ status: 401, code: 'UNAUTHENTICATED', message, headers: { 'www-authenticate': challenge } });
}

/** The keys of the issuer cannot be had: nobody's fault who asks, and not to be mended by another token. */
export function authenticationUnavailable(): GraphQLError {
  const message = 'The token cannot be checked now: its issuer does not give its keys. Try again later.';
  return refusal({ status: 503, code: 'AUTHENTICATION_UNAVAILABLE', message, headers: { 'retry-after': '5' } });
}

/** It is known who asks, and nothing that the gateway reads is open to them. */
export function forbidden(callerId: string): GraphQLError {
  return refusal({
    status: 403,
    code: 'FORBIDDEN',
    message: `Nothing that this gateway reads is open to ${callerId}.`,
  });
}
