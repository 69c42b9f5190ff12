import type { IncomingMessage, ServerResponse } from 'node:http';
import { getHeapStatistics } from 'node:v8';
import type { FieldNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../../graphql/context.ts';
import { toPeer } from '../connections/to-peer.ts';
import { costOf } from '../limits/use-limits.ts';
import { overloaded, overShare } from './overloaded.ts';
import { createReservation, type Reservation } from './reservation.ts';
import { createShares } from './shares.ts';

export type Admission = {
  readonly plugin: Plugin;
  /** What the requests in flight may cause, in KMS calls. */
  inFlight(): number;
  /** True where even a small request of somebody who has none in flight is refused. */
  isFull(): boolean;
  /** A list of the request with this signal has so many items: what it was counted for beyond them is given back. */
  onListed(signal: AbortSignal, fieldNodes: readonly FieldNode[], items: number): void;
};

/** What Yoga adds to a context; a request that came through `fetch` has no connection. */
type Served = Context & { readonly request: Request; readonly req?: IncomingMessage; readonly res?: ServerResponse };

/**
 * Bounds what all requests in flight may hold in memory, by the KMS calls that they may cause, or by the size of their
 * answers, and shares it out among callers: by who they are, or by address where nobody has to say it. A request holds
 * its part until it is executed; its answer then counts among those that were not taken yet (`connections/untaken-
 * answers.ts`).
 */
export function createAdmission(maxKmsCalls: number): Admission {
  const shares = createShares(maxKmsCalls);
  const bySignal = new WeakMap<AbortSignal, Reservation>();
  const leaveByRequest = new WeakMap<Request, () => void>();

  return {
    inFlight: shares.total,
    isFull: shares.isFull,
    onListed: (signal, fieldNodes, items) => bySignal.get(signal)?.onListed(fieldNodes, items),
    plugin: {
      onExecute({ args, setResultAndStopExecution }) {
        const cost = costOf(args);
        const { caller, signal, request, req, res } = args.contextValue as unknown as Served;
        if (toCalls(cost) > LARGE && shares.total() > 0 && isHeapFull()) {
          setResultAndStopExecution({ errors: [overloaded()] });
          return;
        }
        const place = shares.take(caller.id ?? toPeer(req?.socket.remoteAddress), toCalls(cost));
        if (typeof place === 'string') {
          setResultAndStopExecution({ errors: [place === 'share' ? overShare(caller.id === null) : overloaded()] });
          return;
        }
        bySignal.set(
          signal,
          createReservation(cost, (left) => place.shrinkTo(toCalls(left))),
        );
        // Where the client has gone, the execution may never be done.
        if (res?.closed) place.leave();
        else res?.once('close', place.leave);
        leaveByRequest.set(request, place.leave);
        return { onExecuteDone: place.leave };
      },
      onResponse({ request }) {
        leaveByRequest.get(request)?.();
      },
    },
  };
}

type Size = { readonly kmsCalls: number; readonly size: number };

function toCalls({ kmsCalls, size }: Size): number {
  return Math.max(kmsCalls, Math.ceil(size / SIZE_OF_A_CALL)) + REQUEST_COST;
}

/** What a request takes whatever it asks for, in KMS calls. */
const REQUEST_COST = 5;

/**
 * What a KMS call brings to an answer, counted as MAX_RESULT_SIZE is: an answer that takes no calls takes memory, too.
 */
const SIZE_OF_A_CALL = 120;

/** From so many KMS calls on, a request is refused where memory is short; what is smaller hardly adds to it. */
const LARGE = 100;

/** What is not yet collected counts, too: V8 collects long before this is reached, unless it is really in use. */
function isHeapFull(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > 0.7 * limit;
}
