import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ConnectionLimits, type Crowding, limitConnections } from '../connections/connection-table.ts';
import { NO_PLACE, type OnRefused } from '../connections/early-refusal.ts';
import { createLimitLog } from '../connections/limit-log.ts';
import { oneAtATime } from '../connections/one-at-a-time.ts';
import { type GivenUp, watchUntakenAnswers } from '../connections/untaken-answers.ts';
import { LIVE_PATH, READY_PATH } from '../health.ts';

export type Listening = {
  /** Such as http://127.0.0.1:4000, with the port that was really taken. */
  readonly url: string;
  /**
   * Takes no more connections, lets the requests in flight end, and settles when they have. Clients that neither send
   * the rest of their request nor take their answer are waited for until `timeouts.closing`.
   */
  close(): Promise<void>;
};

export type ListenOptions = {
  readonly host: string;
  readonly port: number;
  /** No limit where it is not given. */
  readonly connections?: ConnectionLimits;
  /** Bytes of answers that clients have not taken yet, over all connections. */
  readonly maxUntakenBytes?: number;
  readonly timeouts?: typeof TIMEOUTS;
  readonly onRefused?: OnRefused;
  /** Told of connections that were closed because of a limit: at once, then every some seconds with how many. */
  readonly warn?: (message: string, counts: Readonly<Partial<Record<Crowding | GivenUp, number>>>) => void;
};

/** Milliseconds. */
export const TIMEOUTS = {
  /**
   * For the headers of a request to arrive, and for all of it: who sends a byte now and then keeps no connection
   * (slowloris).
   */
  headers: 10_000,
  request: 15_000,
  /**
   * How long a connection may wait for its next request: longer than load balancers wait (AWS's: 60 s), or they would
   * send one into a closed one.
   */
  idle: 65_000,
  /** For a client to take all of its answer, from the first byte that it does not take at once. */
  answer: 60_000,
  /** The same, and for the rest of a request, once the server closes: a half of what a drain has. */
  closing: 5_000,
};

/** Serves HTTP. Rejects with Node's own error, such as EADDRINUSE. */
export function listen(listener: RequestListener, options: ListenOptions): Promise<Listening> {
  const {
    host,
    port,
    connections = UNLIMITED,
    maxUntakenBytes = Number.POSITIVE_INFINITY,
    timeouts = TIMEOUTS,
  } = options;
  const { warn = () => {}, onRefused = () => {} } = options;
  const server = createServer({
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    keepAliveTimeout: timeouts.idle,
    connectionsCheckingInterval: Math.min(1_000, timeouts.headers),
  });
  const table = limitConnections(
    server,
    connections,
    createLimitLog((counts) => warn('connections are at their limit', counts)),
  );
  const answers = watchUntakenAnswers(
    { answerMs: timeouts.answer, closingMs: timeouts.closing, maxBytes: maxUntakenBytes },
    createLimitLog((counts) => warn('answers that were not taken are given up', counts)),
  );
  const enter: RequestListener = (request, response) => {
    table.enter(response);
    answers.watch(response);
    if (!table.isHealthOnly(request.socket)) return listener(request, response);
    response.setHeader('connection', 'close');
    if (request.url === LIVE_PATH || request.url === READY_PATH) listener(request, response);
    else {
      onRefused(request, response, NO_PLACE.code);
      NO_PLACE.answer(response);
    }
  };
  server.on('request', oneAtATime(enter, onRefused));

  const close = () =>
    new Promise<void>((resolve) => {
      answers.startClosing();
      const timer = setTimeout(table.closeIdle, timeouts.closing);
      server.close(() => {
        clearTimeout(timer);
        answers.stop();
        resolve();
      });
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const { port: taken } = server.address() as AddressInfo;
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${name}:${taken}`, close });
    });
  });
}

const UNLIMITED: ConnectionLimits = { total: Number.POSITIVE_INFINITY, perAddress: Number.POSITIVE_INFINITY };
