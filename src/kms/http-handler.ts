import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** What bounds one try of one call. */
export type TryBounds = {
  /** Ends the try: the request's deadline has come, or its client has gone. */
  readonly signal: AbortSignal;
  /** Milliseconds from the start to the last byte of the answer. */
  readonly timeoutMs: number;
};

const currentTry = new AsyncLocalStorage<TryBounds>();

/**
 * Runs `send` so that the HTTP request it makes keeps within `bounds`. The SDK's own way, options beside the command,
 * forbids it to cache its middleware.
 */
export function withinBounds<Output>(bounds: TryBounds, send: () => Promise<Output>): Promise<Output> {
  return currentTry.run(bounds, send);
}

/** The connections of all clients. More sockets to one host than the limiter lets through in one operation. */
export type Agents = { readonly httpAgent: HttpAgent; readonly httpsAgent: HttpsAgent };

export function createAgents(): Agents {
  const options = { keepAlive: true, maxSockets: 200 };
  return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) };
}

/** The SDK's handler for node:http, bound by `withinBounds`. */
export function createHttpHandler(agents: Agents): NodeHttpHandler {
  const handler = new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    throwOnRequestTimeout: true,
    ...agents,
  });
  const handle = handler.handle.bind(handler);
  handler.handle = async (request, options) => {
    const bounds = currentTry.getStore();
    if (bounds === undefined) return await handle(request, options);
    const { signal: abortSignal, timeoutMs: requestTimeout } = bounds;
    const start = performance.now();
    const answer = await handle(request, { ...options, abortSignal, requestTimeout });
    endWithin(Math.max(1, requestTimeout - (performance.now() - start)), answer.response.body);
    return answer;
  };
  return handler;
}

/** Milliseconds to connect. */
const CONNECTION_TIMEOUT_MS = 1000;

/** The handler's own timeout ends with the headers: a body that stops half way would hang. */
function endWithin(milliseconds: number, body: Readable): void {
  const timer = setTimeout(() => {
    body.destroy(Object.assign(new Error('The body of the answer did not end in time'), { name: 'TimeoutError' }));
  }, milliseconds);
  body.once('close', () => clearTimeout(timer));
}
