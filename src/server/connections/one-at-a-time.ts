import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { forgetHeaders, hasTooManyHeaders, NO_PLACE, type OnRefused, TOO_MANY_HEADERS } from './early-refusal.ts';

type Waiting = { readonly request: IncomingMessage; readonly response: ServerResponse };

/**
 * Lets a connection have one request in flight: what is pipelined waits for the answer before it, which has to be sent
 * first anyway. A connection then counts as one client, however many requests it sends ahead. What has too many headers
 * is refused, and its headers are forgotten, before it waits.
 */
export function oneAtATime(listener: RequestListener, onRefused: OnRefused): RequestListener {
  const queues = new WeakMap<Socket, Waiting[]>();

  const start = ({ request, response }: Waiting, queue: Waiting[]) => {
    response.once('close', () => {
      const next = queue.shift();
      if (next === undefined) queues.delete(request.socket);
      // What waits on a connection that has ended never begins, and has no event that would say so.
      else if (request.socket.writable) start(next, queue);
    });
    listener(request, response);
  };

  return (request, response) => {
    const queue = queues.get(request.socket);
    const isTooMany = hasTooManyHeaders(request);
    if (isTooMany || (queue !== undefined && queue.length >= MAX_WAITING)) {
      const { code, answer } = isTooMany ? TOO_MANY_HEADERS : NO_PLACE;
      onRefused(request, response, code);
      answer(response);
      forgetHeaders(request);
    } else if (queue === undefined) {
      const empty: Waiting[] = [];
      queues.set(request.socket, empty);
      start({ request, response }, empty);
    } else queue.push({ request, response });
  };
}

/** Requests sent ahead on one connection: each holds its headers. */
const MAX_WAITING = 20;
