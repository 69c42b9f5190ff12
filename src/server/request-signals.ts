import type { ServerResponse } from 'node:http';
import type { Plugin } from 'graphql-yoga';

export type RequestSignals = {
  /** The signal of a request. Aborts at its deadline, when its client disconnects, and when it has its answer. */
  open(context: RequestContext): AbortSignal;
  readonly plugin: Plugin;
};

/** What Yoga knows of a request. `res` is missing if the request came through `gateway.fetch`. */
export type RequestContext = { readonly request: Request; readonly res?: ServerResponse };

/**
 * One signal and one timer for each request. AbortSignal.any and AbortSignal.timeout would cost ten times as much: the
 * timer of each answered request would still run until the deadline, and then create an error with its stack.
 */
export function createRequestSignals(deadlineMs: number): RequestSignals {
  const endByRequest = new WeakMap<Request, (reason: Error) => void>();
  return {
    open({ request, res }) {
      const controller = new AbortController();
      const end = (reason: Error) => {
        clearTimeout(timer);
        controller.abort(reason);
      };
      const timer = setTimeout(() => end(new Error('The deadline of the request has passed')), deadlineMs);
      const onDisconnect = () => end(DISCONNECTED);
      if (res === undefined) listenTo(request.signal, onDisconnect, controller.signal);
      // Not the signal of the request, which Yoga makes on its first use: that would take 1 % of the CPU time.
      else res.once('close', onDisconnect);
      if (res?.closed) onDisconnect();
      endByRequest.set(request, end);
      return controller.signal;
    },
    plugin: {
      // Ends the calls whose result nobody needs: graphql-js answers without them if a field that may not be null fails.
      onResponse: ({ request }) => endByRequest.get(request)?.(ANSWERED),
    },
  };
}

const ANSWERED = new Error('The request has its answer');
const DISCONNECTED = new Error('The client has disconnected');

/** Calls `onAbort` when `client` aborts, unless `own` aborts first: `client` may outlive many requests. */
function listenTo(client: AbortSignal, onAbort: () => void, own: AbortSignal): void {
  client.addEventListener('abort', onAbort, { once: true, signal: own });
  if (client.aborted) onAbort();
}
