import type { Plugin } from 'graphql-yoga';
import { isAt, LIVE_PATH, READY_PATH } from '../paths.ts';

/**
 * Answers every path but `path` with one line that says where GraphQL is: as JSON to clients that accept JSON, else as
 * text. Comes after the plugins that serve other paths.
 */
export function useUnknownPaths({ path, graphiql, page }: UnknownPathsOptions): Plugin {
  const notFound = [
    'There is nothing at this path.',
    ...(page ? ['The page is at /.'] : []),
    `GraphQL is at ${path}: send queries there by POST${graphiql ? ', or open it in a browser for GraphiQL' : ''}.`,
  ].join(' ');
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (isAt(path, request.url, url)) return;
      const isProbe = url.pathname === LIVE_PATH || url.pathname === READY_PATH;
      const refusal: Refusal = isProbe
        ? {
            status: 405,
            code: 'METHOD_NOT_ALLOWED',
            message: 'Health checks are sent by GET or HEAD.',
            allow: 'GET, HEAD',
          }
        : { status: 404, code: 'NOT_FOUND', message: notFound };
      endResponse(toResponse(refusal, request, fetchAPI.Response));
    },
  };
}

type UnknownPathsOptions = {
  /** Where GraphQL is. */
  readonly path: string;
  readonly graphiql: boolean;
  /** Whether the page is served at the root. */
  readonly page: boolean;
};

type Refusal = { readonly status: number; readonly code: string; readonly message: string; readonly allow?: string };

function toResponse(
  { status, code, message, allow }: Refusal,
  request: Request,
  Response: typeof globalThis.Response,
): Response {
  const isJson = request.headers.get('accept')?.includes('json') === true;
  const body = isJson ? JSON.stringify({ errors: [{ message, extensions: { code } }] }) : message;
  const contentType = isJson ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
  const headers = { 'content-type': contentType, ...(allow !== undefined && { allow }) };
  return new Response(request.method === 'HEAD' ? null : `${body}\n`, { status, headers });
}
