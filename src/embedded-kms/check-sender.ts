import type { IncomingMessage } from 'node:http';
import { hasSeveralHosts, isAllowedHost, toHostName } from '../http/allowed-host.ts';
import { KmsFault } from './kms-fault.ts';

/**
 * Throws KmsFault for what a web page made its visitor's browser send: pages of any site can reach 127.0.0.1, and what is
 * here may be an export of a real estate. Signatures do not help, for nobody checks them.
 */
export function checkSender(request: IncomingMessage, allowedHosts: readonly string[]): void {
  const { host: header = '', origin, 'sec-fetch-site': site = 'none' } = request.headers;
  if (hasSeveralHosts(request)) throw new KmsFault('ValidationException', 'The request has more than one Host header.');
  const host = toHostName(header);
  if (host === null) throw new KmsFault('ValidationException', 'The Host header names no host.');
  // DNS rebinding: for its browser, the page is of the same origin as the embedded KMS.
  if (!isAllowedHost(host, allowedHosts)) throw unknownHost(host);
  // A browser sends one or the other, or both. `none` is what somebody typed into its address bar.
  if (origin !== undefined || site !== 'none') throw new KmsFault('AccessDeniedException', FOR_NO_PAGE, 403);
}

const FOR_NO_PAGE = 'The embedded KMS answers no web page: the request has an Origin or a Sec-Fetch-Site header.';

function unknownHost(host: string): KmsFault {
  const name = JSON.stringify(host.slice(0, MAX_SHOWN));
  const message = `The embedded KMS is not known by the host name ${name}. If it should be, name it in ALLOWED_HOSTS.`;
  return new KmsFault('MisdirectedRequestException', message, 421);
}

/** Characters. */
const MAX_SHOWN = 200;
