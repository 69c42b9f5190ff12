import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin } from 'graphql-yoga';
import { STARTER_QUERIES } from './starter-queries.ts';

/** Shows GraphiQL to a browser that opens `path` or the root. Offline: the page loads nothing from other hosts. */
export function useGraphiQL(path: string): Plugin {
  let page: Promise<Page> | undefined;
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (request.method !== 'GET' || !request.headers.get('accept')?.includes('text/html')) return;
      if (url.pathname === '/') {
        endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: path } }));
        return;
      }
      if (url.pathname !== path) return;
      page ??= loadPage(path);
      endResponse(toResponse(await page, request, fetchAPI.Response));
    },
  };
}

/** Several tabs at the start leave GraphiQL's sliding of tabs unfinished: the first click on one moves it from under the pointer. */
const STEADY_TABS = '.graphiql-tab { transform: none !important; }';

type Page = { readonly html: string; readonly gzipped: Uint8Array<ArrayBuffer>; readonly etag: string };

/** The page has 9 MB: it is made once, when it is first asked for, and sent again only where it has changed. */
async function loadPage(endpoint: string): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    title: 'KMS Policy Gateway',
    endpoint,
    defaultTabs: STARTER_QUERIES.map((query) => ({ query })),
  }).replace('</head>', `<style>${STEADY_TABS}</style></head>`);
  const gzipped = new Uint8Array(await promisify(gzip)(html));
  return { html, gzipped, etag: `"${createHash('sha256').update(html).digest('base64url')}"` };
}

function toResponse({ html, gzipped, etag }: Page, request: Request, Response: typeof globalThis.Response): Response {
  const headers = { etag, 'cache-control': 'no-cache', vary: 'accept-encoding' };
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
  const content = { ...headers, 'content-type': 'text/html; charset=utf-8' };
  return request.headers.get('accept-encoding')?.includes('gzip')
    ? new Response(gzipped, { headers: { ...content, 'content-encoding': 'gzip' } })
    : new Response(html, { headers: content });
}
