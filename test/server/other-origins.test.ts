import { describe, expect, it } from 'vitest';
import type { Gateway } from '../../src/server/gateway.ts';
import { setup } from '../_setup.ts';

const QUERY = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' };

describe('a page of another host', () => {
  const ask = async (gateway: Gateway, headers: Record<string, string>, init: RequestInit = QUERY, search = '') => {
    const all = { ...(init.headers as Record<string, string>), ...headers };
    const response = await gateway.fetch(`http://127.0.0.1:4000/graphql${search}`, { ...init, headers: all });
    return response.status;
  };

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:4000' },
    { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'cross-site' },
  ])('is refused if it sends %o, without a KMS call', async (headers) => {
    const { gateway, calls } = await setup();
    expect(await ask(gateway, headers)).toBe(403);
    expect(await ask(gateway, headers, { method: 'GET' }, '?query={keys{nodes{arn}}}')).toBe(403);
    expect(calls).toEqual([]);
  });

  it.each([
    {},
    { origin: 'http://127.0.0.1:4000' },
    { origin: 'http://127.0.0.1:4000', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://console.example.com', 'sec-fetch-site': 'cross-site' },
  ])('is not assumed for a request with %o', async (headers) => {
    const { gateway } = await setup({ env: { CORS_ALLOWED_ORIGINS: 'https://console.example.com' } });
    expect(await ask(gateway, headers)).toBe(200);
    expect(await ask(gateway, headers, { method: 'GET' }, '?query={__typename}')).toBe(200);
  });

  it('gets the name of the variable that allows it', async () => {
    const { gateway } = await setup();
    const headers = { ...QUERY.headers, origin: 'https://console.example.com' };
    const response = await gateway.fetch('http://127.0.0.1:4000/graphql', { ...QUERY, headers });
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining(
            '"https://console.example.com" may not send requests. The operator can allow it with CORS_ALLOWED_ORIGINS',
          ),
          extensions: { code: 'ORIGIN_NOT_ALLOWED' },
        },
      ],
    });
  });

  it('may link to GraphiQL, and to a query that the user can run there', async () => {
    const { gateway } = await setup();
    const headers = { accept: 'text/html', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect(await ask(gateway, headers, { method: 'GET' }, '?query={__typename}')).toBe(200);
  });
});
