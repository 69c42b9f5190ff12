import type { IncomingMessage, ServerResponse } from 'node:http';
import { getHeapStatistics } from 'node:v8';
import type { FieldNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../../graphql/context.ts';
import { toPeer } from '../connections/to-peer.ts';
import type { ClientAddress } from '../http/client-address.ts';
import type { Cost } from '../limits/operation-cost.ts';
import { costOf } from '../limits/use-limits.ts';
import { createOverloadedError, createShareError, type OnOverloaded } from './overload-errors.ts';
import { createReservation, type Reservation } from './reservation.ts';
import { createShares } from './shares.ts';

export type Admission = {
  readonly plugin: Plugin;
  /** The most KMS calls that all requests in flight together may cause. */
  readonly maxKmsCalls: number;
  /** The most KMS calls that the requests in flight may cause. */
  inFlight(): number;
  /** True if even a small request of a caller that has none in flight would be refused. */
  isFull(): boolean;
  /** Releases the capacity for the items that a list does not have. The signal identifies the request. */
  onListed(signal: AbortSignal, fieldNodes: readonly FieldNode[], items: number): void;
};

/** The context with what Yoga adds to it. `req` and `res` are missing if the request came through `gateway.fetch`. */
type YogaContext = Context & {
  readonly request: Request;
  readonly req?: IncomingMessage;
  readonly res?: ServerResponse;
};

/**
 * Limits the memory of all requests in flight, by the KMS calls that they may cause or by the size of their answers,
 * and divides it among callers: by ID, or by address without authentication. A request holds its part until its
 * execution ends. Its answer then counts in `connections/watch-untaken-answers.ts`.
 */
export function createAdmission(maxKmsCalls: number, addressOf: ClientAddress, onOverloaded: OnOverloaded): Admission {
  const shares = createShares(maxKmsCalls);
  const bySignal = new WeakMap<AbortSignal, Reservation>();
  const releaseByRequest = new WeakMap<Request, () => void>();

  return {
    maxKmsCalls,
    inFlight: shares.total,
    isFull: shares.isFull,
    onListed: (signal, fieldNodes, items) => bySignal.get(signal)?.onListed(fieldNodes, items),
    plugin: {
      onExecute({ args, setResultAndStopExecution }) {
        const cost = costOf(args);
        const { caller, signal, request, req, res } = args.contextValue as unknown as YogaContext;
        if (toCalls(cost) > LARGE && shares.total() > 0 && isHeapFull()) {
          onOverloaded('heap');
          setResultAndStopExecution({ errors: [createOverloadedError()] });
          return;
        }
        const allocation = shares.allocate(caller.id ?? toPeer(req && addressOf(req)), toCalls(cost));
        if (typeof allocation === 'string') {
          onOverloaded(allocation === 'share' ? 'kms_calls_share' : 'kms_calls');
          const error = allocation === 'share' ? createShareError(caller.id === null) : createOverloadedError();
          setResultAndStopExecution({ errors: [error] });
          return;
        }
        const { shrinkTo, release } = allocation;
        bySignal.set(
          signal,
          createReservation(cost, (remaining) => shrinkTo(toCalls(remaining))),
        );
        // If the client disconnects, the execution may never end.
        if (res?.closed) release();
        else res?.once('close', release);
        releaseByRequest.set(request, release);
        return { onExecuteDone: release };
      },
      onResponse({ request }) {
        releaseByRequest.get(request)?.();
      },
    },
  };
}

/** The cost of a request in KMS calls: of its calls or of the size of its answer, whichever is more. */
function toCalls({ kmsCalls, size }: Pick<Cost, 'kmsCalls' | 'size'>): number {
  return Math.max(kmsCalls, Math.ceil(size / SIZE_OF_A_CALL)) + REQUEST_COST;
}

/** The cost of the smallest request, in KMS calls. */
const REQUEST_COST = 5;

/** The size of an answer, counted like MAX_RESULT_SIZE, that costs as much as one KMS call: both take memory. */
const SIZE_OF_A_CALL = 120;

/** Requests that may cause more KMS calls than this are refused if memory is short. Smaller ones need little memory. */
const LARGE = 100;

/**
 * The used heap includes garbage. V8 collects garbage long before this limit, so above it the heap is really in use.
 */
function isHeapFull(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > 0.7 * limit;
}
