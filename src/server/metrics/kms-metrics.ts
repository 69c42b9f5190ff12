import type { KmsCall } from '../../kms/call.ts';
import { isThrottlingCode, type KmsFailure } from '../../kms/exceptions.ts';
import type { KmsObserver } from '../../kms/pace/observer.ts';
import { boundLabels, type ToPlace } from './bounded-labels.ts';
import { toCodeLabel } from './known-codes.ts';
import type { MetricRegistry } from './registry.ts';
import { toReadResult } from './to-read-result.ts';

/** Counts and measures KMS calls, by where they go. */
export function createKmsMetrics(metrics: MetricRegistry, toPlace: ToPlace): Partial<KmsObserver> {
  const tries = countByPlace(metrics, toPlace, 'kms_tries_total', 'Tries of KMS calls that have ended.');
  const retries = countByPlace(metrics, toPlace, 'kms_retries_total', 'Tries of KMS calls that were tried before.');
  const throttled = countByPlace(metrics, toPlace, 'kms_throttled_total', 'Tries that KMS throttled.');
  const failures = countByPlace(metrics, toPlace, 'kms_failures_total', 'KMS calls that failed after their last try.');
  const policies = countPolicyReads(metrics, toPlace);
  const times = createTimes(metrics);
  const open = new WeakMap<KmsCall, OpenCall>();

  return {
    onStarted(call) {
      open.set(call, { startedAt: performance.now(), sent: 0, tried: 0 });
    },
    onSent(call, isRetry) {
      const state = open.get(call);
      if (state !== undefined && ++state.sent === 1) times.onFirstSent(call, state);
      if (isRetry) retries(call);
    },
    onTried(call, failure) {
      const state = open.get(call);
      if (state !== undefined) state.tried++;
      tries(call, failure === null ? 'OK' : failure.code);
      if (failure !== null && isThrottlingCode(failure.code)) throttled(call);
    },
    onEnded(call, failure) {
      const state = open.get(call);
      if (state === undefined) return;
      // The request was aborted during the try, so that nobody knows how it ended.
      if (state.sent > state.tried) tries(call, 'DeadlineExceeded');
      if (failure !== null) failures(call, failure.code);
      if (call.operation === 'GetKeyPolicy') policies(call, failure, state);
      times.onEnded(call, state);
    },
  };
}

export type OpenCall = { readonly startedAt: number; sent: number; tried: number };

type Count = (call: KmsCall, code?: string) => void;
type CounterName = 'kms_tries_total' | 'kms_retries_total' | 'kms_throttled_total' | 'kms_failures_total';

/** A counter by operation, account and Region, and by code if it gets one. */
function countByPlace({ counter }: MetricRegistry, toPlace: ToPlace, name: CounterName, help: string): Count {
  const labelsOf = boundLabels<Readonly<Record<string, string>>>(toPlace);
  const hasCode = name === 'kms_tries_total' || name === 'kms_failures_total';
  const labelNames = ['operation', 'account', 'region', ...(hasCode ? ['code'] : [])];
  const count = counter<string>(name, help, labelNames);
  return ({ scope, operation }, code) =>
    count.inc(labelsOf(scope, code === undefined ? { operation } : { operation, code: toCodeLabel(code) }));
}

/** How many key policies were asked for, and what became of it. */
function countPolicyReads({ counter }: MetricRegistry, toPlace: ToPlace) {
  const labelsOf = boundLabels<{ readonly result: string }>(toPlace);
  const count = counter('policy_reads_total', 'Key policies that were asked for.', ['account', 'region', 'result']);
  return ({ scope }: KmsCall, failure: KmsFailure | null, state: OpenCall) =>
    count.inc(labelsOf(scope, { result: toReadResult(failure, state.sent > 0) }));
}

function createTimes({ histogram }: MetricRegistry) {
  const labelNames = ['operation'] as const;
  const duration = histogram('kms_call_duration_seconds', {
    help: 'Time from the start of a KMS call to its end, with waiting and retries.',
    buckets: BUCKETS,
    labelNames,
  });
  const wait = histogram('kms_wait_duration_seconds', {
    help: 'Time that a KMS call waited for its lane before its first try.',
    buckets: BUCKETS,
    labelNames,
  });
  const toSeconds = (since: number) => (performance.now() - since) / 1000;
  return {
    onFirstSent: ({ operation }: KmsCall, { startedAt }: OpenCall) => wait.observe({ operation }, toSeconds(startedAt)),
    /** A call that was never sent would look like a fast one. */
    onEnded({ operation }: KmsCall, { startedAt, sent }: OpenCall) {
      if (sent > 0) duration.observe({ operation }, toSeconds(startedAt));
    },
  };
}

/** Seconds. KMS answers in 5 to 20 milliseconds; KMS_TRY_TIMEOUT_MS is 2, REQUEST_DEADLINE_MS 10 seconds by default. */
const BUCKETS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
