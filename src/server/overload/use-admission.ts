import type { ServerResponse } from 'node:http';
import { getHeapStatistics } from 'node:v8';
import type { Plugin } from 'graphql-yoga';
import { costOf } from '../limits/use-limits.ts';
import { overloaded } from './overloaded.ts';

export type Admission = {
  readonly plugin: Plugin;
  /** What the requests in flight may cause, in KMS calls. */
  inFlight(): number;
};

/**
 * Bounds what all requests in flight may hold in memory, by the KMS calls that they may cause, or by the size of their
 * answers: each holds what KMS answered until its own answer is sent. A request alone is always let in.
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
        const { kmsCalls, size } = costOf(args);
        const cost = Math.max(kmsCalls, Math.ceil(size / SIZE_OF_A_CALL)) + REQUEST_COST;
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

/** What a KMS call brings to an answer, counted as MAX_RESULT_SIZE is: an answer that takes no calls takes memory, too. */
const SIZE_OF_A_CALL = 120;

/** From so many KMS calls on, a request is refused where memory is short; what is smaller hardly adds to it. */
const LARGE = 100;

/** What is not yet collected counts, too: V8 collects long before this is reached, unless it is really in use. */
function isHeapFull(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > 0.7 * limit;
}
