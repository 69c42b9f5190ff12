import type { KmsCall } from '../call.ts';
import type { KmsFailure } from '../exceptions.ts';

/** Observes all calls to KMS. Each call is an object of its own; `call.signal` identifies the request. */
export type KmsObserver = {
  /** A call begins. It may have to wait before its first try, or it may fail without a try. */
  onStarted(call: KmsCall): void;
  /** A try is sent. `isRetry`: the call was tried before. */
  onSent(call: KmsCall, isRetry: boolean): void;
  /** KMS has answered a try with a result. `requestId` is AWS's ID of the request, not checked. */
  onAnswered(call: KmsCall, requestId: string | undefined): void;
  /** A try has ended: with an answer (null) or with a failure. Not called if the request was aborted during the try. */
  onTried(call: KmsCall, failure: KmsFailure | null): void;
  /**
   * A call has ended, and is not retried any more: with an answer (null) or with a failure. Not called if the gateway
   * itself failed.
   */
  onEnded(call: KmsCall, failure: KmsFailure | null): void;
};

/** One observer that calls all of `observers`. */
export function toOneObserver(observers: readonly Partial<KmsObserver>[]): KmsObserver {
  return {
    onStarted(call) {
      for (const observer of observers) observer.onStarted?.(call);
    },
    onSent(call, isRetry) {
      for (const observer of observers) observer.onSent?.(call, isRetry);
    },
    onAnswered(call, requestId) {
      for (const observer of observers) observer.onAnswered?.(call, requestId);
    },
    onTried(call, failure) {
      for (const observer of observers) observer.onTried?.(call, failure);
    },
    onEnded(call, failure) {
      for (const observer of observers) observer.onEnded?.(call, failure);
    },
  };
}

export const UNOBSERVED = toOneObserver([]);
