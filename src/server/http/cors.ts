import type { Plugin, YogaServerOptions } from 'graphql-yoga';

/**
 * Yoga's `cors` for pages of `allowedOrigins` alone. Yoga's own defaults let every origin in with credentials, and answer an
 * origin that is not in its list with `null`, which is what a sandboxed frame of any page sends: so it is given the one
 * origin that is allowed, or nothing.
 */
export function toCors(allowedOrigins: readonly string[]): YogaServerOptions<object, object>['cors'] {
  // Without a list nothing is answered to a preflight at all.
  if (allowedOrigins.length === 0) return false;
  return (request: Request) => {
    const origin = request.headers.get('origin');
    if (origin === null || !allowedOrigins.includes(origin)) return false;
    return { origin, credentials: false, methods: ['POST'], allowedHeaders: ALLOWED_HEADERS, maxAge: MAX_AGE };
  };
}

/** A cache between gateway and browser must not give one origin what another was answered, nor a page what nobody's was. */
export function useVaryOrigin(): Plugin {
  return { onResponse: ({ response }) => response.headers.append('vary', 'Origin') };
}

const ALLOWED_HEADERS = ['content-type', 'authorization'];

/** Seconds that a browser need not ask again: an origin that is taken off the list is out within ten minutes. */
const MAX_AGE = 600;
