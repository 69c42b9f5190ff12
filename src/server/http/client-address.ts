import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6, SocketAddress } from 'node:net';
import type { TrustedProxies } from '../../config/trust-proxy.ts';

/** The IP address of the client of a request. Undefined if its connection has closed. */
export type ClientAddress = (request: IncomingMessage) => string | undefined;

/**
 * Behind proxies (TRUST_PROXY), reads the header X-Forwarded-For from right to left: each proxy appends the address that
 * it got the request from. The first address that is no proxy of ours is the client's. What stands left of it was sent
 * by the client, who can write anything. The header Forwarded is not read: a proxy that writes one of both passes the
 * other on as the client sent it.
 */
export function createClientAddress(proxies: TrustedProxies | null): ClientAddress {
  if (proxies === null) return ({ socket }) => socket.remoteAddress;
  const isProxy = toCheck(proxies);
  const known = new WeakMap<IncomingMessage, string>();
  return (request) => {
    const peer = known.get(request) ?? request.socket.remoteAddress;
    if (peer === undefined || known.has(request)) return peer;
    const address = findClient(peer, String(request.headers['x-forwarded-for'] ?? ''), isProxy);
    known.set(request, address);
    return address;
  };
}

/** Whether the sender of an address is a proxy. `hops` is the number of proxies that are known before it. */
type IsProxy = (address: SocketAddress, hops: number) => boolean;

function toCheck(proxies: TrustedProxies): IsProxy {
  if ('count' in proxies) return (_address, hops) => hops < proxies.count;
  return (address) => proxies.addresses.check(address);
}

/** The last address that is known for sure: that of the client, or of a proxy that names no address. */
function findClient(peer: string, header: string, isProxy: IsProxy): string {
  let address = parseAddress(peer);
  if (address === null) return peer;
  let end = header.length;
  for (let hops = 0; end > 0 && hops < MAX_HOPS && isProxy(address, hops); hops++) {
    const comma = header.lastIndexOf(',', end - 1);
    const next = parseAddress(header.slice(comma + 1, end).trim());
    if (next === null) break;
    address = next;
    end = comma;
  }
  return address.address;
}

/** The most addresses that are read. Requests pass a few proxies, and a header may have a thousand addresses. */
const MAX_HOPS = 16;

/**
 * An address, maybe with a port: load balancers of AWS can write 203.0.113.7:50123, and [2001:db8::7]:50123. Null for any
 * other text, such as `unknown`. Without a zone, which can be any text.
 */
function parseAddress(text: string): SocketAddress | null {
  if (text.length > MAX_CHARACTERS) return null;
  const [, bracketed] = /^\[([0-9a-f:.]+)\](?::[0-9]+)?$/i.exec(text) ?? [];
  const address = bracketed ?? (/^[0-9.]+:[0-9]+$/.test(text) ? text.slice(0, text.indexOf(':')) : text);
  if (isIPv4(address)) return bracketed === undefined ? new SocketAddress({ address, family: 'ipv4' }) : null;
  return isIPv6(address) && !address.includes('%') ? new SocketAddress({ address, family: 'ipv6' }) : null;
}

/** An IPv6 address has at most 45; brackets and a port add 8. */
const MAX_CHARACTERS = 53;
