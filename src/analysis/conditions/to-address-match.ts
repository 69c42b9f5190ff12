import { isIP } from 'node:net';
import { type Match, toMatch } from '../match.ts';

type AddressMatch = (address: string) => Match;

/**
 * Says of an address of the request whether it is in the policy's range: CIDR, or a single address. IPv4 and IPv6 never
 * match each other. UNKNOWN if the range is malformed. Source: IAM User Guide, "IP address condition operators".
 */
export const toAddressMatch: (range: string) => AddressMatch = remember((range) => {
  const [base = '', length, ...more] = range.split('/');
  const { family, bits } = parseAddress(base);
  const longest = family === 4 ? 32 : 128;
  const prefix = length === undefined ? longest : toPrefix(length);
  if (family === 0 || more.length > 0 || prefix === undefined || prefix > longest) return () => 'UNKNOWN';
  const rest = BigInt(longest - prefix);
  const first = bits >> rest;
  return (text) => {
    const address = parseAddress(text);
    return toMatch(address.family === family && address.bits >> rest === first);
  };
});

const parseAddress = remember((text) => {
  const family = isIP(text);
  return { family, bits: family === 0 ? 0n : toInteger(text) };
});

/** The longest text that may be a range, and how many are remembered. */
const MAX_LENGTH = 60;
const MAX_REMEMBERED = 2_000;

/** Each address is compared with each range: to read them again would take longer than to compare them. */
function remember<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const value = known.get(text) ?? compute(text);
    if (text.length > MAX_LENGTH || known.has(text)) return value;
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(text, value);
    return value;
  };
}

function toPrefix(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}

/** The bits of an address. */
export function toInteger(address: string): bigint {
  if (isIP(address) === 4) return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  const plain = address.replace(/%.*$/, '').replace(/\d+\.\d+\.\d+\.\d+$/, (ipv4) => {
    const integer = toInteger(ipv4);
    return `${(integer >> 16n).toString(16)}:${(integer & 0xffffn).toString(16)}`;
  });
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].reduce((sum, part) => sum * 65536n + BigInt(`0x${part}`), 0n);
}
