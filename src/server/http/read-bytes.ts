import type { IncomingMessage } from 'node:http';
import { createBodyBuffer } from '../../http/body-buffer.ts';

/**
 * Reads a body; null if it has more than `maxBytes`. Then the rest is read and dropped, because a client reads the
 * answer after it has sent its body; node:http limits the time. Rejects if the client disconnects before the end.
 *
 * @param incoming the request of node:http, if the request came through it. Its events take a tenth of the CPU time of
 * the stream that Yoga makes of them.
 */
export function readBytes(
  request: Request,
  incoming: IncomingMessage | undefined,
  maxBytes: number,
): Promise<Buffer | null> {
  return incoming === undefined ? readStream(request, maxBytes) : readIncoming(incoming, maxBytes);
}

function readIncoming(incoming: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const buffer = createBodyBuffer(maxBytes);
  return new Promise((resolve, reject) => {
    const fail = () => {
      if (!incoming.readableEnded) reject(new Error('The client has disconnected'));
    };
    if (incoming.destroyed) fail();
    incoming.on('data', (chunk: Buffer) => {
      if (!buffer.add(chunk)) resolve(null);
    });
    incoming.once('end', () => resolve(buffer.bytes()));
    incoming.once('error', fail);
    incoming.once('close', fail);
  });
}

async function readStream({ body }: Request, maxBytes: number): Promise<Buffer | null> {
  const buffer = createBodyBuffer(maxBytes);
  // Not `for await`: leaving its loop cancels the stream.
  const reader = body?.[Symbol.asyncIterator]();
  const next = async () => (await reader?.next())?.value;
  for (let chunk = await next(); chunk !== undefined; chunk = await next()) {
    if (buffer.add(chunk)) continue;
    void discard(next);
    return null;
  }
  return buffer.bytes();
}

async function discard(next: () => Promise<unknown>): Promise<void> {
  while ((await next().catch(() => undefined)) !== undefined);
}
