import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** The content encodings of files. Some browsers accept brotli over HTTPS only. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A file as it goes over the wire. */
export type StaticFile = {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding;
  readonly contentType: string;
  /** A weak ETag, because it is the same for all encodings of the content. */
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** For a file with a constant name: the browser asks on each load whether the file has changed. */
export const REVALIDATED = { 'cache-control': 'no-cache' };
/** For a file whose name changes with its content: the browser does not ask again. */
export const IMMUTABLE = { 'cache-control': 'public, max-age=31536000, immutable' };

/** The best encoding that an Accept-Encoding header takes. */
export function acceptedEncoding(header: string | null): Encoding {
  const accepted = new Set(
    (header ?? '').split(',').map((item) => {
      const [name = '', weight = ''] = item.toLowerCase().split(';');
      return /^\s*q\s*=\s*0(\.0*)?\s*$/.test(weight) ? '' : name.trim();
    }),
  );
  return accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : 'identity';
}

/** Compresses in a thread of libuv. */
export async function compress(content: string, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'identity') return new TextEncoder().encode(content);
  // The default is the highest quality. For GraphiQL's script, it takes 10 s, not 0.1 s, and saves only 1/8.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  const packed = encoding === 'br' ? promisify(brotliCompress)(content, { params }) : promisify(gzip)(content);
  return new Uint8Array(await packed);
}

/** The start of a SHA-256, for names and ETags. */
export function digestOf(...contents: readonly string[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('base64url').slice(0, 22);
}

/** The whole file, or 304 if the client has it. */
export function toResponse(file: StaticFile, request: Request, Response: typeof globalThis.Response): Response {
  const { body, encoding, contentType, etag } = file;
  const headers = { ...file.headers, etag, vary: 'accept-encoding', 'x-content-type-options': 'nosniff' };
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(body, {
    headers: {
      ...headers,
      'content-type': contentType,
      'content-length': String(body.byteLength),
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
  });
}
