import type { KmsCall } from '../../kms/call.ts';
import { isThrottlingCode, type KmsFailure } from '../../kms/exceptions.ts';
import type { KmsObserver } from '../../kms/pace/observer.ts';
import { createBoundedSeries } from './bounded-series.ts';
import { toCodeLabel } from './known-codes.ts';
import type { ToPlaceLabels } from './place-labels.ts';
import type { MetricRegistry } from './registry.ts';
import { toReadOutcome } from './to-read-outcome.ts';

/** Counts KMS calls by account and Region, and measures them. */
export function createKmsMetrics(metrics: MetricRegistry, toPlace: ToPlaceLabels): Partial<KmsObserver> {
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

type OpenCall = { readonly startedAt: number; sent: number; tried: number };

type Count = (call: KmsCall, code?: string) => void;

/** A counter by operation, account and Region, and by code if it gets one. */
function countByPlace({ counterOf }: MetricRegistry, toPlace: ToPlaceLabels, name: string, help: string): Count {
  const { seriesOf, all } = createBoundedSeries(toPlace);
  counterOf(name, help, all);
  return ({ scope, operation }, code) => {
    if (code === undefined) seriesOf(scope, operation, () => ({ operation })).value++;
    else {
      const label = toCodeLabel(code);
      seriesOf(scope, `${operation} ${label}`, () => ({ operation, code: label })).value++;
    }
  };
}

/** Counts the key policies that were asked for, by what became of them. */
function countPolicyReads({ counterOf }: MetricRegistry, toPlace: ToPlaceLabels) {
  const { seriesOf, all } = createBoundedSeries(toPlace);
  counterOf('policy_reads_total', 'Key policies that were asked for.', all);
  return ({ scope }: KmsCall, failure: KmsFailure | null, state: OpenCall) => {
    const outcome = toReadOutcome(failure, state.sent > 0);
    seriesOf(scope, outcome, () => ({ outcome })).value++;
  };
}

function createTimes({ histogram }: MetricRegistry) {
  const options = { label: 'operation', buckets: BUCKETS };
  const duration = histogram('kms_call_duration_seconds', 'Time of a KMS call, with waiting and retries.', options);
  const wait = histogram('kms_wait_duration_seconds', 'Time that a KMS call waited before its first try.', options);
  const toSeconds = (since: number) => (performance.now() - since) / 1000;
  return {
    onFirstSent: ({ operation }: KmsCall, { startedAt }: OpenCall) => wait(operation, toSeconds(startedAt)),
    /** A call that was never sent would look like a fast one. */
    onEnded({ operation }: KmsCall, { startedAt, sent }: OpenCall) {
      if (sent > 0) duration(operation, toSeconds(startedAt));
    },
  };
}

/** Seconds. KMS answers in 5 to 20 milliseconds; KMS_TRY_TIMEOUT_MS is 2, REQUEST_DEADLINE_MS 10 seconds by default. */
const BUCKETS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
