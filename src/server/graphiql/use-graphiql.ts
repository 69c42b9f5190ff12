import type { GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { acceptedEncoding, type Encoding, toResponse } from '../http/static-file.ts';
import { loadFiles } from './files.ts';
import type { PageSettings } from './page.ts';

/**
 * Serves GraphiQL to a browser that opens `path` or the root. GraphiQL works offline, and its page may not reach other
 * hosts. The URLs of its files are relative to `path`, so that a proxy can serve the gateway below any path.
 */
export function useGraphiQL(path: string, schema: GraphQLSchema, settings: PageSettings): Plugin {
  const folder = new URL('graphiql/', `http://gateway${path}`).pathname;
  const loaded = new Map<Encoding, ReturnType<typeof loadFiles>>();
  const load = (encoding: Encoding) => {
    const files = loaded.get(encoding) ?? loadFiles(encoding, schema, settings);
    loaded.set(encoding, files);
    return files;
  };
  return {
    // Not an async function: the promise would cost each query time.
    onRequest(event) {
      return event.request.method === 'GET' ? serve(event) : undefined;
    },
  };

  async function serve({ request, url, fetchAPI, endResponse }: RequestEvent): Promise<void> {
    if (url.pathname.startsWith(folder)) {
      const { assets } = load(acceptedEncoding(request.headers.get('accept-encoding')));
      const file = await assets.get(url.pathname.slice(folder.length))?.();
      if (file !== undefined) endResponse(toResponse(file, request, fetchAPI.Response));
      return;
    }
    if (!request.headers.get('accept')?.includes('text/html')) return;
    if (url.pathname === '/') {
      endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: path } }));
      return;
    }
    if (url.pathname !== path) return;
    const { page } = load(acceptedEncoding(request.headers.get('accept-encoding')));
    endResponse(toResponse(await page, request, fetchAPI.Response));
  }
}

type RequestEvent = Parameters<NonNullable<Plugin['onRequest']>>[0];
