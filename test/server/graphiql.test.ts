import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { js } from '@graphql-yoga/render-graphiql/graphiql';
import { buildClientSchema, type IntrospectionQuery, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import type { Gateway } from '../../src/server/gateway.ts';
import { readShared, toShareUrl } from '../../src/server/graphiql/browser/share-url.js';
import { addHistory } from '../../src/server/graphiql/bundle.ts';
import { STARTER_QUERIES } from '../../src/server/graphiql/starter-queries.ts';
import { ACCOUNT, arnOf, REGION, type SetupOptions, setup } from '../_setup.ts';
import { toAccess } from '../auth/_gateway.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml', 'accept-encoding': 'gzip, br' };

/** What the page loads from the gateway: GraphiQL, its styles, and the scripts that start it. */
async function filesOf(gateway: Gateway): Promise<string[]> {
  const page = await gateway.fetch('http://gateway/graphql', { headers: { accept: 'text/html' } });
  return [...(await page.text()).matchAll(/(?:src|href)="(graphiql\/[^"]+)"/g)].map(
    ([, path]) => `http://gateway/${path}`,
  );
}

describe('GraphiQL', () => {
  it('is a page of a few KB, which is sent again only if it has changed', async () => {
    const { gateway } = await setup();
    const first = await gateway.fetch('http://gateway/graphql', { headers: BROWSER });
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(first.headers.get('content-encoding')).toBe('br');
    const packed = Buffer.from(await first.arrayBuffer());
    expect(packed.length).toBeLessThan(5000);
    expect(brotliDecompressSync(packed).toString()).toContain('KMS Policy Gateway');
    const etag = first.headers.get('etag') ?? '';
    const second = await gateway.fetch('http://gateway/graphql', { headers: { ...BROWSER, 'if-none-match': etag } });
    expect(second.status).toBe(304);
    expect((await second.arrayBuffer()).byteLength).toBe(0);
  });

  it('loads files that a browser caches for a year, in an encoding that it accepts', async () => {
    const { gateway } = await setup();
    const files = await filesOf(gateway);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const get = async (encoding: string) => {
        const response = await gateway.fetch(file, { headers: { 'accept-encoding': encoding } });
        expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        expect(response.headers.get('vary')).toBe('accept-encoding');
        return { encoding: response.headers.get('content-encoding'), body: Buffer.from(await response.arrayBuffer()) };
      };
      const [br, gzip, plain] = [await get('gzip, br'), await get('gzip, br;q=0'), await get('')];
      expect([br.encoding, gzip.encoding, plain.encoding]).toEqual(['br', 'gzip', null]);
      expect(br.body.length).toBeLessThan(plain.body.length);
      expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
      expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    }
  });

  it('loads the public schema from a file, which is sent again only if it has changed', async () => {
    const { gateway } = await setup();
    const first = await gateway.fetch('http://gateway/graphiql/introspection.json');
    const { data } = (await first.json()) as { data: IntrospectionQuery };
    expect(`${printSchema(buildClientSchema(data))}\n`).toBe(readFileSync('schema/schema.graphql', 'utf8'));
    const second = await gateway.fetch('http://gateway/graphiql/introspection.json', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(second.status).toBe(304);
  });

  it('does not run the operation of a shared URL, and does not reveal it to other hosts', async () => {
    const { gateway, calls } = await setup();
    const query = encodeURIComponent('{ keys { nodes { arn } } }<script>');
    const response = await gateway.fetch(`http://gateway/graphql?query=${query}`, { headers: BROWSER });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString()).not.toContain(
      'keys { nodes { arn } }<',
    );
    expect(calls).toEqual([]);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('is where the path / redirects a browser', async () => {
    const { gateway } = await setup();
    const response = await gateway.fetch('http://gateway/', { headers: BROWSER });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
  });

  it('is not served if it is switched off', async () => {
    const { gateway } = await setup({ env: { GRAPHIQL: 'false' } });
    const response = await gateway.fetch('http://gateway/graphql', { headers: BROWSER });
    expect(response.headers.get('content-type') ?? '').not.toContain('text/html');
    expect(response.status).toBe(406);
    expect((await gateway.fetch('http://gateway/graphiql/introspection.json')).status).toBe(404);
  });

  it('asks for a token only if callers authenticate', async () => {
    const settingsOf = async (options: SetupOptions) => {
      const { gateway } = await setup(options);
      const page = await (await gateway.fetch('http://gateway/graphql', { headers: { accept: 'text/html' } })).text();
      return JSON.parse(/id="settings">(.*)<\/script>/.exec(page)?.[1] ?? '');
    };
    expect(await settingsOf({})).toMatchObject({ authenticated: false });
    expect(
      await settingsOf({ gateway: { access: toAccess({ apiKeys: [{ name: 'me', sha256: '0'.repeat(64) }] }) } }),
    ).toMatchObject({ authenticated: true });
  });

  it('has its default plugins exactly once in the bundle', () => {
    expect(addHistory('a,E=w===void 0?[H]:w,b')).toBe('a,E=w===void 0?[H]:[...w,H],b');
    expect(() => addHistory('nothing')).toThrow("GraphiQL's bundle has its default plugins 0 times");
    expect(() => addHistory(js)).not.toThrow();
  });

  it('opens with queries that all run unchanged', async () => {
    const { query } = await setup();
    for (const starter of STARTER_QUERIES) {
      const { status, errors, data } = await query(starter);
      expect([status, errors]).toEqual([200, undefined]);
      expect(JSON.stringify(data)).toMatch(/policy|principals|findings/);
      expect(starter).toMatch(/^# /);
      // In a window of usual size, GraphiQL's buttons would hide the rest.
      const lines = starter.split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(58);
      // A comment is read as a whole, also on a narrow screen.
      const comments = lines.filter((line) => line.startsWith('#'));
      expect(Math.max(...comments.map((line) => line.length))).toBeLessThan(39);
      expect(JSON.stringify(data)).not.toContain('Exception');
    }
  });

  it('opens with queries of the estate that run within the default limits on 500 accounts with 17 Regions each', async () => {
    const home = { accountId: ACCOUNT, region: REGION };
    const places = Array.from({ length: 500 * 17 }, (_, index) => ({
      accountId: `${200_000_000_000 + Math.floor(index / 17)}`,
      region: `eu-west-${(index % 17) + 1}`,
    }));
    const { query, kms } = await setup({ connect: async ({ url }) => toEmbeddedKms(url, [home, ...places]) });
    const ofEstate = STARTER_QUERIES.filter((starter) => /\b(accounts|allKeys)\b/.test(starter));
    expect(ofEstate.map((starter) => /query (\w+)/.exec(starter)?.[1])).toEqual(['PublicKeys', 'AllKeys', 'Estate']);
    for (const starter of ofEstate) {
      const { status, errors } = await query(starter);
      expect([status, errors]).toEqual([200, undefined]);
    }
    expect(kms.callCount('GetKeyPolicy')).toBeGreaterThan(0);
  });

  it('opens with a query of all keys that reads more than one account and Region', async () => {
    const accountId = '444455556666';
    const { query } = await setup({
      seed: { keys: [{ keyId: 'a' }, { keyId: 'b', accountId, region: 'eu-west-1' }] },
      connect: 'places',
    });
    const { data } = await query(STARTER_QUERIES.find((starter) => starter.includes('query AllKeys')) ?? '');
    expect(JSON.stringify(data)).toMatch(new RegExp(`${arnOf('a')}.*arn:aws:kms:eu-west-1:${accountId}:key/b`));
  });

  it('opens with queries for who can decrypt, why a role is denied, what is wrong, what is public, what changed, and what would change', async () => {
    const { query } = await setup();
    const answerOf = async (name: string) =>
      JSON.stringify((await query(STARTER_QUERIES.find((starter) => starter.includes(`query ${name}`)) ?? '')).data);
    const principals = await answerOf('WhoCanDecrypt');
    for (const name of ['444455556666:root', 'role/LakeCluster', 'role/EventExporter', 'nightly-export', 'vol-'])
      expect(principals).toContain(name);
    expect(principals).toContain('"incomplete":[]');
    expect(principals).toContain('"actions":["kms:Decrypt"]');
    expect(principals).not.toContain('kms:Encrypt');
    const why = await answerOf('WhyDenied');
    expect(why).toMatch(/"verdict":"DENIED","reasons":\[{"code":"STATEMENT_DENIES".*Deny use outside the organization/);
    expect(why).toContain(
      'aws:PrincipalOrgID StringNotEqualsIfExists \\"o-a1b2c3d4e5\\" (the request has \\"o-elsewhere\\")',
    );
    expect(why).toContain('"requestValues":["o-elsewhere"]');
    expect(why).toMatch(/"verdict":"NOT_ALLOWED".*"CONDITION_NOT_MET".*kms:ViaService/);
    const findings = await answerOf('Findings');
    for (const code of ['EXTERNAL_ACCOUNT', 'DENY_HITS_AWS_SERVICES']) expect(findings).toContain(code);
    const publicKeys = await answerOf('PublicKeys');
    expect(publicKeys.match(/"arn":/g)).toHaveLength(1);
    expect(publicKeys).toContain('4d6f8b32-1a0e-4c97-9f65-82e3d4c5b6a7');
    expect(publicKeys).toContain('"failures":[],"pageInfo":{"hasNextPage":false');
    expect(await answerOf('WhatChanged')).toMatch(
      /"newAccess":\[{.*"where":"kms:ViaService is secretsmanager.*"lostAccess":\[{.*"to":"NOT_ALLOWED".*"undecided":\[\],"failure":null/,
    );
    expect(await answerOf('PlanPolicyChange')).toMatch(
      /"outcome":"ACCEPTED","refusals":\[\],"risks":\["EXTERNAL_ACCOUNT"\].*"gatewayCanStillRead":"YES".*"EXTERNAL_ACCOUNT"/,
    );
  });
});

describe('a URL that shares an operation', () => {
  const HREF = 'http://127.0.0.1:4000/kms/graphql?a=b&query=old&variables=old&operationName=old#there';
  const operation = {
    query: 'query A($id: ID!) { key(id: $id) { arn } } # &=+%',
    variables: '{ "id": "ü" }',
    operationName: 'A',
  };

  it('contains the operation, and replaces an earlier one', () => {
    const url = toShareUrl(HREF, operation);
    expect(readShared(new URL(url).search)).toEqual({ query: operation.query, variables: operation.variables });
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({ a: 'b', ...operation });
    const next = toShareUrl(url, { query: '{ a }', variables: ' ', operationName: null });
    expect(next).toBe('http://127.0.0.1:4000/kms/graphql?a=b&query=%7B+a+%7D#there');
  });

  it('contains no operation if there is none, or if the URL would be too long', () => {
    const bare = 'http://127.0.0.1:4000/kms/graphql?a=b#there';
    expect(toShareUrl(HREF, undefined)).toBe(bare);
    expect(toShareUrl(HREF, { ...operation, query: '' })).toBe(bare);
    expect(toShareUrl(HREF, { ...operation, variables: JSON.stringify(Array(500).fill('alias/payments')) })).toBe(bare);
    expect(readShared('?variables=1')).toBeUndefined();
  });

  it('also runs as a GET request of a program', async () => {
    const { gateway } = await setup();
    const url = toShareUrl('http://gateway/graphql', {
      query: 'query A { __typename } query B { b: __typename }',
      operationName: 'B',
    });
    const response = await gateway.fetch(url, { headers: { accept: 'application/json' } });
    expect(await response.json()).toEqual({ data: { b: 'Query' } });
  });
});

describe('the endpoint', () => {
  it('allows no other origin', async () => {
    const { gateway } = await setup();
    const response = await gateway.fetch('http://gateway/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
