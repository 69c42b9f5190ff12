import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Audit } from '../audit/audit.ts';
import { countError } from '../audit/request-record.ts';
import { LIVE_PATH, READY_PATH } from '../health.ts';
import { OVERLOADED, refuse } from '../overload/overloaded.ts';
import type { Pressure } from '../overload/pressure.ts';

export type Listener = {
  /** For http.createServer. */
  readonly listener: RequestListener;
  /** Records a request that its connection refuses: it does not come to `listener`. */
  onRefused(request: IncomingMessage, response: ServerResponse, code: string): void;
  /** From now on each answer ends its connection, those of the requests in flight too. */
  startDraining(): void;
  isDraining(): boolean;
};

export type ListenerOptions = {
  readonly audit: Audit;
  readonly pressure: Pressure;
  readonly next: RequestListener;
};

/** What every HTTP request passes before Yoga. It costs microseconds: an overloaded process must be able to say no. */
export function createListener({ audit, pressure, next }: ListenerOptions): Listener {
  const inFlight = new Set<ServerResponse>();
  let draining = false;

  const enter = (response: ServerResponse) => {
    inFlight.add(response);
    if (draining) endConnection(response);
    response.once('close', () => inFlight.delete(response));
  };

  return {
    listener(request, response) {
      const record = audit.begin(request, response);
      enter(response);
      if (pressure.refuses(request.socket.remoteAddress) && record.path !== LIVE_PATH && record.path !== READY_PATH) {
        countError(record, OVERLOADED);
        refuse(response);
        return;
      }
      pressure.enter(response);
      next(request, response);
    },
    onRefused(request, response, code) {
      countError(audit.begin(request, response), code);
      enter(response);
    },
    startDraining() {
      draining = true;
      for (const response of inFlight) endConnection(response);
    },
    isDraining: () => draining,
  };
}

/** The next request of this connection would come to a process that has ended. */
function endConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
  // An idle connection that was not told would keep the process until it times out.
  else response.once('close', () => response.req.socket.end());
}
