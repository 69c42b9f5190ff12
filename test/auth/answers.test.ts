import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startServer } from '../../src/server/http/start-server.ts';
import { DOC_KEY } from '../_setup.ts';
import { bearer, EVERYTHING, setupGuarded, trusted } from './_gateway.ts';
import { startIssuer } from './_issuer.ts';

const newKey = () => `kpg_${randomBytes(32).toString('base64url')}`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const POLICY = `{ key(id: "${DOC_KEY}") { policy { __typename } } }`;

describe('an API key', () => {
  it('authenticates its caller with the configured groups', async () => {
    const [ci, backup] = [newKey(), newKey()];
    const apiKeys = [
      { name: 'ci', sha256: sha256(ci), groups: ['auditors'] },
      { name: 'backup', sha256: sha256(backup) },
    ];
    const rules = [
      { ...EVERYTHING, to: { groups: ['auditors'] } },
      { ...EVERYTHING, to: { callers: ['api-key=backup'] }, permissions: ['key:read'] },
    ];
    const { as } = await setupGuarded({ apiKeys, rules });
    expect(await as(ci, POLICY)).toEqual({ status: 200, data: { key: { policy: { __typename: 'KeyPolicy' } } } });
    expect(await as(backup, POLICY)).toEqual({
      status: 200,
      data: { key: { policy: { __typename: 'KmsAccessDeniedException' } } },
    });
  });

  it('that is unknown, or too short to be random, is refused', async () => {
    const short = 'kpg_hunter2';
    const key = newKey();
    const apiKeys = [
      { name: 'short', sha256: sha256(short) },
      { name: 'good', sha256: sha256(key) },
    ];
    const { as, kms } = await setupGuarded({ apiKeys });
    for (const token of [
      newKey(),
      short,
      `${key}x`,
      key.slice(0, -1),
      key.toUpperCase(),
      sha256(key),
      'kpg_',
      key.replace('kpg_', ''),
    ]) {
      const { status, errors } = await as(token, POLICY);
      expect([status, errors?.[0]?.extensions]).toEqual([401, { code: 'UNAUTHENTICATED' }]);
    }
    expect(kms.callCount()).toBe(0);
  });

  it('works beside tokens', async () => {
    const issuer = await startIssuer();
    const key = newKey();
    const { as } = await setupGuarded({ jwt: [trusted(issuer)], apiKeys: [{ name: 'ci', sha256: sha256(key) }] });
    expect([(await as(key, POLICY)).status, (await as(await issuer.token(), POLICY)).status]).toEqual([200, 200]);
    expect(issuer.asked).toHaveLength(2);
  });
});

