import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The certificate of kms.invalid, sts.invalid and localhost, which it signs itself. */
export const CERTIFICATE = fileURLToPath(new URL('_tls/cert.pem', import.meta.url));

export const TLS_KEY = new URL('_tls/key.pem', import.meta.url);

/** Where it listens, closed at the end of the test. */
export async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** In front of a KMS that speaks plain HTTP. */
export async function startTls(kmsUrl: string): Promise<number> {
  const key = readFileSync(TLS_KEY);
  return await listening(
    createTlsServer({ key, cert: readFileSync(CERTIFICATE) }, (incoming, response) =>
      forward(kmsUrl, incoming, response),
    ),
  );
}

/**
 * A proxy that knows where `hosts` are, and takes others by their own name. `seen` has each tunnel, and each request to
 * plain HTTP.
 */
export async function startProxy(hosts: Readonly<Record<string, number>>) {
  const seen: string[] = [];
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? '');
    seen.push(`${incoming.method} ${url.origin}`);
    const known = hosts[url.hostname];
    forward(known === undefined ? url.origin : `http://127.0.0.1:${known}`, incoming, response);
  });
  server.on('connect', (incoming, socket) => {
    seen.push(`CONNECT ${incoming.url}`);
    const port = hosts[new URL(`http://${incoming.url}`).hostname] ?? 0;
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy()).on('close', () => onward.destroy());
  });
  return { url: `http://127.0.0.1:${await listening(server)}`, seen };
}

function forward(origin: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url = '' } = incoming;
  const path = url.startsWith('http') ? new URL(url).pathname : url;
  const onward = request(origin + path, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}
