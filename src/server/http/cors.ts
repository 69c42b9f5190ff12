import type { Plugin, YogaServerOptions } from 'graphql-yoga';

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
    return { origin, credentials: false, methods: ['POST'], allowedHeaders: ALLOWED_HEADERS, maxAge: MAX_AGE };
  };
}

/** Keeps a shared cache from serving the answer for one origin to a page of another origin. */
export function useVaryOrigin(): Plugin {
  return { onResponse: ({ response }) => response.headers.append('vary', 'Origin') };
}

const ALLOWED_HEADERS = ['content-type', 'authorization'];

/** Seconds for which a browser caches a preflight answer. A removed origin loses access within ten minutes. */
const MAX_AGE = 600;
