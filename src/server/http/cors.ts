import type { Plugin, YogaServerOptions } from 'graphql-yoga';
import { isAllowedPage, originNotAllowed } from './allowed-page.ts';

/**
 * Yoga's option `cors`, for pages of `allowedOrigins` only. Yoga's defaults allow every origin with credentials. Given
 * a list, Yoga answers any other origin with `null`, which is the origin of a sandboxed frame on any page. So Yoga gets
 * either the one allowed origin of the request, or no CORS.
 */
export function toCors(allowedOrigins: readonly string[]): YogaServerOptions<object, object>['cors'] {
  // Without allowed origins, preflight requests get no CORS headers.
  if (allowedOrigins.length === 0) return false;
  return (request: Request) => {
    const origin = request.headers.get('origin');
    if (origin === null || !allowedOrigins.includes(origin)) return false;
    return {
      origin,
      credentials: false,
      methods: ['POST'],
      allowedHeaders: ALLOWED_HEADERS,
      exposedHeaders: EXPOSED_HEADERS,
      maxAge: MAX_AGE,
    };
  };
}

/** Keeps a shared cache from serving the answer for one origin to a page of another origin. */
export function useVaryOrigin(): Plugin {
  return { onResponse: ({ response }) => response.headers.append('vary', 'Origin') };
}

/**
 * Answers the preflight of a page that may not send requests with 403 and the reason, which a developer sees among the
 * requests of the browser. Yoga would answer 204, or 405 if no origin is allowed.
 */
export function useRefusedPreflight(allowedOrigins: readonly string[]): Plugin {
  return {
    onResponse({ request, setResponse, fetchAPI }) {
      if (!isPreflight(request) || isAllowedPage(request, allowedOrigins)) return;
      const error = originNotAllowed(request.headers.get('origin'));
      const { message, extensions } = error;
      const body = { errors: [{ message, extensions: { code: extensions.code } }] };
      setResponse(fetchAPI.Response.json(body, { status: 403 }));
    },
  };
}

function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('access-control-request-method');
}

/** Those of a browser's JSON, of authentication, of Apollo's clients, of our log, and of traces (W3C Trace Context). */
const ALLOWED_HEADERS = [
  'content-type',
  'authorization',
  'apollographql-client-name',
  'apollographql-client-version',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'x-request-id',
  'traceparent',
  'tracestate',
];

/** A page can show the ID of its request and where its time went, and wait as long as it is told. */
const EXPOSED_HEADERS = ['x-request-id', 'retry-after', 'server-timing'];

/** Seconds for which a browser caches a preflight answer. A removed origin loses access within ten minutes. */
const MAX_AGE = 600;
