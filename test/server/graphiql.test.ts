import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { STARTER_QUERIES } from '../../src/server/graphiql/starter-queries.ts';
import { setup } from '../_setup.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml', 'accept-encoding': 'gzip, br' };

describe('GraphiQL', () => {
  it('comes compressed, and is not sent again while it has not changed', async () => {
    const { gateway } = await setup();
    const first = await gateway.fetch('http://gateway/graphql', { headers: BROWSER });
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(first.headers.get('content-encoding')).toBe('gzip');
    const gzipped = Buffer.from(await first.arrayBuffer());
    const html = gunzipSync(gzipped).toString();
    expect(gzipped.length).toBeLessThan(html.length / 3);
    expect(html).toContain('KMS Policy Gateway');
    const etag = first.headers.get('etag') ?? '';
    const second = await gateway.fetch('http://gateway/graphql', { headers: { ...BROWSER, 'if-none-match': etag } });
    expect(second.status).toBe(304);
    expect((await second.arrayBuffer()).byteLength).toBe(0);
  });

  it('comes plain to a client that takes no gzip', async () => {
    const { gateway } = await setup();
    const response = await gateway.fetch('http://gateway/graphql', { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toContain('<!doctype html>');
  });

  it('is where the root leads a browser', async () => {
    const { gateway } = await setup();
    const response = await gateway.fetch('http://gateway/', { headers: BROWSER });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
  });

  it('is not there where it is switched off', async () => {
    const { gateway } = await setup({ gateway: { graphiql: false } });
    const response = await gateway.fetch('http://gateway/graphql', { headers: BROWSER });
    expect(response.headers.get('content-type') ?? '').not.toContain('text/html');
    expect(response.status).toBe(406);
  });

  it('opens with queries that all run as they are', async () => {
    const { query } = await setup();
    for (const starter of STARTER_QUERIES) {
      const { status, errors, data } = await query(starter);
      expect([status, errors]).toEqual([200, undefined]);
      expect(JSON.stringify(data)).toContain('policy');
      expect(JSON.stringify(data)).not.toContain('Exception');
    }
  });
});

describe('the endpoint', () => {
  it('lets no other origin in', async () => {
    const { gateway } = await setup();
    const response = await gateway.fetch('http://gateway/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
