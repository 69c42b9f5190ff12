import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { SECURITY_HEADERS } from '../http/security-headers.ts';

export const OVERLOADED = 'OVERLOADED';

/** Seconds: what is in flight now is done by then. */
const RETRY_AFTER = '1';
const MESSAGE = 'The gateway is overloaded. Nothing was asked of KMS: try again in a second.';

/** For a request that was read, and would be too much beside the others. */
export function overloaded(): GraphQLError {
  return toError(MESSAGE);
}

/** For a request whose caller, or address, has too much in flight already; others have room. */
export function overShare(byAddress: boolean): GraphQLError {
  const whose = byAddress ? 'Requests from your address' : 'Your requests';
  const what = `${whose} in flight take all of one caller's share of the gateway. Nothing was asked of KMS`;
  return toError(`${what}: send fewer large requests at a time, and try again in a second.`);
}

function toError(message: string): GraphQLError {
  const http = { status: 503, headers: { 'retry-after': RETRY_AFTER } };
  return new GraphQLError(message, { extensions: { code: OVERLOADED, http } });
}

/** Refuses a request before it is read: that costs a tenth of an answer. */
export function refuse(response: ServerResponse): void {
  response.writeHead(503, HEADERS).end(BODY);
}

const BODY = JSON.stringify({ errors: [{ message: MESSAGE, extensions: { code: OVERLOADED } }] });
const HEADERS = {
  ...SECURITY_HEADERS,
  'content-type': 'application/json; charset=utf-8',
  'content-length': Buffer.byteLength(BODY),
  'retry-after': RETRY_AFTER,
};
