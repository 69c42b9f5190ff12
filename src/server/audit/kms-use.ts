import { toArn } from '../../kms/arn.ts';
import type { KmsCall } from '../../kms/call.ts';
import { isThrottlingCode } from '../../kms/exceptions.ts';
import type { KmsObserver } from '../../kms/pace/observer.ts';
import { isGeneratedByKms } from './logged-key.ts';

/** The KMS calls of one request. */
export type KmsUse = {
  /** The number of calls sent, retries included, by operation. */
  readonly calls: Map<string, number>;
  retries: number;
  throttled: number;
  /** The number of calls that failed after their last try, by code. */
  readonly failures: Map<string, number>;
  /** The number of calls that AWS denied, by reason, if AWS said why. */
  readonly denialReasons: Map<string, number>;
  /** The ARN or ID of each key that a call named. A call for a list adds `key/*` of its account and Region. */
  readonly keys: Set<string>;
  /** Those of `keys` that the log may contain, at most MAX_LOGGED_KEYS. */
  readonly loggedKeys: Set<string>;
};

export function createKmsUse(): KmsUse {
  return {
    calls: new Map(),
    retries: 0,
    throttled: 0,
    failures: new Map(),
    denialReasons: new Map(),
    keys: new Set(),
    loggedKeys: new Set(),
  };
}

/** The number of calls sent, of all operations together. */
export function toCallCount({ calls }: KmsUse): number {
  let total = 0;
  for (const count of calls.values()) total += count;
  return total;
}

/** Counts the KMS calls of each request. `useOf` finds the counts of a request by its signal. */
export function createKmsUseObserver(useOf: (signal: AbortSignal) => KmsUse | undefined): Partial<KmsObserver> {
  return {
    onSent(call, isRetry) {
      const use = useOf(call.signal);
      if (use === undefined) return;
      add(use.calls, call.operation);
      if (isRetry) use.retries++;
      const name = toName(call);
      use.keys.add(name);
      if (use.loggedKeys.size < MAX_LOGGED_KEYS && isGeneratedByKms(name)) use.loggedKeys.add(name);
    },
    onTried(call, failure) {
      const use = useOf(call.signal);
      if (use === undefined) return;
      if (failure === null && use.loggedKeys.size < MAX_LOGGED_KEYS) use.loggedKeys.add(toName(call));
      if (failure !== null && isThrottlingCode(failure.code)) use.throttled++;
    },
    onEnded(call, failure) {
      if (failure === null) return;
      const use = useOf(call.signal);
      if (use === undefined) return;
      add(use.failures, failure.code);
      if (failure.reason !== null) add(use.denialReasons, failure.reason);
    },
  };
}

/** Enough for all keys of a page of the default size. */
const MAX_LOGGED_KEYS = 100;

function toName({ keyId, scope }: KmsCall): string {
  return keyId ?? toArn({ ...scope, keyId: '*' });
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
