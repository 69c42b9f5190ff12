import { once } from 'node:events';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { type ListenOptions, listen } from '../../src/server/http/listen.ts';
import { type SetupOptions, setup } from '../_setup.ts';

/** The environment of a gateway in front of AWS; `setup` connects it to an embedded KMS all the same. */
export const AWS_POSTURE = { KMS_MODE: 'aws', AWS_REGION: 'us-east-2', AWS_ACCOUNT_ID: '111122223333' };

/** A gateway that listens on a port of its own, until the end of the test. */
export async function serve(options: SetupOptions = {}, listening: Partial<ListenOptions> = {}) {
  const parts = await setup(options);
  const { listener, onRefused } = parts.gateway;
  const server = await listen(listener, { host: '127.0.0.1', port: 0, onRefused, ...listening });
  onTestFinished(server.close);
  return { ...parts, url: `${server.url}/graphql`, port: Number(new URL(server.url).port) };
}

/** What comes back for these bytes, until the server ends the connection; `close` by the client where it says so. */
export async function sendRaw(port: number, request: string | Buffer, { end = true } = {}): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.on('error', () => undefined);
  if (end) socket.end(request);
  else socket.write(request);
  await once(socket, 'close');
  return answer;
}

/** A POST with headers that fetch does not let anybody set. */
export function toRequest(
  headers: Record<string, string>,
  body = '{"query":"{ __typename }"}',
  method = 'POST',
): string {
  const all = { host: 'localhost', 'content-type': 'application/json', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} /graphql HTTP/1.1\r\n${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`;
}
