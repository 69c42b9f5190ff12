import type { Plugin } from 'graphql-yoga';
import { toCallCount } from '../audit/kms-use.ts';
import type { RequestRecord } from '../audit/request-record.ts';
import type { GatewayObserver, Phase } from '../gateway-observer.ts';

export type ServerTiming = {
  /** Measures the phases of each request, and its KMS calls. */
  readonly observer: GatewayObserver;
  /** Adds the header to the answers of operations. */
  readonly plugin: (recordOf: (request: Request) => RequestRecord | undefined) => Plugin;
};

/** The times of one request, in milliseconds of `performance.now()`. */
type Timing = {
  readonly phases: Map<Phase, { readonly start: number; milliseconds: number }>;
  /** KMS calls in progress, and since when there is at least one. */
  inProgress: number;
  since: number;
  /** For how long at least one KMS call was in progress, until `since`. */
  kmsMilliseconds: number;
};

/**
 * The header Server-Timing, which browsers show among their developer tools: the phases of the operation, its KMS calls
 * and the total, in milliseconds. It counts only calls that were sent, so that it tells nothing of keys that the caller
 * may not read. Pages of `allowedOrigins` may read it, too.
 */
export function createServerTiming(allowedOrigins: readonly string[]): ServerTiming {
  const byRecord = new WeakMap<RequestRecord, Timing>();
  const bySignal = new WeakMap<AbortSignal, Timing>();
  return {
    observer: {
      requests: {
        onPhaseStart(record, phase) {
          const timing = byRecord.get(record) ?? createTiming();
          byRecord.set(record, timing);
          timing.phases.set(phase, { start: performance.now(), milliseconds: 0 });
        },
        onPhaseEnd(record, phase) {
          const measured = byRecord.get(record)?.phases.get(phase);
          if (measured !== undefined) measured.milliseconds = performance.now() - measured.start;
        },
        onSignal(record, signal) {
          const timing = byRecord.get(record);
          if (timing !== undefined) bySignal.set(signal, timing);
        },
      },
      kms: {
        onStarted({ signal }) {
          const timing = bySignal.get(signal);
          if (timing !== undefined && timing.inProgress++ === 0) timing.since = performance.now();
        },
        onEnded({ signal }) {
          const timing = bySignal.get(signal);
          if (timing !== undefined && --timing.inProgress === 0) {
            timing.kmsMilliseconds += performance.now() - timing.since;
          }
        },
      },
    },
    plugin: (recordOf) => ({
      onResponse({ request, response }) {
        const record = recordOf(request);
        const timing = record && byRecord.get(record);
        if (record === undefined || timing === undefined) return;
        response.headers.set('server-timing', toHeader(record, timing));
        const origin = request.headers.get('origin');
        if (origin !== null && allowedOrigins.includes(origin)) response.headers.set('timing-allow-origin', origin);
      },
    }),
  };
}

function createTiming(): Timing {
  return { phases: new Map(), inProgress: 0, since: 0, kmsMilliseconds: 0 };
}

/** Such as `parse;dur=0.2, validate;dur=0.4, execute;dur=12.3, kms;dur=11.2;desc="3 calls, 1 retry", total;dur=14`. */
function toHeader({ start, kms }: RequestRecord, timing: Timing): string {
  const now = performance.now();
  const kmsMilliseconds = timing.kmsMilliseconds + (timing.inProgress > 0 ? now - timing.since : 0);
  const calls = toCount(toCallCount(kms), 'call', 'calls');
  const retries = kms.retries === 0 ? '' : `, ${toCount(kms.retries, 'retry', 'retries')}`;
  return [
    ...[...timing.phases].map(([phase, { milliseconds }]) => `${phase};dur=${round(milliseconds)}`),
    `kms;dur=${round(kmsMilliseconds)};desc="${calls}${retries}"`,
    `total;dur=${round(now - start)}`,
  ].join(', ');
}

/** To 0.1 ms. */
function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

function toCount(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
