import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Audit } from '../audit/audit.ts';
import { countError } from '../audit/request-record.ts';
import type { EarlyRefusal } from '../connections/early-refusal.ts';
import { type OnOverloaded, OVERLOADED, sendOverloaded } from '../overload/overload-errors.ts';
import type { Pressure } from '../overload/pressure.ts';
import { isHealthPath } from '../paths.ts';

export type Entry = {
  /** The listener for http.createServer. */
  readonly listener: RequestListener;
  /** Records a request that its connection refuses, so that it never comes to `listener`. */
  onRefused(request: IncomingMessage, response: ServerResponse, refusal: EarlyRefusal): void;
  /** From now on, each answer closes its connection, also the answers to requests in flight. */
  startDraining(): void;
  isDraining(): boolean;
};

export type EntryOptions = {
  readonly audit: Audit;
  readonly pressure: Pressure;
  readonly next: RequestListener;
  readonly onOverloaded: OnOverloaded;
};

/**
 * The first step of each HTTP request. It takes microseconds, so that an overloaded process can still refuse requests.
 */
export function createEntry({ audit, pressure, next, onOverloaded }: EntryOptions): Entry {
  const inFlight = new Set<ServerResponse>();
  let draining = false;

  const track = (response: ServerResponse) => {
    inFlight.add(response);
    if (draining) closeConnectionAfter(response);
    response.once('close', () => inFlight.delete(response));
  };

  return {
    listener(request, response) {
      const record = audit.startRecord(request, response);
      track(response);
      if (pressure.refuses(request) && !isHealthPath(record.path)) {
        countError(record, OVERLOADED);
        onOverloaded('event_loop');
        sendOverloaded(response);
        return;
      }
      pressure.addRequest(response);
      next(request, response);
    },
    onRefused(request, response, { code, overload }) {
      if (overload !== undefined) onOverloaded(overload);
      countError(audit.startRecord(request, response), code);
      track(response);
    },
    startDraining() {
      draining = true;
      for (const response of inFlight) closeConnectionAfter(response);
    },
    isDraining: () => draining,
  };
}

/** Keeps the client from sending its next request on this connection to a process that has ended. */
function closeConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
  // Too late for the header: an idle connection would keep the process alive until it times out.
  else response.once('close', () => response.req.socket.end());
}
