import type { Plugin } from 'graphql-yoga';
import type { Edges } from '../../config/http.ts';
import { quote } from '../../json/quote.ts';
import type { Intake } from '../overload/intake.ts';
import { refusal } from '../refusal.ts';
import { acceptsAnswer, NOT_ACCEPTABLE } from './accepts-answer.ts';
import { readBody } from './read-body.ts';

export type EdgeOptions = Pick<Edges, 'allowGet' | 'maxBody' | 'maxBodyValues'> & {
  /** Where GraphQL is served. */
  readonly path: string;
  /** Whose pages may ask from a browser, such as https://console.example.com. */
  readonly allowedOrigins: readonly string[];
  readonly openIntake: (request: Request, connection: object) => Intake;
};

/** Refuses what is no operation of somebody who may send one, before its body is read. GraphiQL, being a page, is asked for before. */
export function useEdges(options: EdgeOptions): Plugin {
  const { allowGet, path, allowedOrigins, openIntake } = options;
  const methods = allowGet ? ['GET', 'POST'] : ['POST'];
  return {
    onRequestParse({ request, requestParser, setRequestParser, endResponse, fetchAPI, serverContext }) {
      // First: what Yoga cannot answer it cannot refuse either.
      if (!acceptsAnswer(request.headers.get('accept'))) {
        const headers = { 'content-type': 'application/json; charset=utf-8' };
        endResponse(new fetchAPI.Response(NOT_ACCEPTABLE, { status: 406, headers }));
        return;
      }
      const { pathname, host } = new URL(request.url);
      // Yoga also takes a path for its own that only ends so, as in /livez?/graphql.
      if (pathname !== path) throw refusal({ status: 404, code: 'NOT_FOUND', message: `GraphQL is at ${path}.` });
      if (!methods.includes(request.method)) throw wrongMethod(methods);
      if (!isOwnPage(request.headers, host, allowedOrigins)) throw foreignPage(request.headers.get('origin'));
      setRequestParser(async (sent) => {
        const intake = openIntake(sent, serverContext);
        if (sent.method === 'POST') return await readBody(sent, options, intake);
        await intake.turn();
        return (await requestParser?.(sent)) ?? {};
      });
    },
  };
}

/**
 * A browser says by Sec-Fetch-Site whose page asks, of GET requests without an Origin, too; an older one says it by Origin
 * alone, and not of every GET. What is no browser says nothing.
 */
function isOwnPage(headers: Headers, host: string, allowedOrigins: readonly string[]): boolean {
  const origin = headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return true;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  return origin === null || (URL.canParse(origin) && new URL(origin).host === host);
}

function foreignPage(origin: string | null) {
  const page = origin === null ? 'another host' : quote(origin);
  const message = `A page of ${page} may not ask. If it should, name its origin in CORS_ALLOWED_ORIGINS.`;
  return refusal({ status: 403, code: 'ORIGIN_NOT_ALLOWED', message });
}

function wrongMethod(methods: readonly string[]) {
  const message = `Operations are sent by ${methods.join(' or ')}.`;
  return refusal({ status: 405, code: 'METHOD_NOT_ALLOWED', message, headers: { allow: methods.join(', ') } });
}
