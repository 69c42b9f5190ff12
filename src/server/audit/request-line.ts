import type { RequestRecord } from './request-record.ts';

/** How a request ended. */
export type RequestEnd = {
  /** Null if the client disconnected before the answer began. */
  readonly status: number | null;
  /** Bytes sent, headers included. Null if the request did not come through node:http. */
  readonly bytes: number | null;
};

/** The log line of one request. Pino escapes it as JSON: no text in it can break the line or control a terminal. */
export function toRequestLine(record: RequestRecord, { status, bytes }: RequestEnd): Record<string, unknown> {
  const { id, traceId, start, method, path, remoteAddress, caller, operation, document, kms, errors } = record;
  return {
    requestId: id,
    traceId,
    caller,
    remoteAddress,
    method,
    path,
    operation,
    document,
    status,
    errors: Object.fromEntries(errors),
    milliseconds: Math.round((performance.now() - start) * 10) / 10,
    bytes,
    kms: {
      calls: Object.fromEntries(kms.calls),
      retries: kms.retries,
      throttled: kms.throttled,
      failures: Object.fromEntries(kms.failures),
      denialReasons: Object.fromEntries(kms.denialReasons),
      keys: [...kms.loggedKeys],
      otherKeys: kms.keys.size - kms.loggedKeys.size,
    },
  };
}
