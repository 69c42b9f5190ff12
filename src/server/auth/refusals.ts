import type { GraphQLError } from 'graphql';
import { refusal } from '../refusal.ts';

/** Nobody said who asks. Source of the header: RFC 6750, "The WWW-Authenticate Response Header Field". */
export function unauthenticated(): GraphQLError {
  return refusal('Say who asks: send a token or an API key in the header Authorization: Bearer TOKEN.', {
    code: 'UNAUTHENTICATED',
    status: 401,
    headers: { 'www-authenticate': 'Bearer' },
  });
}

/** What was said of who asks does not hold. `why` must tell nothing of the configuration. */
export function invalidToken(why: string): GraphQLError {
  return refusal(why, {
    code: 'UNAUTHENTICATED',
    status: 401,
    headers: { 'www-authenticate': `Bearer error="invalid_token", error_description="${why}"` },
  });
}

/** The keys of the issuer cannot be had: nobody's fault who asks, and not to be mended by another token. */
export function authenticationUnavailable(): GraphQLError {
  return refusal('The token cannot be checked now: its issuer does not give its keys. Try again later.', {
    code: 'AUTHENTICATION_UNAVAILABLE',
    status: 503,
    headers: { 'retry-after': '5' },
  });
}

/** It is known who asks, and nothing that the gateway reads is open to them. */
export function forbidden(callerId: string): GraphQLError {
  return refusal(`Nothing that this gateway reads is open to ${callerId}.`, { code: 'FORBIDDEN', status: 403 });
}
