import { once } from 'node:events';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { ACCOUNT } from '../_setup.ts';

/** The environment of a gateway in front of AWS. `setup` still connects it to an embedded KMS. */
export const AWS_POSTURE = { KMS_MODE: 'aws', AWS_REGION: 'us-east-2', AWS_ACCOUNT_ID: ACCOUNT };

/** Sends bytes, and resolves to the answer when the connection is closed. `end`: the client closes its side first. */
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

/** The bytes of a POST, with headers that fetch does not allow. */
export function toRequest(
  headers: Record<string, string>,
  body = '{"query":"{ __typename }"}',
  method = 'POST',
): string {
  const all = { host: 'localhost', 'content-type': 'application/json', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} /graphql HTTP/1.1\r\n${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`;
}
