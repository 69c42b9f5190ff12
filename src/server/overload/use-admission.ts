import type { ServerResponse } from 'node:http';
import { getHeapStatistics } from 'node:v8';
import type { Plugin } from 'graphql-yoga';
import { costOf } from '../operation-cost.ts';
import { overloaded } from './overloaded.ts';

export type Admission = {
  readonly plugin: Plugin;
  /** What the requests in flight may cause, in KMS calls. */
  inFlight(): number;
};

/**
 * Bounds what all requests in flight may hold in memory, by the KMS calls that they may cause: each holds its answers until its own is sent.
 * A request alone is always let in.
 */
export function createAdmission(maxKmsCalls: number): Admission {
  let inFlight = 0;
  const leaveByRequest = new WeakMap<Request, () => void>();

  const enter = (cost: number) => {
    inFlight += cost;
    let left = false;
    return () => {
      if (!left) inFlight -= cost;
      left = true;
    };
  };

  return {
    inFlight: () => inFlight,
    plugin: {
      onExecute({ args, setResultAndStopExecution }) {
        const cost = costOf(args).kmsCalls + REQUEST_COST;
        if (inFlight > 0 && (inFlight + cost > maxKmsCalls || (cost > LARGE && isHeapFull()))) {
          setResultAndStopExecution({ errors: [overloaded()] });
          return;
        }
        const leave = enter(cost);
        const { request, res } = args.contextValue as { readonly request: Request; readonly res?: ServerResponse };
        if (res === undefined) leaveByRequest.set(request, leave);
        else if (res.closed) leave();
        // Not earlier: an answer stays in memory until its client has read it.
        else res.once('close', leave);
      },
      onResponse({ request }) {
        leaveByRequest.get(request)?.();
      },
    },
  };
}

/** What a request takes whatever it asks for, in KMS calls. */
const REQUEST_COST = 5;

/** From so many KMS calls on, a request is refused where memory is short; what is smaller hardly adds to it. */
const LARGE = 100;

/** What is not yet collected counts, too: V8 collects long before this is reached, unless it is really in use. */
function isHeapFull(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > 0.7 * limit;
}
