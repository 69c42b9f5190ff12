import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { SECURITY_HEADERS } from '../http/security-headers.ts';

export const OVERLOADED = 'OVERLOADED';

/** Why a request is refused, as a label of a metric. `_share`: the caller alone holds too much. */
export const OVERLOAD_REASONS = [
  'event_loop',
  'kms_calls',
  'kms_calls_share',
  'heap',
  'body_memory',
  'body_memory_share',
  'turns_full',
  'turn_too_late',
  'pipeline_full',
  'connections_full',
] as const;

export type OverloadReason = (typeof OVERLOAD_REASONS)[number];

/** Called with each request that is refused. */
export type OnOverloaded = (reason: OverloadReason) => void;

/** Seconds. Most of the requests that are in flight now have ended by then. */
const RETRY_AFTER = '1';
const MESSAGE = 'The gateway is overloaded. No KMS call was made: try again in a second.';

/** The request and the requests in flight would together exceed the capacity. */
export function createOverloadedError(): GraphQLError {
  return toError(MESSAGE);
}

/** The requests in flight of the same caller, or of the same address without authentication, use up its share. */
export function createShareError(byAddress: boolean): GraphQLError {
  const whose = byAddress ? 'The requests from your address' : 'Your requests';
  return toError(
    `${whose} that are in flight use up the share of one caller. No KMS call was made: ` +
      'send fewer large requests at a time, and try again in a second.',
  );
}

function toError(message: string): GraphQLError {
  const http = { status: 503, headers: { 'retry-after': RETRY_AFTER } };
  return new GraphQLError(message, { extensions: { code: OVERLOADED, http } });
}

/** Refuses a request before its body is read. This takes a tenth of the CPU time of an answer. */
export function sendOverloaded(response: ServerResponse): void {
  response.writeHead(503, HEADERS).end(BODY);
}

const BODY = JSON.stringify({ errors: [{ message: MESSAGE, extensions: { code: OVERLOADED } }] });
const HEADERS = {
  ...SECURITY_HEADERS,
  'content-type': 'application/json; charset=utf-8',
  'content-length': Buffer.byteLength(BODY),
  'retry-after': RETRY_AFTER,
};
