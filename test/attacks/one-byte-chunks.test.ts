import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';
import { serve } from '../server/_serve.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const STARTED = 'http.server.request.start';
const CHUNKS = 200_000; // kept as a list: 42 MB

function usedMegabytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** The server's side of the next connection that sends a request. */
function nextServerSocket(): Promise<Socket> {
  return new Promise((resolve) => {
    const onStarted = (message: unknown) => {
      unsubscribe(STARTED, onStarted);
      resolve((message as { request: IncomingMessage }).request.socket);
    };
    subscribe(STARTED, onStarted);
  });
}

const SERVERS: Record<string, () => Promise<number>> = {
  'the gateway': async () => (await serve()).port,
  'the embedded KMS': async () => {
    const kms = await createEmbeddedKms();
    onTestFinished(kms.close);
    return Number(new URL(kms.url).port);
  },
};

it.each(Object.keys(SERVERS))('a body in one-byte chunks costs %s no more memory than its bytes', async (name) => {
  const port = (await SERVERS[name]?.()) ?? 0;
  const accepted = nextServerSocket();
  const client = connect(port, '127.0.0.1');
  onTestFinished(() => void client.destroy());
  const head =
    'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
  client.write(head);
  const server = await accepted;
  const before = usedMegabytes();
  client.write('1\r\n \r\n'.repeat(CHUNKS));
  await vi.waitFor(() => expect(server.bytesRead).toBe(head.length + 6 * CHUNKS), { timeout: 10_000 });
  const grown = usedMegabytes() - before;
  process.stdout.write(`${name}: ${grown.toFixed(1)} MB more for ${CHUNKS} chunks\n`);
  expect(grown).toBeLessThan(15);
});
