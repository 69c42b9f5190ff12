import { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { send } from '../server/_serve.ts';

/** A client with its own IP address, such as 127.0.0.2. Closed at the end of the test. */
export function clientAt(url: string, localAddress: string, headers: Record<string, string> = {}) {
  const agent = new Agent({ keepAlive: true, localAddress });
  onTestFinished(() => agent.destroy());
  const { origin } = new URL(url);
  return {
    ask: (query: string, variables?: object) =>
      send(origin, { headers, body: JSON.stringify({ query, variables }) }, agent),
    get: (path: string) => send(origin, { method: 'GET', path, headers }, agent),
  };
}

/** A connection that reads nothing unless the test does. Closed at the end of the test. */
export async function connectFrom(port: number, localAddress = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
  return socket;
}

/** The bytes of a request. They keep the connection open. */
export function toBytes(query: string): string {
  const body = JSON.stringify({ query });
  return `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
