import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { refuse } from '../overload/overloaded.ts';

type Waiting = { readonly request: IncomingMessage; readonly response: ServerResponse };

/**
 * Lets a connection have one request in flight: what is pipelined waits for the answer before it, which has to be sent
 * first anyway. A connection then counts as one client, however many requests it sends ahead.
 */
export function oneAtATime(listener: RequestListener): RequestListener {
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
    if (queue === undefined) {
      const empty: Waiting[] = [];
      queues.set(request.socket, empty);
      start({ request, response }, empty);
    } else if (queue.length < MAX_WAITING) queue.push({ request, response });
    else refuse(response);
  };
}

/** Requests sent ahead on one connection: each holds its headers. */
const MAX_WAITING = 100;
