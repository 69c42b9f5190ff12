import { AsyncLocalStorage } from 'node:async_hooks';
import { buildQueryString, type HttpHandler, type HttpRequest, HttpResponse } from '@smithy/core/protocols';
import type { Dispatcher } from 'undici';
import { createBody } from './body.ts';
import { isLateReset } from './dispatcher.ts';

/** What bounds one try of one call. */
export type TryBounds = {
  /** Ends the try: the request's deadline has come, or its client has gone. Null: only the time ends it. */
  readonly signal: AbortSignal | null;
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

/** The bounds that `withinBounds` has set. */
export function currentBounds(): TryBounds {
  const bounds = currentTry.getStore();
  if (bounds === undefined) throw new Error('A call to KMS was sent outside of withinBounds');
  return bounds;
}

/** For clients of the SDK. It leaves the dispatcher open when a client is destroyed: others use it, too. */
export function createHttpHandler(dispatcher: Dispatcher, boundsOf: () => TryBounds): HttpHandler {
  return {
    handle: async (request) => ({ response: await exchange(dispatcher, request, boundsOf()) }),
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}

/**
 * Rejects with what undici or the system throws, with a TimeoutError, or with the signal's reason. A request that meets
 * a connection which the other side has closed while it was kept is sent again within the same try, since every call
 * only reads. That ends: each time uses up a connection that had brought an answer.
 */
function exchange(dispatcher: Dispatcher, request: HttpRequest, bounds: TryBounds): Promise<HttpResponse> {
  const { signal, timeoutMs } = bounds;
  const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>();
  const options = toDispatchOptions(request);
  let controller: Dispatcher.DispatchController | undefined;
  let failure: Error | undefined;
  let response: HttpResponse | undefined;
  const body = createBody();

  const settle = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  };
  const fail = (error: Error) => {
    failure = error;
    settle();
    reject(error);
  };
  const end = (error: Error) => {
    fail(error);
    controller?.abort(error);
  };
  const onAbort = () => end(signal?.reason);
  const timer = setTimeout(() => end(timedOut()), timeoutMs);
  signal?.addEventListener('abort', onAbort, { once: true });

  const handler: Dispatcher.DispatchHandler = {
    onRequestStart(started) {
      controller = started;
      // It has waited for a connection until its time was up.
      if (failure !== undefined) controller.abort(failure);
    },
    onResponseStart(_, statusCode, headers) {
      response = new HttpResponse({ statusCode, headers: headers as Record<string, string> });
    },
    onResponseData: (_, chunk) => body.add(chunk),
    onResponseEnd() {
      settle();
      if (response !== undefined) resolve(Object.assign(response, { body: body.bytes() }));
    },
    onResponseError(_, error) {
      if (failure !== undefined) return;
      if (response === undefined && isLateReset(error)) dispatcher.dispatch(options, handler);
      else fail(nameForSdk(error));
    },
  };
  dispatcher.dispatch(options, handler);
  if (signal?.aborted) onAbort();
  return promise;
}

/** Without undici's timeouts: those count from chunk to chunk. */
function toDispatchOptions({ protocol, hostname, port, path, query, method, headers, body }: HttpRequest) {
  const search = Object.keys(query ?? {}).length === 0 ? '' : `?${buildQueryString(query)}`;
  return {
    origin: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`,
    path: path + search,
    method: method as Dispatcher.HttpMethod,
    headers,
    body,
    headersTimeout: 0,
    bodyTimeout: 0,
  };
}

function timedOut(): Error {
  return Object.assign(new Error('The answer did not end in time'), { name: 'TimeoutError' });
}

/** By these names, the SDK's own retries, which clients of STS have, know what may pass. */
function nameForSdk(error: Error): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'UND_ERR_SOCKET') error.name = 'TimeoutError';
  return error;
}
