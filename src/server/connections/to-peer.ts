/**
 * Whom an address stands for: an IPv4 address itself, an IPv6 address its /64, of which one machine has all addresses.
 * An address that is not known is a peer, too.
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

/** As a server on `::` sees IPv4. */
const MAPPED_IPV4 = /^::ffff:\d+\.\d+\.\d+\.\d+$/i;
