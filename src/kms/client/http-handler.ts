import { AsyncLocalStorage } from 'node:async_hooks';
import { buildQueryString, type HttpHandler, type HttpRequest, HttpResponse } from '@smithy/core/protocols';
import type { Dispatcher } from 'undici';
import { createBody } from './body.ts';
import { type ByteBudget, takeBytes } from './byte-budget.ts';
import { isLateReset } from './dispatcher.ts';
import { markUnsent } from './unsent.ts';

/** The bounds of one try of one call. */
export type TryBounds = {
  /** Aborts at the request's deadline, and when the client disconnects. Null: only the timeout ends the try. */
  readonly signal: AbortSignal | null;
  /** Milliseconds from the start to the last byte of the answer. */
  readonly timeoutMs: number;
  /** The bytes of answers that the request may still read. Null or absent: only the size of each answer is limited. */
  readonly byteBudget?: ByteBudget | null;
  /** True: the request changes something, and must not be sent again. */
  readonly sendOnce?: boolean;
};

const currentTry = new AsyncLocalStorage<TryBounds>();

/**
 * Runs `request`, and applies `bounds` to the HTTP request that it makes. The SDK also accepts such options beside the
 * command, but then the SDK does not cache its middleware.
 */
export function withinBounds<Output>(bounds: TryBounds, request: () => Promise<Output>): Promise<Output> {
  return currentTry.run(bounds, request);
}

/** The bounds of the surrounding `withinBounds`. Throws outside of it. */
export function currentBounds(): TryBounds {
  const bounds = currentTry.getStore();
  if (bounds === undefined) throw new Error('A call to KMS was sent outside of withinBounds');
  return bounds;
}

/** An HTTP handler for SDK clients. It does not close the dispatcher with a client, because the clients share it. */
export function createHttpHandler(dispatcher: Dispatcher, boundsOf: () => TryBounds): HttpHandler {
  return {
    handle: async (request) => ({ response: await exchange(dispatcher, request, boundsOf()) }),
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}

/**
 * Sends one HTTP request. Rejects with the error of undici or of the system, with a TimeoutError, or with the reason of
 * the signal. If the server has closed a kept-alive connection, sends a request that only reads again within the same
 * try. The repetitions end, because each one uses up a kept-alive connection.
 */
function exchange(dispatcher: Dispatcher, request: HttpRequest, bounds: TryBounds): Promise<HttpResponse> {
  const { signal, timeoutMs, sendOnce = false } = bounds;
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
    // undici starts a request when it has a connection, before the first byte. The reason of the signal is shared.
    if (controller === undefined && error !== signal?.reason) markUnsent(error);
    settle();
    reject(error);
  };
  const end = (error: Error) => {
    fail(error);
    controller?.abort(error);
  };
  const onAbort = () => end(signal?.reason);
  const timer = setTimeout(() => end(createTimeoutError()), timeoutMs);
  signal?.addEventListener('abort', onAbort, { once: true });

  const handler: Dispatcher.DispatchHandler = {
    onRequestStart(started) {
      controller = started;
      // The try ended while the request waited for a connection.
      if (failure !== undefined) controller.abort(failure);
    },
    onResponseStart(_, statusCode, headers) {
      response = new HttpResponse({ statusCode, headers: headers as Record<string, string> });
    },
    onResponseData(_, chunk) {
      try {
        takeBytes(bounds.byteBudget, chunk.length);
        body.add(chunk);
      } catch (error) {
        end(error as Error);
      }
    },
    onResponseEnd() {
      settle();
      if (response !== undefined) resolve(Object.assign(response, { body: body.bytes() }));
    },
    onResponseError(_, error) {
      if (failure !== undefined) return;
      if (response === undefined && !sendOnce && isLateReset(error)) dispatcher.dispatch(options, handler);
      else fail(nameForSdk(error));
    },
  };
  dispatcher.dispatch(options, handler);
  if (signal?.aborted) onAbort();
  return promise;
}

/** Turns off undici's timeouts, which start again with each chunk. TryBounds limits the whole try instead. */
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

function createTimeoutError(): Error {
  return Object.assign(new Error('The answer did not end in time'), { name: 'TimeoutError' });
}

/** Names the error so that the SDK retries it. Only clients of STS use the SDK's retries. */
function nameForSdk(error: Error): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'UND_ERR_SOCKET') error.name = 'TimeoutError';
  return error;
}
