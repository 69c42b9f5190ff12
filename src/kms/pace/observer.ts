import type { KmsCall } from '../call.ts';
import type { KmsFailure } from '../exceptions.ts';

/** Is told of all that goes to KMS. `call.signal` tells the request that a call is for. */
export type KmsObserver = {
  /** A try is sent; `again` where the call was tried before. */
  onSent(call: KmsCall, again: boolean): void;
  /** A try has ended: with an answer, or (not null) with what went wrong. Not told of a try that its request ended. */
  onTried(call: KmsCall, failure: KmsFailure | null): void;
  /** A call has failed for good: no more tries. */
  onFailed(call: KmsCall, failure: KmsFailure): void;
};

/** One observer that tells all of `observers`. */
export function toOneObserver(observers: readonly KmsObserver[]): KmsObserver {
  return {
    onSent(call, again) {
      for (const observer of observers) observer.onSent(call, again);
    },
    onTried(call, failure) {
      for (const observer of observers) observer.onTried(call, failure);
    },
    onFailed(call, failure) {
      for (const observer of observers) observer.onFailed(call, failure);
    },
  };
}

export const UNOBSERVED = toOneObserver([]);
