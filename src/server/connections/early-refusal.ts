import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../http/security-headers.ts';
import { OVERLOADED, type OverloadReason, sendOverloaded } from '../overload/overload-errors.ts';

/** The reason why a request is refused before the listener gets it: its code, and its answer. */
export type EarlyRefusal = {
  readonly code: string;
  /** Undefined if the request is refused for what it is. */
  readonly overload?: OverloadReason;
  answer(response: ServerResponse): void;
};

/** Called with each refused request, before it is answered. */
export type OnRefused = (request: IncomingMessage, response: ServerResponse, refusal: EarlyRefusal) => void;

/** Too many requests wait on the connection. */
export const PIPELINE_FULL: EarlyRefusal = { code: OVERLOADED, overload: 'pipeline_full', answer: sendOverloaded };

/** The connection may send health checks only. */
export const HEALTH_ONLY: EarlyRefusal = { code: OVERLOADED, overload: 'connections_full', answer: sendOverloaded };

/** Header fields of one request. */
const MAX_HEADERS = 100;
const CODE = 'HEADERS_LIMIT_EXCEEDED';
const MESSAGE = `The request has more than ${MAX_HEADERS} header fields. Send fewer.`;
const BODY = JSON.stringify({ errors: [{ message: MESSAGE, extensions: { code: CODE, limit: MAX_HEADERS } }] });

/** The request has too many header fields. A field of 6 bytes takes about 80 bytes in memory. */
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

/** Frees the headers of a refused request. The request stays in memory until the earlier ones on its connection end. */
export function forgetHeaders(request: IncomingMessage): void {
  request.rawHeaders = [];
  request.headers = {};
}
