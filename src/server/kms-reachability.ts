import type { KmsObserver } from '../kms/pace/observer.ts';

export type KmsReachability = {
  /** `unknown` until the first call. */
  readonly state: 'reachable' | 'unreachable' | 'unknown';
  /** The time (ISO 8601) of the last try that KMS answered, even with an exception. Null if it has answered none. */
  readonly lastAnswerAt: string | null;
  /** The time (ISO 8601) of the last try without an answer. Null if there was none. */
  readonly lastFailureAt: string | null;
};

export type KmsWatch = {
  readonly observer: Pick<KmsObserver, 'onTried'>;
  reachability(): KmsReachability;
};

/** Learns from the KMS calls of requests whether KMS is reachable. It makes no call of its own. */
export function watchKms(): KmsWatch {
  let answeredAt: number | null = null;
  let failedAt: number | null = null;
  return {
    observer: {
      onTried(_call, failure) {
        if (failure !== null && UNREACHABLE.has(failure.code)) failedAt = Date.now();
        else answeredAt = Date.now();
      },
    },
    reachability: () => ({
      state: toState(answeredAt, failedAt),
      lastAnswerAt: toIsoTime(answeredAt),
      lastFailureAt: toIsoTime(failedAt),
    }),
  };
}

/** BrokenAnswer: for example the HTML page of a load balancer in front of KMS. */
const UNREACHABLE = new Set(['Timeout', 'ConnectionFailed', 'BrokenAnswer']);

function toState(answeredAt: number | null, failedAt: number | null): KmsReachability['state'] {
  if (failedAt === null) return answeredAt === null ? 'unknown' : 'reachable';
  return answeredAt !== null && answeredAt >= failedAt ? 'reachable' : 'unreachable';
}

function toIsoTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
