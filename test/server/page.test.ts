import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import { EVERYTHING, toAccess } from '../auth/_gateway.ts';

const PAGE = {
  html: '<!doctype html><title>Keys</title><script type="application/json" id="settings">{}</script>',
  assets: new Map([['assets/main-4f2a.js', { content: 'start();', contentType: 'text/javascript; charset=utf-8' }]]),
};
const API_KEY = { name: 'nightly', sha256: 'a'.repeat(64) };
const BROWSER = { accept: 'text/html', 'accept-encoding': 'gzip, br' };

async function settingsOf(options: Parameters<typeof setup>[0] = {}) {
  const { gateway } = await setup({ ...options, gateway: { page: PAGE, ...options.gateway } });
  const html = await (await gateway.fetch('http://gateway/')).text();
  return JSON.parse(/id="settings">([^<]*)</.exec(html)?.[1] ?? '');
}

describe('the page', () => {
  it('is served at the root, compressed, and sent again only if it has changed', async () => {
    const { gateway } = await setup({ gateway: { page: PAGE } });
    const first = await gateway.fetch('http://gateway/?key=alias/hr/payroll', { headers: BROWSER });
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(brotliDecompressSync(Buffer.from(await first.arrayBuffer())).toString()).toContain('<title>Keys</title>');
    const etag = first.headers.get('etag') ?? '';
    const second = await gateway.fetch('http://gateway/', { headers: { ...BROWSER, 'if-none-match': etag } });
    expect(second.status).toBe(304);
  });

  it('loads files that a browser caches for a year', async () => {
    const { gateway } = await setup({ gateway: { page: PAGE } });
    const file = await gateway.fetch('http://gateway/assets/main-4f2a.js');
    expect(await file.text()).toBe('start();');
    expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await gateway.fetch('http://gateway/assets/other.js')).status).toBe(404);
  });

  it('may load and call its own origin only, without inline scripts and styles, and in no frame', async () => {
    const { gateway } = await setup({ gateway: { page: PAGE } });
    const { headers } = await gateway.fetch('http://gateway/');
    const policy = headers.get('content-security-policy')?.split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('knows what the gateway can do', async () => {
    expect(await settingsOf()).toEqual({ authenticated: false, signIn: null, write: false, graphiql: true });
    const env = { KMS_WRITE: 'true', GRAPHIQL: 'false' };
    expect(await settingsOf({ env, gateway: { access: toAccess({ apiKeys: [API_KEY] }) } })).toEqual({
      authenticated: true,
      signIn: { providers: [], apiKey: true },
      write: true,
      graphiql: false,
    });
  });

  it('may also reach the providers that people sign in with, and tells the page no group, caller or hash', async () => {
    const access = toAccess({
      jwt: [
        { name: 'okta', issuer: 'https://acme.okta.example/oauth2/default', audience: 'kms', page: { clientId: 'a' } },
        {
          name: 'pool',
          issuer: 'https://idp.example.com/pool',
          audience: 'b',
          page: { clientId: 'b', token: 'id', origins: ['https://pool.auth.example.com'] },
        },
        { name: 'machines', issuer: 'https://machines.example.com', audience: 'kms' },
      ],
      apiKeys: [API_KEY],
      rules: [{ ...EVERYTHING, to: { groups: ['security'] } }],
    });
    const { gateway } = await setup({ gateway: { page: PAGE, access } });
    const response = await gateway.fetch('http://gateway/');
    expect(response.headers.get('content-security-policy')?.split('; ')).toContain(
      "connect-src 'self' https://acme.okta.example https://idp.example.com https://pool.auth.example.com",
    );
    const html = await response.text();
    expect(html).not.toMatch(/security|nightly|machines|aaaa/);
    const { signIn } = await settingsOf({ gateway: { access } });
    expect(signIn.providers[0]).toEqual({
      name: 'okta',
      issuer: 'https://acme.okta.example/oauth2/default',
      clientId: 'a',
      scopes: ['openid', 'profile'],
      parameters: {},
      token: 'access',
      origins: [],
    });
  });

  it('leaves the root to GraphiQL if it is not served', async () => {
    const { gateway } = await setup();
    const root = await gateway.fetch('http://gateway/', { headers: BROWSER });
    expect([root.status, root.headers.get('location')]).toEqual([302, '/graphql']);
  });

  it('answers HEAD as GET, without a body over HTTP, and refuses what is no read', async () => {
    const { gateway } = await setup({ gateway: { page: PAGE } });
    const head = await gateway.fetch('http://gateway/', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await gateway.fetch('http://gateway/', { method: 'POST' })).status).toBe(404);
  });

  it('names no file outside of its own', async () => {
    const { gateway } = await setup({ gateway: { page: PAGE } });
    for (const path of [
      'assets/..%2findex.html',
      'assets/%2e%2e/package.json',
      'assets//main-4f2a.js',
      'assets/__proto__',
    ]) {
      expect((await gateway.fetch(`http://gateway/${path}`)).status).toBe(404);
    }
  });

  it('is named by the answer for unknown paths', async () => {
    const { gateway } = await setup({ gateway: { page: PAGE } });
    expect(await (await gateway.fetch('http://gateway/keys')).text()).toContain('The page is at /.');
  });
});
