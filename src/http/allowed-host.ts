import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** The host name or IP address in a Host header, without its port. Null if the header is not valid. */
export function toHostName(header: string): string | null {
  const [, bracketed, name = bracketed] = HOST.exec(header) ?? [];
  return name?.toLowerCase().replace(/\.$/, '') ?? null;
}

/**
 * True if a request may have this host name. Against DNS rebinding: an attacker points the name of a page at this
 * machine. The browser then lets the page read this server's answers, and sends the attacker's name as the Host header.
 * IP addresses are always allowed: an attacker cannot point an address elsewhere, and load balancers use them.
 */
export function isAllowedHost(name: string, allowedHosts: readonly string[]): boolean {
  return isIP(name) > 0 || name === 'localhost' || name.endsWith('.localhost') || allowedHosts.includes(name);
}

/**
 * True if a request has several Host headers. Node uses the first, and a proxy may have checked the last. Source: RFC
 * 9112, section 3.2, which requires the status 400.
 */
export function hasSeveralHosts({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length > 1;
}

/** An IPv6 address in brackets, or a name or IPv4 address, with or without a port. */
const HOST = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i;
