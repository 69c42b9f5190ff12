import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = {
  /** Such as http://127.0.0.1:4000, with the port that was really taken. */
  readonly url: string;
  /** Takes no more connections, lets the requests in flight end, and settles when they have. */
  close(): Promise<void>;
};

export type ListenOptions = {
  readonly host: string;
  readonly port: number;
  /** At one time; more are closed at once. */
  readonly maxConnections?: number;
  readonly timeouts?: typeof TIMEOUTS;
};

/** Milliseconds. */
export const TIMEOUTS = {
  /** For the headers of a request to arrive, and for all of it: who sends a byte now and then keeps no connection (slowloris). */
  headers: 10_000,
  request: 15_000,
  /** How long a connection may wait for its next request: longer than load balancers wait (AWS's: 60 s), or they would send one into a closed one. */
  idle: 65_000,
  /** For a client to take its answer, which is in memory until then. */
  answer: 60_000,
};

/** Serves HTTP. Rejects with Node's own error, such as EADDRINUSE. */
export function listen(listener: RequestListener, options: ListenOptions): Promise<Listening> {
  const { host, port, maxConnections, timeouts = TIMEOUTS } = options;
  const server = createServer(
    {
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: timeouts.idle,
      connectionsCheckingInterval: Math.min(1_000, timeouts.headers),
    },
    (request, response) => {
      endUntaken(response, timeouts.answer);
      listener(request, response);
    },
  );
  if (maxConnections !== undefined) server.maxConnections = maxConnections;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
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

/** Ends the connection of a client that has not taken its answer in time. */
function endUntaken(response: ServerResponse, milliseconds: number): void {
  response.once('prefinish', () => {
    if (response.writableFinished) return;
    const timer = setTimeout(() => response.destroy(), milliseconds);
    response.once('close', () => clearTimeout(timer));
  });
}
