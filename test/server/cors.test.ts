import { describe, expect, it, onTestFinished } from 'vitest';
import { startServer } from '../../src/server/http/start-server.ts';
import { setup } from '../_setup.ts';

const CONSOLE = 'https://console.example.com';
const LOCAL = 'http://127.0.0.1:5173';

/** What pages send: JSON, tokens, and the names, IDs and traces of Apollo Client and of OpenTelemetry. */
const HEADERS = [
  'content-type',
  'authorization',
  'apollographql-client-name',
  'apollographql-client-version',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'x-request-id',
  'traceparent',
  'tracestate',
];

/** Sends over HTTP what a browser sends for a page of `origin`. */
async function ask({ allowed = `${CONSOLE}, ${LOCAL}`, origin, preflight, accept, env = {} }: Ask): Promise<Response> {
  const { gateway } = await setup({ env: { CORS_ALLOWED_ORIGINS: allowed, ...env } });
  const server = await startServer(gateway.listener, { host: '127.0.0.1', port: 0 });
  onTestFinished(server.close);
  const headers = { ...(origin !== undefined && { origin }), connection: 'close' };
  const url = `${server.url}/graphql`;
  if (accept !== undefined) return await fetch(url, { headers: { ...headers, accept } });
  return preflight
    ? await fetch(url, {
        method: 'OPTIONS',
        headers: {
          ...headers,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,x-anything',
        },
      })
    : await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ accounts { accountId } }' }),
      });
}

type Ask = {
  readonly allowed?: string;
  readonly origin?: string;
  readonly preflight?: boolean;
  readonly accept?: string;
  readonly env?: Record<string, string>;
};

function corsHeaders({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
}

describe('a page', () => {
  it.each([CONSOLE, LOCAL])('of an allowed origin, %s, may read the answer, without credentials', async (origin) => {
    const response = await ask({ origin });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ data: { accounts: [{}] } });
    expect(corsHeaders(response)).toMatchObject({ 'access-control-allow-origin': origin });
    expect(response.headers.has('access-control-allow-credentials')).toBe(false);
    expect(response.headers.get('vary')).toBe('Origin');
  });

  it('of an allowed origin gets a preflight answer with methods, headers and maximum age', async () => {
    const response = await ask({ origin: CONSOLE, preflight: true });
    expect(response.status).toBe(204);
    expect(corsHeaders(response)).toEqual({
      'access-control-allow-origin': CONSOLE,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': HEADERS.join(', '),
      'access-control-expose-headers': 'x-request-id, retry-after, server-timing',
      'access-control-max-age': '600',
    });
    expect(response.headers.get('vary')).toBe('Origin');
  });

  const others = [
    'https://evil.example',
    `${CONSOLE}.evil.example`,
    'http://console.example.com',
    `${CONSOLE}:8443`,
    'null',
    '*',
    '',
  ];
  it.each([...others, undefined])('of any other origin, %j, gets no CORS header', async (origin) => {
    for (const allowed of [CONSOLE, `${CONSOLE},${LOCAL}`]) {
      for (const preflight of [true, false]) {
        const response = await ask({ allowed, preflight, ...(origin !== undefined && { origin }) });
        expect(corsHeaders(response)).toEqual({});
        expect(response.headers.get('vary')).toBe('Origin');
      }
    }
  });

  it.each([true, false])(
    'of any origin gets no CORS header if no origin is configured (preflight: %s)',
    async (preflight) => {
      expect(corsHeaders(await ask({ allowed: '', origin: CONSOLE, preflight }))).toEqual({});
    },
  );

  it.each([CONSOLE, ''])('of another origin gets the reason for its preflight (allowed: %j)', async (allowed) => {
    const response = await ask({ allowed, origin: 'https://evil.example', preflight: true });
    expect(response.status).toBe(403);
    const message = expect.stringContaining('The operator can allow it with CORS_ALLOWED_ORIGINS.');
    expect(await response.json()).toEqual({ errors: [{ message, extensions: { code: 'ORIGIN_NOT_ALLOWED' } }] });
  });

  it('keeps the other values of Vary', async () => {
    const response = await ask({ origin: CONSOLE, accept: 'text/html', env: { GRAPHIQL: 'true' } });
    expect(response.headers.get('vary')).toBe('accept-encoding, Origin');
    await response.body?.cancel();
  });
});
