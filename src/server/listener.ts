import type { RequestListener } from 'node:http';
import type { Audit } from './audit/audit.ts';
import { countError } from './audit/request-record.ts';
import { LIVE_PATH, READY_PATH } from './health.ts';
import { OVERLOADED, refuse } from './overload/overloaded.ts';
import type { Pressure } from './overload/pressure.ts';

export type ListenerOptions = {
  readonly audit: Audit;
  readonly pressure: Pressure;
  isDraining(): boolean;
  readonly next: RequestListener;
};

/** What every HTTP request passes before Yoga. It costs microseconds: an overloaded process must be able to say no. */
export function createListener({ audit, pressure, isDraining, next }: ListenerOptions): RequestListener {
  return (request, response) => {
    const record = audit.begin(request, response);
    pressure.enter(response);
    // The next request of this connection would come to a process that has ended.
    if (isDraining()) response.setHeader('connection', 'close');
    if (pressure.isHigh() && record.path !== LIVE_PATH && record.path !== READY_PATH) {
      countError(record, OVERLOADED);
      refuse(response);
      return;
    }
    if (isReadable(request.url, request.headers.host)) next(request, response);
    else response.writeHead(400, { connection: 'close' }).end();
  };
}

/** A Host or a target that is no URL would make the fetch adapter answer with its stack trace. */
function isReadable(url = '', host: string | undefined): boolean {
  return url.startsWith('/') && URL.canParse(url, `http://${host}`);
}
