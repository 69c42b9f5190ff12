import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = {
  /** Such as http://127.0.0.1:4000, with the port that was really taken. */
  readonly url: string;
  /** Takes no more connections, lets the requests in flight end, and settles when they have. */
  close(): Promise<void>;
};

/** Serves HTTP. Rejects with Node's own error, such as EADDRINUSE. */
export function listen(listener: RequestListener, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createServer(listener);
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
