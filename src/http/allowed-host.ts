import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** The name or address that a Host header has, without its port; null where it has none. */
export function toHostName(header: string): string | null {
  const [, bracketed, name = bracketed] = HOST.exec(header) ?? [];
  return name?.toLowerCase().replace(/\.$/, '') ?? null;
}

/**
 * Whether a server may be asked for by this name. A page whose own name was pointed at this machine (DNS rebinding) is,
 * for its browser, of the same origin as the server; the name is what gives it away. An IP address is no name that
 * somebody could point elsewhere: load balancers ask for it, and so may people.
 */
export function isAllowedHost(name: string, allowedHosts: readonly string[]): boolean {
  return isIP(name) > 0 || name === 'localhost' || name.endsWith('.localhost') || allowedHosts.includes(name);
}

/** RFC 9112, 3.2: such a request is answered with 400. Node takes the first; a proxy may have checked the last. */
export function hasSeveralHosts({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length > 1;
}

/** An IPv6 address in brackets, or a name or IPv4 address; with or without a port. */
const HOST = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i;
