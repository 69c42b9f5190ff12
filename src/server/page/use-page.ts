import type { Plugin } from 'graphql-yoga';
import {
  acceptedEncoding,
  compress,
  digestOf,
  type Encoding,
  IMMUTABLE,
  REVALIDATED,
  type StaticFile,
  toResponse,
} from '../http/static-file.ts';
import type { PageFiles } from './load-page-files.ts';
import type { PageSettings } from './page-settings.ts';

/** Serves the page at the root, and its files, whose names change with their content, below assets/. */
export function usePage({ html, assets }: PageFiles, settings: PageSettings): Plugin {
  const page: Content = {
    content: html.replace(SETTINGS, (_, start, end) => `${start}${toInlineJson(settings)}${end}`),
    contentType: 'text/html; charset=utf-8',
    headers: { ...REVALIDATED, ...toPageHeaders(settings) },
  };
  const files = new Map<string, Content>([['/', page]]);
  for (const [path, asset] of assets) files.set(`/${path}`, { ...asset, headers: IMMUTABLE });
  const packed = new Map<string, Promise<StaticFile>>();
  const load = (path: string, content: Content, encoding: Encoding) => {
    const key = `${encoding} ${path}`;
    const file = packed.get(key) ?? pack(content, encoding);
    packed.set(key, file);
    return file;
  };
  return {
    // Not an async function: the promise would cost each query time.
    onRequest(event) {
      return READS.has(event.request.method) ? serve(event) : undefined;
    },
  };

  async function serve({ request, url, fetchAPI, endResponse }: RequestEvent): Promise<void> {
    const content = files.get(url.pathname);
    if (content === undefined) return;
    const encoding = acceptedEncoding(request.headers.get('accept-encoding'));
    endResponse(toResponse(await load(url.pathname, content, encoding), request, fetchAPI.Response));
  }
}

/** Node.js leaves out the body of an answer to HEAD. */
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

type Content = {
  readonly content: string;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
};
type RequestEvent = Parameters<NonNullable<Plugin['onRequest']>>[0];

async function pack({ content, contentType, headers }: Content, encoding: Encoding): Promise<StaticFile> {
  const body = await compress(content, encoding);
  return { body, encoding, contentType, etag: `W/"${digestOf(content)}"`, headers };
}

/** The element of index.html for the settings. */
const SETTINGS = /(<script type="application\/json" id="settings">)[^<]*(<)/;

/** Escapes `<`, which could end the script element. */
function toInlineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/**
 * The page may only load its own files, and send requests to its own host and to the providers that people sign in
 * with. It sends no Referer, because its URLs name keys. No site may frame it, against clickjacking.
 */
function toPageHeaders({ signIn }: PageSettings): Readonly<Record<string, string>> {
  const providers = (signIn?.providers ?? []).flatMap(({ issuer, origins }) => [new URL(issuer).origin, ...origins]);
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      ["connect-src 'self'", ...new Set(providers)].join(' '),
      "style-src 'self'",
      "img-src 'self' data:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ].join('; '),
    'referrer-policy': 'no-referrer',
  };
}
