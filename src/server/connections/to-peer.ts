/**
 * The peer that an IP address belongs to: an IPv4 address, or the /64 of an IPv6 address, because one machine can use
 * all addresses of a /64. All unknown addresses are one peer.
 */
export function toPeer(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const [mapped] = MAPPED_IPV4.exec(address) ?? [];
  if (mapped !== undefined) return address.slice('::ffff:'.length);
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0');
  return `${[...groups, ...zeros, ...rest].slice(0, 4).join(':')}::/64`;
}

/** How a server that listens on `::` sees an IPv4 address. */
const MAPPED_IPV4 = /^::ffff:\d+\.\d+\.\d+\.\d+$/i;
