import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { js } from '@graphql-yoga/render-graphiql/graphiql';
import { buildClientSchema, type IntrospectionQuery, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Gateway } from '../../src/server/gateway.ts';
import { addHistory } from '../../src/server/graphiql/bundle.ts';
import { type SetupOptions, setup } from '../_setup.ts';
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
