import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EmbeddedKms } from '../../src/embedded-kms/server.ts';
import { type KmsConnection, toEmbeddedKms } from '../../src/kms/client/connection.ts';
import type { GatewaySettings } from '../../src/server/gateway-settings.ts';
import { ACCOUNT, arnOf, DOC_KEY, REGION } from '../_setup.ts';
import { bearer, EVERYTHING, toAccess, trusted } from '../auth/_gateway.ts';
import { startIssuer } from '../auth/_issuer.ts';
import { serve } from './_serve.ts';

const OTHER = '444455556666';
const HOME = { accountId: ACCOUNT, region: REGION };
const otherArn = arnOf(DOC_KEY).replace(ACCOUNT, OTHER);
const SEED = { keys: [ACCOUNT, OTHER].map((accountId) => ({ keyId: DOC_KEY, accountId, region: REGION })) };
/** Of a query for one policy, and the request itself. */
const CALLS = 6;
const policyOf = (arn: string) => `{ key(id: "${arn}") { policy { __typename ... on KmsException { message } } } }`;

type Options = { readonly gateway?: Partial<GatewaySettings>; readonly env?: Record<string, string> };

/** A gateway that reads two accounts, and the connection to one of them. KMS calls wait for `release` after `hold`. */
async function serveTwo({ gateway = {}, env = {} }: Options = {}) {
  let held = Promise.resolve();
  const connect = async (kms: EmbeddedKms): Promise<KmsConnection> => {
    const { home, accounts } = toEmbeddedKms(kms.url, [HOME, { ...HOME, accountId: OTHER }]);
    const wait = <Value>(provider: () => Promise<Value>) => held.then(provider);
    const all = accounts().map(({ credentials, ...account }) => ({
      ...account,
      credentials: { ...credentials, provider: () => wait(credentials.provider) },
    }));
    return { home, accounts: () => all };
  };
  const all = await serve({
    seed: SEED,
    connect,
    gateway,
    env: { KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000', MAX_EVENT_LOOP_DELAY_MS: '60000', ...env },
  });
  const inFlight = async (): Promise<number> =>
    JSON.parse((await all.http({ method: 'GET', path: '/readyz' })).body).kmsCallsInFlight;
  return {
    ...all,
    one: toEmbeddedKms(all.kms.url, [HOME]),
    /** Returns `release`. */
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      onTestFinished(() => resolve());
      return resolve;
    },
    /** Resolves when requests hold so many KMS calls. */
    whenInFlight: (calls: number) => vi.waitFor(async () => expect(await inFlight()).toBe(calls), 10_000),
  };
}

const keyOf = (name: string) => `kpg_${name.repeat(43)}`;
const apiKey = (name: string) => ({ name, sha256: createHash('sha256').update(keyOf(name)).digest('hex') });

