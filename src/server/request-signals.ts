import type { Plugin } from 'graphql-yoga';

export type RequestSignals = {
  /** The signal of a request. Aborts at its deadline, when its client disconnects, and when it has its answer. */
  open(request: Request): AbortSignal;
  readonly plugin: Plugin;
};

/**
 * One signal and one timer for each request. AbortSignal.any and AbortSignal.timeout would cost ten times as much: the
 * timer of each answered request would still run until the deadline, and then create an error with its stack.
 */
export function createRequestSignals(deadlineMs: number): RequestSignals {
  const endByRequest = new WeakMap<Request, (reason: Error) => void>();
  return {
    open(request) {
      const client = request.signal;
      const controller = new AbortController();
      const end = (reason: Error) => {
        clearTimeout(timer);
        client.removeEventListener('abort', onDisconnect);
        controller.abort(reason);
      };
      const onDisconnect = () => end(client.reason);
      const timer = setTimeout(() => end(new Error('The deadline of the request has passed')), deadlineMs);
      client.addEventListener('abort', onDisconnect);
      if (client.aborted) onDisconnect();
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
