import { describe, expect, it, vi } from 'vitest';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { serve } from '../server/_serve.ts';
import { clientAt, connectFrom } from './_clients.ts';

type Forwarded = readonly string[] | string | undefined;

/** The address that the log has of a request from 127.0.0.1 with the header X-Forwarded-For. */
async function addressOf(trustProxy: string, forwarded: Forwarded): Promise<unknown> {
  const { http, requestLines } = await serve({ env: { TRUST_PROXY: trustProxy } });
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded as string };
  await http({ headers: { ...headers, forwarded: 'for=198.51.100.66' }, body: '{"query":"{ __typename }"}' });
  return (await requestLines(1))[0]?.remoteAddress;
}

const CLIENT = '203.0.113.7';
const SPOOFED = '198.51.100.1';
const NETWORKS = '127.0.0.1, 10.0.0.0/8, 2001:db8:1::/48';

describe('the address of a client', () => {
  it.each<[what: string, trustProxy: string, forwarded: Forwarded, address: string]>([
    ['of no proxy that is trusted', '10.0.0.0/8', CLIENT, '127.0.0.1'],
    ['without TRUST_PROXY', '', CLIENT, '127.0.0.1'],
    ['of a proxy', NETWORKS, CLIENT, CLIENT],
    ['of a proxy that says none', NETWORKS, undefined, '127.0.0.1'],
    ['of two proxies', NETWORKS, `${CLIENT}, 10.1.2.3`, CLIENT],
    ['of a spoofed entry before it', NETWORKS, `${SPOOFED}, ${CLIENT}, 10.1.2.3`, CLIENT],
    ['of a spoofed proxy before it', NETWORKS, `${SPOOFED}, 10.9.9.9, ${CLIENT}`, CLIENT],
    ['of a second header', NETWORKS, [SPOOFED, `${CLIENT}, 10.1.2.3`], CLIENT],
    ['of proxies only', NETWORKS, '10.1.2.3, 10.1.2.4', '10.1.2.3'],
    ['with the port that a load balancer adds', NETWORKS, `${CLIENT}:50123`, CLIENT],
    ['of IPv6, with brackets and a port', NETWORKS, '[2001:db8::7]:50123', '2001:db8::7'],
    ['of IPv6, written at length', NETWORKS, '2001:0DB8:0::0007, 2001:db8:1::9', '2001:db8::7'],
    ['of IPv4 in IPv6', NETWORKS, `${CLIENT}, ::ffff:10.1.2.3`, CLIENT],
    ['of a client that its proxy does not name', NETWORKS, `${SPOOFED}, unknown, 10.1.2.3`, '10.1.2.3'],
    ['of a text that is no address', NETWORKS, `${SPOOFED}, <script>`, '127.0.0.1'],
    ['of a zone, which can be any text', NETWORKS, 'fe80::1%any-text', '127.0.0.1'],
    ['of a wrong address', NETWORKS, '1.2.3.4.5', '127.0.0.1'],
    ['of brackets around IPv4', NETWORKS, `[${CLIENT}]`, '127.0.0.1'],
    ['of an empty entry', NETWORKS, `${SPOOFED}, `, '127.0.0.1'],
    ['of one proxy', '1', `${SPOOFED}, ${CLIENT}`, CLIENT],
    ['of two proxies by number', '2', `${SPOOFED}, ${CLIENT}, 10.1.2.3`, CLIENT],
    ['of fewer proxies than the number', '3', CLIENT, CLIENT],
    ['of a thousand entries', NETWORKS, `${CLIENT}${', 10.1.2.3'.repeat(1_000)}`, '10.1.2.3'],
  ])('%s (TRUST_PROXY=%j, X-Forwarded-For: %j) is %s', async (_, trustProxy, forwarded, address) => {
    expect(await addressOf(trustProxy, forwarded)).toBe(address);
  });

  it('does not let a client change the host name or the origin of its request', async () => {
    const { http } = await serve({ env: { TRUST_PROXY: NETWORKS } });
    const headers = { 'x-forwarded-for': CLIENT, 'x-forwarded-host': 'localhost', 'x-forwarded-proto': 'https' };
    const body = '{"query":"{ __typename }"}';
    expect((await http({ headers: { ...headers, host: 'evil.example' }, body })).status).toBe(421);
    expect((await http({ headers: { ...headers, origin: 'https://localhost' }, body })).status).toBe(403);
  });
});

it('two clients behind a proxy have two shares, and neither gets another by a spoofed address', async () => {
  const env = { TRUST_PROXY: '127.0.0.1', MAX_KMS_CALLS_AT_ONCE: '300', REQUEST_DEADLINE_MS: '3000' };
  const { http, kms } = await serve({ seed: bulkSeed(5), env });
  kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'hang' } }]);
  const ask = async (forwarded: string, keys: number) =>
    await http({
      headers: { 'x-forwarded-for': forwarded },
      body: JSON.stringify({ query: `{ keys(first: ${keys}) { nodes { policy { __typename } } } }` }),
    });
  const held = ask(CLIENT, 140);
  await vi.waitFor(() => expect(kms.inFlight()).toBe(1));
  const refused = await ask(`${SPOOFED}, ${CLIENT}`, 60);
  expect([refused.status, JSON.parse(refused.body).errors[0].message]).toEqual([
    503,
    expect.stringMatching(/^The requests from your address that are in flight use up the share of one caller/),
  ]);
  const other = ask('203.0.113.8', 60);
  await vi.waitFor(() => expect(kms.inFlight()).toBe(2));
  await kms.close();
  await Promise.all([held, other]);
});

it('bodies that a client behind a proxy holds back count as its own, and leave others room', async () => {
  const text = 'x'.repeat(100_000);
  const body = JSON.stringify({ query: '{ __typename }', variables: { text } });
  const env = { TRUST_PROXY: '1', MAX_BODY_MEMORY_BYTES: `${6 * 2 * body.length + 1_000}` };
  const { port, url } = await serve({ env });
  const head = `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n`;
  const refused: string[] = [];
  for (let index = 0; index < 4; index++) {
    const socket = await connectFrom(port);
    socket.on('data', (data) => refused.push(String(data).slice(9, 12)));
    socket.write(`${head}x-forwarded-for: ${CLIENT}\r\ncontent-length: ${body.length}\r\n\r\n{`);
  }
  await vi.waitFor(() => expect(refused).toEqual(['503']), { timeout: 10_000 });
  const other = clientAt(url, '127.0.0.1', { 'x-forwarded-for': '203.0.113.8' });
  expect((await other.ask('{ __typename }', { text })).status).toBe(200);
  const same = clientAt(url, '127.0.0.1', { 'x-forwarded-for': CLIENT });
  expect((await same.ask('{ __typename }', { text })).status).toBe(503);
});
