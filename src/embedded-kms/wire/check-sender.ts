import type { IncomingMessage } from 'node:http';
import { hasSeveralHosts, isAllowedHost, toHostName } from '../../http/allowed-host.ts';
import { KmsFault } from '../rules/kms-fault.ts';

/**
 * Throws KmsFault for a request of a web page. A page of any site can send requests to 127.0.0.1 from its visitor's
 * browser. The embedded KMS checks no signatures, and its data can be an export of real accounts.
 */
export function checkSender(request: IncomingMessage, allowedHosts: readonly string[]): void {
  const { host: header = '', origin, 'sec-fetch-site': site = 'none' } = request.headers;
  if (hasSeveralHosts(request)) throw new KmsFault('ValidationException', 'The request has more than one Host header.');
  const host = toHostName(header);
  if (host === null) throw new KmsFault('ValidationException', 'The request has no valid Host header.');
  // Against DNS rebinding, which makes the browser treat the page and the embedded KMS as the same origin.
  if (!isAllowedHost(host, allowedHosts)) throw hostNotAllowed(host);
  // Browsers send at least one of these headers. `none` means an address that the user typed.
  if (origin !== undefined || site !== 'none') throw new KmsFault('AccessDeniedException', PAGE_REFUSED, 403);
}

const PAGE_REFUSED = 'Requests of web pages are refused: this request has an Origin or a Sec-Fetch-Site header.';

function hostNotAllowed(host: string): KmsFault {
  const name = JSON.stringify(host.slice(0, MAX_SHOWN));
  const message = `The host name ${name} is not allowed. To allow it, add it to ALLOWED_HOSTS.`;
  return new KmsFault('MisdirectedRequestException', message, 421);
}

/** Characters. */
const MAX_SHOWN = 200;
