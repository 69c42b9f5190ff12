import { isIP } from 'node:net';

/** The name or address that a Host header has, without its port; null where it has none. */
export function toHostName(header: string): string | null {
  const [, bracketed, name = bracketed] = HOST.exec(header) ?? [];
  return name?.toLowerCase().replace(/\.$/, '') ?? null;
}

/**
 * Whether the gateway is asked for by this name. A page whose own name was pointed at this machine (DNS rebinding) is, for
 * its browser, of the same origin as the gateway; the name is what gives it away. An IP address is no name that somebody
 * could point elsewhere: load balancers ask for it, and so may people.
 */
export function isAllowedHost(name: string, allowedHosts: readonly string[]): boolean {
  return isIP(name) > 0 || name === 'localhost' || name.endsWith('.localhost') || allowedHosts.includes(name);
}

/** An IPv6 address in brackets, or a name or IPv4 address; with or without a port. */
const HOST = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i;
