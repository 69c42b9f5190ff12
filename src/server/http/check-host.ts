import type { RequestListener, ServerResponse } from 'node:http';
import type { Edges } from '../../config/http.ts';
import { isAllowedHost, toHostName } from '../../http/allowed-host.ts';
import { quote } from '../../json/quote.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** What is in front of everything: the headers that each answer has, and no answer to who asks for another host. */
export function guard(listener: RequestListener, { allowedHosts }: Pick<Edges, 'allowedHosts'>): RequestListener {
  const headers = new Map(Object.entries(SECURITY_HEADERS));
  return (request, response) => {
    const { url = '', headers: given } = request;
    const host = toHostName(given.host ?? '');
    response.setHeaders(headers);
    const repeated = findRepeated(request.rawHeaders);
    if (repeated !== null) {
      refuse(response, 400, 'BAD_REQUEST', `The header ${repeated} is given more than once: send it once.`);
      return;
    }
    // What is no URL would make the fetch adapter answer with its stack trace.
    if (
      (given.host !== undefined && host === null) ||
      !url.startsWith('/') ||
      !URL.canParse(url, `http://${given.host}`)
    ) {
      refuse(response, 400, 'BAD_REQUEST', 'The request is not for a path of a host.');
    } else if (PROBES.has(url) || (host !== null && isAllowedHost(host, allowedHosts))) {
      listener(request, response);
    } else {
      const message = `The gateway is not known by the host name ${quote(host ?? '')}. If it should be, name it in ALLOWED_HOSTS.`;
      refuse(response, 421, 'HOST_NOT_ALLOWED', message);
    }
  };
}

/** Asked by whoever watches over the gateway, by whatever name; nothing in their answers is worth a name. Whole: not `/livez?/graphql`. */
const PROBES: ReadonlySet<string> = new Set(['/livez', '/readyz']);

/**
 * Node takes the first copy of these, or joins them; a proxy in front of the gateway may have gone by another one.
 * Source for Host: RFC 9112, section 3.2. (Node itself refuses a second Content-Length.)
 */
const SINGLE: ReadonlySet<string> = new Set(['host', 'authorization', 'content-type', 'origin']);

/** `rawHeaders` has names and values in turn. */
function findRepeated(rawHeaders: readonly string[]): string | null {
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (!SINGLE.has(name)) continue;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return null;
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}