describe('a reload', () => {
  it('loses none of 200 requests in progress: they read an account to the end that is no longer configured', async () => {
    const { post, query, hold, whenInFlight, gateway, one } = await serveTwo();
    const release = hold();
    // Not over HTTP: 200 that begin at once on a busy machine, and do not end, would count as overload.
    const answers = Array.from({ length: 200 }, () => query(policyOf(otherArn)));
    await whenInFlight(200 * CALLS);
    gateway.reload({ connection: one });
    expect((await post(policyOf(otherArn))).body).toContain(`not configured for account ${OTHER}`);
    expect((await post(policyOf(arnOf(DOC_KEY)))).body).toContain('"KeyPolicy"');
    release();
    const bodies = new Set((await Promise.all(answers)).map((answer) => JSON.stringify(answer)));
    expect([...bodies]).toEqual(['{"status":200,"data":{"key":{"policy":{"__typename":"KeyPolicy"}}}}']);
  });

  it('refuses a removed API key from the next request on, and accepts a new one', async () => {
    const access = toAccess({ apiKeys: [apiKey('a'), apiKey('b')] });
    const { post, gateway, one, hold, whenInFlight } = await serveTwo({ gateway: { access } });
    const status = async (name: string) => (await post('{ __typename }', {}, bearer(keyOf(name)))).status;
    expect([await status('a'), await status('b'), await status('c')]).toEqual([200, 200, 401]);
    const release = hold();
    const slow = post(policyOf(otherArn), {}, bearer(keyOf('a')));
    await whenInFlight(CALLS);
    gateway.reload({ connection: one, access: toAccess({ apiKeys: [apiKey('b'), apiKey('c')] }) });
    expect([await status('a'), await status('b'), await status('c')]).toEqual([401, 200, 200]);
    release();
    expect((await slow).body).toContain('"KeyPolicy"');
  });

  it('changes what a caller may read, and whether callers authenticate', async () => {
    const { post, gateway, one } = await serveTwo({ gateway: { access: toAccess({ apiKeys: [apiKey('a')] }) } });
    const ask = async () => (await post(policyOf(arnOf(DOC_KEY)), {}, bearer(keyOf('a')))).body;
    expect(await ask()).toContain('"KeyPolicy"');
    const rules = [{ ...EVERYTHING, permissions: ['key:read'] }];
    gateway.reload({ connection: one, access: toAccess({ apiKeys: [apiKey('a')], rules }) });
    expect(await ask()).toContain('You lack policy:read');
    gateway.reload({ connection: one });
    expect((await post('{ __typename }')).status).toBe(200);
  });

  it('does not ask an issuer for its keys again, unless it is new', async () => {
    const [stays, joins] = [await startIssuer(), await startIssuer()];
    const { post, gateway, one } = await serveTwo({ gateway: { access: toAccess({ jwt: [trusted(stays)] }) } });
    const ask = async (token: string) => (await post('{ __typename }', {}, bearer(token))).status;
    expect(await ask(await stays.token())).toBe(200);
    const before = stays.asked.length;
    const jwt = [trusted(stays, { name: 'stays' }), trusted(joins, { name: 'joins' })];
    gateway.reload({ connection: one, access: toAccess({ jwt }) });
    expect(await ask(await stays.token())).toBe(200);
    expect(stays.asked).toHaveLength(before);
    expect(await ask(await joins.token())).toBe(200);
    gateway.reload({ connection: one, access: toAccess({ jwt: [trusted(joins)] }) });
    expect(await ask(await stays.token())).toBe(401);
  });

  it('changes whom findings trust', async () => {
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${OTHER}:root` }, Action: 'kms:*', Resource: '*' },
      ],
    });
    const { post, gateway, kms } = await serve({ seed: { keys: [{ keyId: DOC_KEY, policy }] } });
    const findings = async () =>
      (await post(`{ key(id: "${arnOf(DOC_KEY)}") { findings { nodes { code severity } } } }`)).body;
    const before = await findings();
    const trust = { accounts: new Set([OTHER]), trustsConfigured: false, organizations: new Set<string>() };
    gateway.reload({ connection: toEmbeddedKms(kms.url, [HOME]), trust });
    expect(await findings()).not.toBe(before);
  });

  it('changes the documents that may run', async () => {
    const documents = (query: string) => new Map([['one', query]]);
    const { http, gateway, one } = await serveTwo({ gateway: { trustedDocuments: documents('{ a: __typename }') } });
    const ask = async () => (await http({ body: '{"documentId":"one"}' })).body;
    expect(await ask()).toBe('{"data":{"a":"Query"}}');
    gateway.reload({ connection: one, trustedDocuments: documents('{ b: __typename }') });
    expect(await ask()).toBe('{"data":{"b":"Query"}}');
  });

  it('changes how people sign in to the page', async () => {
    const html = '<script type="application/json" id="settings">{}</script>';
    const page = { html, assets: new Map() };
    const { http, gateway, kms } = await serve({ gateway: { page } });
    const get = () => http({ method: 'GET', path: '/', headers: { accept: 'text/html' } });
    expect((await get()).headers['content-security-policy']).toContain("connect-src 'self';");
    const issuer = { url: 'https://idp.example' };
    const access = toAccess({ jwt: [trusted(issuer, { page: { clientId: 'the-page' } })] });
    gateway.reload({ connection: toEmbeddedKms(kms.url, [HOME]), access });
    const { headers, body } = await get();
    expect(headers['content-security-policy']).toContain("connect-src 'self' https://idp.example;");
    expect(body).toContain('the-page');
  });

  it('keeps what automatic persisted queries have sent', async () => {
    const { http, gateway, one } = await serveTwo();
    const query = '{ __typename }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    await http({ body: JSON.stringify({ query, extensions }) });
    gateway.reload({ connection: one });
    expect((await http({ body: JSON.stringify({ extensions }) })).body).toBe('{"data":{"__typename":"Query"}}');
  });

  it('leaves the shares of callers as they are: what requests in progress hold still counts', async () => {
    const { post, gateway, one, hold, whenInFlight } = await serveTwo({ env: { MAX_KMS_CALLS_AT_ONCE: '100' } });
    const keys = (first: number) => `{ keys(first: ${first}) { nodes { policy { __typename } } } }`;
    const release = hold();
    const slow = post(keys(40));
    await whenInFlight(46);
    gateway.reload({ connection: one });
    expect((await post(keys(40))).status).toBe(503);
    release();
    expect((await slow).status).toBe(200);
  });
});
