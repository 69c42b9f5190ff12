import type { IncomingMessage } from 'node:http';
import { createBodyBuffer } from '../../http/body-buffer.ts';
import { faultInOwnWords } from '../rules/kms-fault.ts';

/** Bytes. A policy of 131,072 characters, the maximum of the service model, fits even with every character escaped. */
export const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Bytes. A body that is too long is read to its end and dropped, so that the client can read the answer. The connection
 * of an even longer body is closed.
 */
const MAX_DROPPED_BYTES = 16 * 1024 * 1024;

/** 'too-long' for more than MAX_BODY_BYTES. Null if the client disconnected before the end. Never rejects. */
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

/** The JSON of a body. Throws KmsFault. */
export function parseJsonBody(text: string | 'too-long'): unknown {
  if (text === 'too-long') {
    // Inferred: AWS's limit and error type were not captured.
    throw faultInOwnWords('RequestEntityTooLargeException', `The request is longer than ${MAX_BODY_BYTES} bytes.`, 413);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw faultInOwnWords('SerializationException', 'The request body is not JSON.');
  }
}
