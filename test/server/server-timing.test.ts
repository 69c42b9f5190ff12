import { describe, expect, it } from 'vitest';
import { DOC_KEY } from '../_setup.ts';
import { setupAuthorized, THERE } from '../auth/_closed-account.ts';
import { serve } from './_serve.ts';

const POLICY = `{ key(id: "${DOC_KEY}") { policy { __typename } } }`;
const CONSOLE = 'https://console.example.com';

/** The entries of a Server-Timing header. */
function toEntries(header: string | readonly string[] | null | undefined) {
  return String(header)
    .split(/, (?=\w+;)/)
    .map((entry) => {
      const [, name, milliseconds, text = null] = /^(\w+);dur=([\d.]+)(?:;desc="([^"]*)")?$/.exec(entry) ?? [];
      return { name, milliseconds: Number(milliseconds), text };
    });
}

describe('the header Server-Timing', () => {
  it('tells how long each phase took, and the KMS calls', async () => {
    const { post } = await serve();
    const entries = toEntries((await post(POLICY)).headers['server-timing']);
    expect(entries.map(({ name }) => name)).toEqual(['parse', 'validate', 'execute', 'kms', 'total']);
    const [parse = 0, validate = 0, execute = 0, kms = 0, total = 0] = entries.map(({ milliseconds }) => milliseconds);
    expect(entries[3]?.text).toBe('1 call');
    expect(kms).toBeGreaterThan(0);
    expect(execute).toBeGreaterThanOrEqual(kms);
    // Each number is rounded to 0.1.
    expect(total).toBeGreaterThanOrEqual(parse + validate + execute - 0.2);
  });

  it('counts retries', async () => {
    const { post, kms } = await serve();
    kms.setFaults([{ operation: 'GetKeyPolicy', firstCalls: 2, fault: { kind: 'throttle' } }]);
    const entries = toEntries((await post(POLICY)).headers['server-timing']);
    expect(entries.find(({ name }) => name === 'kms')?.text).toBe('3 calls, 2 retries');
  });

  it('has only what was done of an operation that is refused', async () => {
    const { post } = await serve({ env: { MAX_KMS_CALLS: '1' } });
    const namesOf = async (query: string) =>
      toEntries((await post(query)).headers['server-timing']).map(({ name }) => name);
    expect(await namesOf('{')).toEqual(['parse', 'kms', 'total']);
    expect(await namesOf('{ nothing }')).toEqual(['parse', 'validate', 'kms', 'total']);
    expect(await namesOf('{ keys(first: 5) { nodes { policy { __typename } } } }')).toEqual([
      'parse',
      'validate',
      'kms',
      'total',
    ]);
  });

  it('is not there if the operator turns it off, as in front of AWS by default', async () => {
    const { post } = await serve({ env: { SERVER_TIMING: 'false' } });
    expect((await post(POLICY)).headers).not.toHaveProperty('server-timing');
  });

  it('is not there for health checks and requests without a document', async () => {
    const { http } = await serve();
    expect((await http({ method: 'GET', path: '/livez' })).headers).not.toHaveProperty('server-timing');
    expect((await http({ body: '{}' })).headers).not.toHaveProperty('server-timing');
  });

  it('may be read by pages of allowed origins only', async () => {
    const { http, server } = await serve({ env: { CORS_ALLOWED_ORIGINS: CONSOLE } });
    const body = JSON.stringify({ query: POLICY });
    const { headers } = await http({ headers: { origin: CONSOLE }, body });
    expect(headers).toMatchObject({
      'timing-allow-origin': CONSOLE,
      'access-control-expose-headers': expect.stringContaining('server-timing'),
    });
    expect((await http({ body })).headers).not.toHaveProperty('timing-allow-origin');
    // A page of the gateway itself needs no permission.
    const own = await http({ headers: { origin: server.url }, body });
    expect(own).toMatchObject({ status: 200, headers: { 'server-timing': expect.any(String) } });
    expect(own.headers).not.toHaveProperty('timing-allow-origin');
  });

  it('tells a caller nothing of a key that the caller may not read: whether it exists, or is in use', async () => {
    const { gateway, tokenOf } = await setupAuthorized();
    const ask = async (keyId: string) => {
      const query = `{ key(id: "arn:aws:kms:us-east-2:444455556666:key/${keyId}") { policy { __typename } } }`;
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf('open')}` };
      const init = { method: 'POST', headers, body: JSON.stringify({ query }) };
      const response = await gateway.fetch('http://gateway/graphql', init);
      return toEntries(response.headers.get('server-timing')).map(({ name, text }) => ({ name, text }));
    };
    const entries = await ask(THERE);
    expect(entries).toContainEqual({ name: 'kms', text: '0 calls' });
    expect(await ask('mrk-00000000000000000000000000000000')).toEqual(entries);
  });
});
