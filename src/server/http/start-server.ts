import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toServerUrl } from '../../http/to-server-url.ts';
import { HEALTH_ONLY, type OnRefused } from '../connections/early-refusal.ts';
import { type ConnectionLimits, type LimitAction, limitConnections } from '../connections/limit-connections.ts';
import { createLimitLog } from '../connections/limit-log.ts';
import { serializeRequests } from '../connections/serialize-requests.ts';
import { type DropReason, watchUntakenAnswers } from '../connections/watch-untaken-answers.ts';
import { isHealthPath } from '../paths.ts';
import { type ClientAddress, createClientAddress } from './client-address.ts';

export type RunningServer = {
  /** Such as http://127.0.0.1:4000, with the actual port. */
  readonly url: string;
  /**
   * Accepts no more connections, and resolves when the requests in flight have ended. After `timeouts.closing`, it
   * drops clients that neither send the rest of their request nor read their answer.
   */
  close(): Promise<void>;
  /** The number of open connections. */
  connections(): number;
};

export type ServerOptions = {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Default: no limit. */
  readonly connections?: ConnectionLimits;
  /**
   * The most bytes of answers that wait in memory for clients to read them, over all connections. Default: no limit.
   */
  readonly maxUntakenBytes?: number;
  readonly timeouts?: typeof TIMEOUTS;
  /** The address of the client of a request. Default: of its connection. */
  readonly addressOf?: ClientAddress;
  /** Called with each request that its connection refuses, before it is answered. */
  readonly onRefused?: OnRefused;
  /** Called for each connection that a limit closes or restricts. */
  readonly onLimit?: (event: LimitEvent) => void;
  /** Called for the same, to log it: at once, then every few seconds with the number of each event. */
  readonly warn?: (message: string, counts: Readonly<Partial<Record<LimitEvent, number>>>) => void;
};

/** What a limit of connections has done, or why an answer was dropped. */
export type LimitEvent = LimitAction | DropReason;

/** Milliseconds. */
export const TIMEOUTS = {
  /** For a client to send the headers, against clients that send one byte now and then (slowloris). */
  headers: 10_000,
  /** For a client to send the headers and the body. */
  request: 15_000,
  /**
   * For the next request on a connection. A load balancer must time out first (AWS: 60 s), or it can use a closed one.
   */
  idle: 65_000,
  /** For a client to read all of its answer, from the first byte that waits in memory. */
  answer: 60_000,
  /** The same while the server closes, and for the rest of a request. Half of the time that `drain` allows. */
  closing: 5_000,
};

/** Serves HTTP. Rejects with Node's error if it cannot listen, such as EADDRINUSE. */
export async function startServer(listener: RequestListener, options: ServerOptions): Promise<RunningServer> {
  const { host, port, connections = UNLIMITED, maxUntakenBytes = Number.POSITIVE_INFINITY } = options;
  const { timeouts = TIMEOUTS, warn = () => {}, onRefused = () => {}, onLimit = () => {} } = options;
  const { addressOf = createClientAddress(null) } = options;
  const server = createServer({
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    keepAliveTimeout: timeouts.idle,
    connectionsCheckingInterval: Math.min(1_000, timeouts.headers),
  });
  const logLimit = createLimitLog<LimitAction>((counts) => warn('the connections are at their limit', counts));
  const table = limitConnections(server, connections, (action) => {
    onLimit(action);
    logLimit(action);
  });
  const logDrop = createLimitLog<DropReason>((counts) => warn('dropped answers that clients did not read', counts));
  const answers = watchUntakenAnswers(
    { answerMs: timeouts.answer, closingMs: timeouts.closing, maxBytes: maxUntakenBytes, addressOf },
    (reason) => {
      onLimit(reason);
      logDrop(reason);
    },
  );
  const accept: RequestListener = (request, response) => {
    table.markBusy(response);
    answers.watch(response);
    if (!table.isHealthOnly(request.socket)) return listener(request, response);
    response.setHeader('connection', 'close');
    if (isHealthPath(request.url)) listener(request, response);
    else {
      onRefused(request, response, HEALTH_ONLY);
      HEALTH_ONLY.answer(response);
    }
  };
  server.on('request', serializeRequests(accept, onRefused));

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
  return { url: await bind(server, host, port), close, connections: table.size };
}

/** Listens, and resolves to the URL of the server. */
function bind(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address() as AddressInfo;
      resolve(toServerUrl(host, address.port));
    });
  });
}

const UNLIMITED: ConnectionLimits = { total: Number.POSITIVE_INFINITY, perAddress: Number.POSITIVE_INFINITY };
