import type { KmsCall } from '../call.ts';
import type { KmsFailure } from '../exceptions.ts';

/** Observes all calls to KMS. `call.signal` identifies the request. */
export type KmsObserver = {
  /** A try is sent. `isRetry`: the call was tried before. */
  onSent(call: KmsCall, isRetry: boolean): void;
  /** A try has ended: with an answer (null) or with a failure. Not called if the request was aborted during the try. */
  onTried(call: KmsCall, failure: KmsFailure | null): void;
  /** A call has failed, and is not retried any more. */
  onFailed(call: KmsCall, failure: KmsFailure): void;
};

/** One observer that calls all of `observers`. */
export function toOneObserver(observers: readonly KmsObserver[]): KmsObserver {
  return {
    onSent(call, isRetry) {
      for (const observer of observers) observer.onSent(call, isRetry);
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