describe('a request without a token', () => {
  it('gets 401 and a GraphQL error that says how to authenticate', async () => {
    const { fetch } = await setupGuarded({ jwt: [trusted({ url: 'http://127.0.0.1:1' })] });
    for (const accept of ['application/json', 'application/graphql-response+json', '*/*']) {
      const response = await fetch({ accept });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(await response.json()).toEqual({
        errors: [
          {
            message: 'Authenticate: send a token or an API key in the header Authorization: Bearer TOKEN.',
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ],
      });
    }
  });

  it.each([
    ['Basic YWxpY2U6eA=='],
    ['Bearer'],
    ['Bearer a b'],
    ['Bearer a, Bearer b'],
    ['Bearer a"b'],
    [`Bearer ${'a.'.repeat(3000)}`],
  ])('is refused with the header %s', async (authorization) => {
    const { fetch, kms } = await setupGuarded({ jwt: [trusted({ url: 'http://127.0.0.1:1' })] });
    const response = await fetch({ authorization });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringMatching(/^Bearer error="invalid_token", error_description="[\w .]+"$/),
    ]);
    expect(kms.callCount()).toBe(0);
  });

  it('is refused before its body is read', async () => {
    const { fetch, gateway } = await setupGuarded({ jwt: [trusted({ url: 'http://127.0.0.1:1' })] });
    const refused = async (response: Response | Promise<Response>) => {
      const { status } = await response;
      return [status, JSON.stringify(await (await response).json())] as const;
    };
    const whole = await refused(fetch({}));
    expect(whole[0]).toBe(401);
    for (const body of [
      'not JSON',
      { query: '{ not a query' },
      { query: '{ __schema { types { name } } }' },
      { query: '{ nope }' },
      { query: '{ _service { sdl } }' },
      [{ query: POLICY }],
    ]) {
      expect(await refused(fetch({}, body))).toEqual(whole);
    }
    for (const path of ['/graphql?query={__typename}', '/graphql?query={__typename}&variables=nonsense']) {
      expect(await refused(gateway.fetch(`http://gateway${path}`))).toEqual(whole);
    }
    for (const type of ['application/graphql', 'application/x-www-form-urlencoded']) {
      expect(await refused(fetch({ 'content-type': type }, 'query={__typename}'))).toEqual(whole);
    }
  });

  it('gets GraphiQL, its files and the health checks, which name no account', async () => {
    const { gateway, kms } = await setupGuarded({ jwt: [trusted({ url: 'http://127.0.0.1:1' })] });
    const get = (path: string) => gateway.fetch(`http://gateway${path}`, { headers: { accept: 'text/html' } });
    const [page, schema, live] = await Promise.all([
      get('/graphql'),
      get('/graphiql/introspection.json'),
      get('/livez'),
    ]);
    expect([page.status, schema.status, live.status]).toEqual([200, 200, 200]);
    expect(await page.text()).toContain('GraphiQL');
    // However a path may come to mean GraphQL's, such as for Yoga by its end.
    const paths = [
      '/graphql/',
      '/GraphQL',
      '/%67raphql',
      '//graphql',
      '/x/../graphql',
      '/livez?/graphql',
      '/?/graphql',
    ];
    for (const path of paths) {
      const post = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{accounts{accountId}}"}',
      };
      const answer = await gateway.fetch(`http://gateway${path}`, post);
      expect([path, await answer.text()]).toEqual([path, expect.not.stringContaining('accounts')]);
    }
    expect(kms.callCount()).toBe(0);
  });

  it('is refused over a real connection, and accepted with an API key', async () => {
    const issuer = await startIssuer();
    const { gateway } = await setupGuarded({ jwt: [trusted(issuer)] });
    const server = await startServer(gateway.listener, { host: '127.0.0.1', port: 0 });
    try {
      const ask = (headers: Record<string, string>) =>
        fetch(`${server.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', connection: 'close', ...headers },
          body: JSON.stringify({ query: POLICY }),
        });
      expect((await ask({})).status).toBe(401);
      expect((await ask(bearer(await issuer.token()))).status).toBe(200);
    } finally {
      await server.close();
    }
  });
});

describe('the log line of a request', () => {
  it('names the caller, also of a refused request, and never a token', async () => {
    const [ci, stranger] = [newKey(), newKey()];
    const apiKeys = [
      { name: 'ci', sha256: sha256(ci) },
      { name: 'stranger', sha256: sha256(stranger) },
    ];
    const rules = [{ ...EVERYTHING, to: { callers: ['api-key=ci'] } }];
    const { as, logged } = await setupGuarded({ apiKeys, rules });
    await as(ci, POLICY);
    await as(ci, '{ nothing }');
    await as(ci, '{');
    await as(stranger, POLICY);
    await as(newKey(), POLICY);
    await as(null, POLICY);
    expect(logged.map(({ caller, status }) => [caller, status])).toEqual([
      ['api-key=ci', 200],
      ['api-key=ci', 200],
      ['api-key=ci', 200],
      ['api-key=stranger', 403],
      [null, 401],
      [null, 401],
    ]);
    expect(JSON.stringify(logged)).not.toContain('kpg_');
  });
});
