import type { IncomingMessage } from 'node:http';
import { createBodyBuffer } from '../body-buffer.ts';

/** Bytes. The longest Policy of the service model (131,072 characters) fits, even with every character escaped. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** What is too long is read to its end and dropped, so that the client gets to read the answer; what is longer than this is cut. */
const MAX_DROPPED_BYTES = 16 * 1024 * 1024;

/** 'too-long' for more than MAX_BODY_BYTES, null where the client went away in the middle. Never rejects. */
export function readBody(request: IncomingMessage): Promise<string | 'too-long' | null> {
  return new Promise((resolve) => {
    const buffer = createBodyBuffer(MAX_BODY_BYTES);
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MAX_DROPPED_BYTES) request.destroy();
      else buffer.add(chunk);
    });
    request.on('end', () => resolve(length > MAX_BODY_BYTES ? 'too-long' : buffer.bytes().toString()));
    request.on('error', () => resolve(null));
    request.on('close', () => resolve(null));
  });
}
