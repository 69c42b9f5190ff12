import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { forgetHeaders, hasTooManyHeaders, type OnRefused, PIPELINE_FULL, TOO_MANY_HEADERS } from './early-refusal.ts';

type Waiting = { readonly request: IncomingMessage; readonly response: ServerResponse };

/**
 * Limits each connection to one request in flight, against a client that pipelines thousands of requests. A pipelined
 * request waits for the answer to the request before it. HTTP requires the answers in this order anyway.
 * Refuses a request with too many headers, and drops its headers, before it waits.
 */
export function serializeRequests(listener: RequestListener, onRefused: OnRefused): RequestListener {
  const queues = new WeakMap<Socket, Waiting[]>();

  const start = ({ request, response }: Waiting, queue: Waiting[]) => {
    response.once('close', () => {
      const next = queue.shift();
      if (next === undefined) queues.delete(request.socket);
      // Requests that wait on a closed connection are dropped: no event would end them.
      else if (request.socket.writable) start(next, queue);
    });
    listener(request, response);
  };

  return (request, response) => {
    const queue = queues.get(request.socket);
    const isTooMany = hasTooManyHeaders(request);
    if (isTooMany || (queue !== undefined && queue.length >= MAX_WAITING)) {
      const refusal = isTooMany ? TOO_MANY_HEADERS : PIPELINE_FULL;
      onRefused(request, response, refusal);
      refusal.answer(response);
      forgetHeaders(request);
    } else if (queue === undefined) {
      const empty: Waiting[] = [];
      queues.set(request.socket, empty);
      start({ request, response }, empty);
    } else queue.push({ request, response });
  };
}

/** Pipelined requests that wait on one connection. Each keeps its headers in memory. */
const MAX_WAITING = 20;
