import { BlockList, isIP } from 'node:net';
import { type Match, toMatch } from '../match.ts';

/**
 * Says of an address of the request whether it is in the policy's range: CIDR, or a single address. IPv4 and IPv6 never
 * match each other. UNKNOWN if the range is malformed. Source: IAM User Guide, "IP address condition operators".
 */
export function toAddressMatch(range: string): (address: string) => Match {
  const [base = '', length, ...more] = range.split('/');
  const family = isIP(base);
  const longest = family === 4 ? 32 : 128;
  const prefix = length === undefined ? longest : toPrefix(length);
  if (family === 0 || more.length > 0 || prefix === undefined || prefix > longest) return () => 'UNKNOWN';
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(base, prefix, type);
  return (address) => toMatch(isIP(address) === family && list.check(address, type));
}

function toPrefix(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}
