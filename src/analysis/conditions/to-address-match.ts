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
  const isInside = family === 4 ? toIpv4Check(base, prefix) : toIpv6Check(base, prefix);
  return (address) => toMatch(isIP(address) === family && isInside(address));
}

function toPrefix(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}

type Check = (address: string) => boolean;

/** A BlockList takes a hundred times longer to create, and a policy can have thousands of addresses. */
function toIpv4Check(base: string, prefix: number): Check {
  const size = 2 ** (32 - prefix);
  const network = Math.floor(toNumber(base) / size);
  return (address) => Math.floor(toNumber(address) / size) === network;
}

function toNumber(ipv4: string): number {
  return ipv4.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}

/** The list is created when it is needed: most addresses of a request are IPv4. */
function toIpv6Check(base: string, prefix: number): Check {
  let list: BlockList | undefined;
  return (address) => {
    if (list === undefined) {
      list = new BlockList();
      list.addSubnet(base, prefix, 'ipv6');
    }
    return list.check(address, 'ipv6');
  };
}
