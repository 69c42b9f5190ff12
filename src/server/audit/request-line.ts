import type { RequestRecord } from './request-record.ts';

/** How a request ended. */
export type RequestEnd = {
  /** Null where the client had gone before there was one. */
  readonly status: number | null;
  /** Bytes sent, headers included; null where they are not known. */
  readonly bytes: number | null;
};

/** The line of one request in the log. Pino writes it as JSON: no name in it can end the line, or draw on a terminal. */
export function toRequestLine(record: RequestRecord, { status, bytes }: RequestEnd): Record<string, unknown> {
  const { id, start, method, path, remoteAddress, caller, operation, document, kms, errors } = record;
  return {
    requestId: id,
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
      keys: [...kms.named],
      otherKeys: kms.keys.size - kms.named.size,
    },
  };
}
