import type { RequestListener, ServerResponse } from 'node:http';
import type { Edges } from '../../config-edges.ts';
import { isAllowedHost, toHostName } from '../../http/allowed-host.ts';
import { quote } from '../../policy/quote.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** What is in front of everything: the headers that each answer has, and no answer to who asks for another host. */
export function guard(listener: RequestListener, { allowedHosts }: Pick<Edges, 'allowedHosts'>): RequestListener {
  const headers = new Map(Object.entries(SECURITY_HEADERS));
  return (request, response) => {
    const { url = '', headers: given } = request;
    const host = toHostName(given.host ?? '');
    response.setHeaders(headers);
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

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}
