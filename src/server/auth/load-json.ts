import { type Dispatcher, fetch } from 'undici';
import { MAX_ANSWER_BYTES } from '../../kms/client/dispatcher.ts';
import { KeySetError } from './key-set-error.ts';

/** Loads JSON from a URL of an issuer. Rejects for any status except 200, and for text that is not JSON. */
export type LoadJson = (url: string, signal: AbortSignal) => Promise<unknown>;

export function createLoadJson(dispatcher: Dispatcher): LoadJson {
  return async (url, signal) => {
    // Follows no redirects: the operator trusts this URL, not the URL that it redirects to.
    const init = { dispatcher, signal, redirect: 'error', headers: { accept: 'application/json' } } as const;
    const { status, body } = await fetch(url, init);
    if (status !== 200) throw new KeySetError(`HTTP_${status}`);
    return JSON.parse(await readText(body ?? []));
  };
}

/** The dispatcher limits the bytes on the wire. Decompression can multiply them by a thousand. */
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
