import { BlockList, isIP, isIPv6, SocketAddress } from 'node:net';
import { z } from 'zod';

/** Whose header X-Forwarded-For tells the client's address: the proxies in front of the gateway. */
export type TrustedProxies =
  /** The number of proxies that each request passes. */
  | { readonly count: number }
  /** The proxies by address. */
  | { readonly addresses: BlockList };

const EXPECTED =
  'the number of proxies in front of the gateway, 1 to 9, or their addresses and networks separated by commas, ' +
  'such as 10.0.0.0/8';

/** The value of TRUST_PROXY. */
export function trustedProxies() {
  return z.string().transform((text, context): TrustedProxies => {
    if (/^[1-9]$/.test(text)) return { count: Number(text) };
    const addresses = new BlockList();
    const problems = text.split(',').map((part) => addNetwork(addresses, part.trim()));
    const problem = problems.find((each) => each !== null);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    return { addresses };
  });
}

/** What was expected. Null if the network was added. */
function addNetwork(addresses: BlockList, text: string): string | null {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || address.includes('%') || rest.length > 0) return EXPECTED;
  const bits = family === 4 ? 32 : 128;
  if (prefix !== undefined && !(/^[0-9]{1,3}$/.test(prefix) && Number(prefix) <= bits)) return EXPECTED;
  if (Number(prefix ?? bits) <= (isMappedIPv4(address) ? 96 : 0))
    return `${EXPECTED}; not /0: with it, all callers could choose their address`;
  addresses.addSubnet(address, Number(prefix ?? bits), family === 4 ? 'ipv4' : 'ipv6');
  return null;
}

/** ::ffff:0:0/96 has all IPv4 addresses. */
function isMappedIPv4(address: string): boolean {
  return isIPv6(address) && new SocketAddress({ address, family: 'ipv6' }).address.startsWith('::ffff:');
}
