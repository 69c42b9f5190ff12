import type { RequestEnd } from '../audit/request-line.ts';
import type { RequestRecord } from '../audit/request-record.ts';
import type { RequestObserver } from '../gateway-observer.ts';
import { isHealthPath } from '../paths.ts';
import { toCodeLabel } from './known-codes.ts';
import type { MetricRegistry } from './registry.ts';

/** Counts and measures HTTP requests. */
export function createRequestMetrics({ counter, histogram, gauge }: MetricRegistry): RequestObserver {
  const requests = counter('requests_total', 'HTTP requests that have ended.', ['type', 'code', 'status']);
  const errors = counter('request_errors_total', 'Errors in the answers to requests.', ['code']);
  errors.inc({ code: 'INTERNAL_SERVER_ERROR' }, 0); // so that an alert sees the first one
  const duration = histogram(
    'request_duration_seconds',
    'Time from the headers of a request until its answer was sent.',
    { buckets: DURATION_BUCKETS, label: 'type' },
  );
  const size = histogram('response_size_bytes', 'Bytes sent for a request, headers included.', {
    buckets: SIZE_BUCKETS,
    label: 'type',
  });
  const inFlight = new Set<RequestRecord>();
  gauge('requests_in_flight', 'HTTP requests without a complete answer.', () => inFlight.size);

  return {
    onStart(record) {
      inFlight.add(record);
    },
    onEnd(record, end) {
      inFlight.delete(record);
      const type = toType(record);
      requests.inc({ type, code: toCode(record, end), status: toStatusClass(end) });
      for (const [code, count] of record.errors) errors.inc({ code: toCodeLabel(code) }, count);
      duration(type, (performance.now() - record.start) / 1000);
      if (end.bytes !== null) size(type, end.bytes);
    },
  };
}

/** The type of the operation. `other`: none was executed, as for the page and for most refused requests. */
function toType({ operationType, path }: RequestRecord): string {
  if (path !== null && isHealthPath(path)) return 'health';
  return operationType ?? 'other';
}

/** `OK`, or the code of the first error. Some refusals have a status only: REFUSED. */
function toCode({ errors }: RequestRecord, { status }: RequestEnd): string {
  const [code] = errors.keys();
  if (code !== undefined) return toCodeLabel(code);
  return status !== null && status >= 400 ? 'REFUSED' : 'OK';
}

/** `none`: the client disconnected before the answer began. */
function toStatusClass({ status }: RequestEnd): string {
  return status === null ? 'none' : `${Math.floor(status / 100)}xx`;
}

/** Seconds. An answer without KMS calls takes milliseconds, and REQUEST_DEADLINE_MS is 10 seconds by default. */
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Up to the default of MAX_RESPONSE_BYTES. */
const SIZE_BUCKETS = [1_024, 8_192, 65_536, 524_288, 4_194_304, 33_554_432];
