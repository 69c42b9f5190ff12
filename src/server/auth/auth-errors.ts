import type { GraphQLError } from 'graphql';
import { createRequestError } from '../request-error.ts';

/**
 * Called with the reason why a request is refused: a code of the gateway or of the library jose, never a text of the
 * client.
 */
export type OnUnauthenticated = (reason: string) => void;

/** The request has no token. Source of the header: RFC 6750, "The WWW-Authenticate Response Header Field". */
export function unauthenticated(): GraphQLError {
  const message = 'Authenticate: send a token or an API key in the header Authorization: Bearer TOKEN.';
  return createRequestError({
    status: 401,
    code: 'UNAUTHENTICATED',
    message,
    headers: { 'www-authenticate': 'Bearer' },
  });
}

/** The token or API key is not valid. `message` must not reveal the configuration. */
export function invalidToken(message: string): GraphQLError {
  const challenge = `Bearer error="invalid_token", error_description="${message}"`;
  return createRequestError({
    status: 401,
    code: 'UNAUTHENTICATED',
    message,
    headers: { 'www-authenticate': challenge },
  });
}

/** The signing keys of the issuer cannot be loaded. A different token would not help. */
export function authenticationUnavailable(): GraphQLError {
  return createRequestError({
    status: 503,
    code: 'AUTHENTICATION_UNAVAILABLE',
    message: 'The token cannot be verified now: the signing keys of its issuer cannot be loaded. Try again later.',
    headers: { 'retry-after': '5' }, // seconds
  });
}

/** The caller is authenticated, but may not read any account that the gateway reads. */
export function forbidden(callerId: string): GraphQLError {
  const message = `No rule lets ${callerId} read anything here. Ask the operator of the gateway for a rule.`;
  return createRequestError({ status: 403, code: 'FORBIDDEN', message });
}
