import type { RequestListener, ServerResponse } from 'node:http';
import type { HttpConfig } from '../../config/http.ts';
import { isAllowedHost, toHostName } from '../../http/allowed-host.ts';
import { quote } from '../../json/quote.ts';
import { isHealthPath } from '../paths.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/**
 * Runs before Yoga: sets the security headers of every answer, and refuses requests with an ambiguous or wrong Host.
 * Against DNS rebinding, and against a proxy in front of the gateway that reads a repeated header differently.
 */
export function createGuard(
  next: RequestListener,
  { allowedHosts }: Pick<HttpConfig, 'allowedHosts'>,
): RequestListener {
  const securityHeaders = new Map(Object.entries(SECURITY_HEADERS));
  return (request, response) => {
    response.setHeaders(securityHeaders);
    const repeated = findRepeatedHeader(request.rawHeaders);
    if (repeated !== null) {
      sendError(response, 400, 'BAD_REQUEST', `The header ${repeated} is given more than once: send it once.`);
      return;
    }
    const { url = '', headers } = request;
    const host = toHostName(headers.host ?? '');
    const isHostInvalid = headers.host !== undefined && host === null;
    // Yoga's fetch adapter would answer a URL that cannot be parsed with its stack trace.
    if (isHostInvalid || !url.startsWith('/') || !URL.canParse(url, `http://${headers.host}`)) {
      sendError(response, 400, 'BAD_REQUEST', 'The request has no valid path or no valid Host header.');
      return;
    }
    // Load balancers send health checks under any host name. The answers contain no data of keys or callers.
    if (isHealthPath(url) || (host !== null && isAllowedHost(host, allowedHosts))) {
      next(request, response);
      return;
    }
    const message = `The host name ${quote(host ?? '')} is not allowed. The operator can allow it with ALLOWED_HOSTS.`;
    sendError(response, 421, 'HOST_NOT_ALLOWED', message);
  };
}

/**
 * Node takes the first copy of these headers, or joins the copies. A proxy may have checked the last copy.
 * Source for Host: RFC 9112, section 3.2. Node itself refuses a second Content-Length.
 */
const SINGLE_HEADERS: ReadonlySet<string> = new Set(['host', 'authorization', 'content-type', 'origin']);

/** `rawHeaders` alternates names and values. */
function findRepeatedHeader(rawHeaders: readonly string[]): string | null {
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (!SINGLE_HEADERS.has(name)) continue;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return null;
}

function sendError(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}
