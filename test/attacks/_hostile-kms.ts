import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { ACCOUNT, REGION } from '../_setup.ts';

export const KEY_IDS = ['11111111', '22222222', '33333333'].map((start) => `${start}-1111-4111-8111-111111111111`);
const [, BAD] = KEY_IDS;
const POLICY = '{"Version":"2012-10-17","Statement":[]}';

/** A KMS with three keys. `answer` answers GetKeyPolicy for the second; `sent` counts the bytes of these answers. */
export async function startHostileKms(answer: (response: ServerResponse) => void) {
  const sockets = new Set<IncomingMessage['socket']>();
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const operation = String(request.headers['x-amz-target']).split('.')[1];
    if (operation === 'GetKeyPolicy' && String(JSON.parse(text).KeyId).endsWith(String(BAD))) {
      sockets.add(request.socket.on('error', () => {}));
      answer(response);
      return;
    }
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    const keys = { Keys: KEY_IDS.map((KeyId) => ({ KeyId })), Truncated: false };
    response.end(JSON.stringify(operation === 'ListKeys' ? keys : { Policy: POLICY }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    connect: async () => toEmbeddedKms(`http://127.0.0.1:${port}`, [{ accountId: ACCOUNT, region: REGION }]),
    sent: () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
  };
}

/** The peak of the memory that `work` uses, in MB above the memory in use before. */
export async function peakMegabytes(work: () => Promise<unknown>): Promise<number> {
  const used = () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / 1e6;
  };
  const before = used();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, used());
  }, 5);
  await work();
  clearInterval(timer);
  return Math.round(Math.max(peak, used()) - before);
}

/** Sends chunks as fast as the client reads them, up to `bytes`, until the client disconnects. */
export function flood(response: ServerResponse, chunk: string, bytes = Number.POSITIVE_INFINITY): void {
  const { socket } = response;
  let left = bytes;
  const more = () => {
    while (left > 0 && socket !== null && !socket.destroyed) {
      left -= chunk.length;
      if (!socket.write(chunk)) return;
    }
  };
  socket?.on('drain', more);
  more();
}
