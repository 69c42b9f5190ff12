import { type Dispatcher, fetch } from 'undici';
import { MAX_ANSWER_BYTES } from '../../kms/client/dispatcher.ts';
import { KeySetError } from './key-set-error.ts';

/** What is at a URL of an issuer. Rejects for whatever is no JSON of HTTP 200. */
export type LoadJson = (url: string, signal: AbortSignal) => Promise<unknown>;

export function createLoadJson(dispatcher: Dispatcher): LoadJson {
  return async (url, signal) => {
    // A redirect could lead to a place that nobody has vouched for.
    const init = { dispatcher, signal, redirect: 'error', headers: { accept: 'application/json' } } as const;
    const { status, body } = await fetch(url, init);
    if (status !== 200) throw new KeySetError(`HTTP_${status}`);
    return JSON.parse(await readText(body ?? []));
  };
}

/** The dispatcher bounds what is received, which a compressed answer makes a thousand times as much. */
async function readText(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const bytes = Buffer.allocUnsafe(MAX_ANSWER_BYTES);
  let length = 0;
  for await (const chunk of body) {
    if (length + chunk.length > bytes.length) throw new KeySetError('TOO_LARGE');
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.toString('utf8', 0, length);
}
