import type { IncomingMessage } from 'node:http';
import type { ChangeOutcome } from '../graphql/types/put-key-policy/writes.ts';
import type { KmsObserver } from '../kms/pace/observer.ts';
import type { RequestEnd } from './audit/request-line.ts';
import type { RequestRecord } from './audit/request-record.ts';
import type { OverloadReason } from './overload/overload-errors.ts';

/** Learns what the gateway does, to measure it. It changes nothing but the trace ID of a record. */
export type GatewayObserver = {
  readonly requests?: RequestObserver;
  readonly kms?: Partial<KmsObserver>;
  readonly refusals?: RefusalObserver;
  readonly changes?: ChangeObserver;
};

/** Observes all HTTP requests, also those that are refused. */
export type RequestObserver = {
  /** A request has come. Not called for a request that came through `gateway.fetch`. May set `record.traceId`. */
  onStart?(record: RequestRecord, request: IncomingMessage): void;
  /** A phase of its operation begins. Nothing is executed of an operation that is refused. */
  onPhaseStart?(record: RequestRecord, phase: Phase): void;
  /** The phase has ended: with a result (null) or with the code of its first error. */
  onPhaseEnd?(record: RequestRecord, phase: Phase, code: string | null): void;
  /** From now on, KMS calls with this signal belong to the request. */
  onSignal?(record: RequestRecord, signal: AbortSignal): void;
  /** Its answer was sent, or its client has disconnected. */
  onEnd?(record: RequestRecord, end: RequestEnd): void;
};

/** Observes why requests are refused. */
export type RefusalObserver = {
  onOverloaded?(reason: OverloadReason): void;
  /** `reason` is a code of the gateway or of the library jose. */
  onUnauthenticated?(reason: string): void;
};

/** One observer that calls all of `observers`. */
export function toOneRefusalObserver(observers: readonly RefusalObserver[]): Required<RefusalObserver> {
  return {
    onOverloaded(reason) {
      for (const observer of observers) observer.onOverloaded?.(reason);
    },
    onUnauthenticated(reason) {
      for (const observer of observers) observer.onUnauthenticated?.(reason);
    },
  };
}

/** Observes changes of key policies. */
export type ChangeObserver = {
  /** A change has ended, or was not begun. */
  onEnded?(outcome: ChangeOutcome): void;
  /** The caller may not put a policy. */
  onDenied?(): void;
};

export type Phase = 'parse' | 'validate' | 'execute';
