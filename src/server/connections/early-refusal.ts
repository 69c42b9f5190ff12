import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../http/security-headers.ts';
import { OVERLOADED, sendOverloaded } from '../overload/overload-errors.ts';

/** Why a connection does not let a request pass, and what it answers. */
export type EarlyRefusal = { readonly code: string; answer(response: ServerResponse): void };

/** Told of a request that is refused, before it is answered. */
export type OnRefused = (request: IncomingMessage, response: ServerResponse, code: string) => void;

/** For a request that finds no place: too many wait on its connection, or the connection may ask for health only. */
export const NO_PLACE: EarlyRefusal = { code: OVERLOADED, answer: sendOverloaded };

/** Header fields of one request. */
const MAX_HEADERS = 100;
const CODE = 'HEADERS_LIMIT_EXCEEDED';
const MESSAGE = `The request has more than ${MAX_HEADERS} header fields. Send fewer.`;
const BODY = JSON.stringify({ errors: [{ message: MESSAGE, extensions: { code: CODE, limit: MAX_HEADERS } }] });

/** For a request with too many header fields: one of 6 bytes takes about 80 in memory. */
export const TOO_MANY_HEADERS: EarlyRefusal = {
  code: CODE,
  answer(response) {
    response.writeHead(431, {
      ...SECURITY_HEADERS,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(BODY),
    });
    response.end(BODY);
  },
};

export function hasTooManyHeaders({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.length > 2 * MAX_HEADERS;
}

/** Its answer may wait for others of the same connection, and keeps the request until then. */
export function forgetHeaders(request: IncomingMessage): void {
  request.rawHeaders = [];
  request.headers = {};
}
