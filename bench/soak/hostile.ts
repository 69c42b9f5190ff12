import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds for which each connection stays open: longer than the gateway waits for a client to read its answer. */
const KEPT = 2_000;

/** Hostile clients, each from a different address, until `signal` aborts. Then their connections are closed. */
export async function sendHostile(url: string, signal: AbortSignal): Promise<void> {
  await Promise.all(
    HOSTILE.map((attack, index) => repeat({ ...attack, url, address: `127.0.1.${index + 1}` }, signal)),
  );
}

type Attack = {
  /** Milliseconds from one connection to the next. */
  readonly every: number;
  readonly body: string;
  readonly read: (socket: Socket) => void;
};

const large = Array.from({ length: 30 }, (_, index) => `a${index}: policy { ... on KeyPolicy { text } }`).join(' ');
const LARGE = `{ keys(first: 300) { nodes { ${large} } } }`;

const HOSTILE: readonly Attack[] = [
  { every: 700, body: LARGE, read: () => {} },
  { every: 700, body: LARGE, read: readSlowly },
  { every: 20, body: '{ __typename }', read: (socket) => void socket.resume() }, // then idle
  // Selects as much as one request may select.
  {
    every: 200,
    body: '{ keys(first: 1000) { nodes { policyNames tags { key } } } }',
    read: (socket) => void socket.resume(),
  },
];

async function repeat(
  { every, body, read, url, address }: Attack & { readonly url: string; readonly address: string },
  signal: AbortSignal,
): Promise<void> {
  const open = new Set<Socket>();
  const { port } = new URL(url);
  const bytes = toBytes(body);
  while (!signal.aborted) {
    const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress: address });
    open.add(socket);
    socket.on('error', () => {}).once('close', () => open.delete(socket));
    setTimeout(() => socket.destroy(), KEPT).unref();
    read(socket);
    socket.write(bytes);
    await sleep(every, undefined, { signal }).catch(() => {});
  }
  for (const socket of open) socket.destroy();
}

function toBytes(query: string): string {
  const body = JSON.stringify({ query });
  const headers = `host: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}`;
  return `POST /graphql HTTP/1.1\r\n${headers}\r\n\r\n${body}`;
}

function readSlowly(socket: Socket): void {
  socket.pause();
  const timer = setInterval(() => socket.read(1), 50);
  socket.once('close', () => clearInterval(timer));
}
