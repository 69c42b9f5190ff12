import type { GraphQLError } from 'graphql';
import { quote } from '../../json/quote.ts';
import { createRequestError } from '../request-error.ts';

/**
 * True if the request is from a page of this host or of an allowed origin, or not from a browser. Browsers send
 * Sec-Fetch-Site with every request. Older browsers send only Origin, and not with every GET. Other clients send
 * neither.
 */
export function isAllowedPage({ headers, url }: Request, allowedOrigins: readonly string[]): boolean {
  const origin = headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return true;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  return origin === null || (URL.canParse(origin) && new URL(origin).host === new URL(url).host);
}

export function originNotAllowed(origin: string | null): GraphQLError {
  const page = origin === null ? 'another host' : quote(origin);
  const message = `A page of ${page} may not send requests. The operator can allow it with CORS_ALLOWED_ORIGINS.`;
  return createRequestError({ status: 403, code: 'ORIGIN_NOT_ALLOWED', message });
}
