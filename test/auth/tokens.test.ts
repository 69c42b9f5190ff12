import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK } from 'jose';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { DOC_KEY } from '../_setup.ts';
import { setupGuarded, trusted } from './_gateway.ts';
import { AUDIENCE, makeKey, now, startIssuer } from './_issuer.ts';

const POLICY = `{ key(id: "${DOC_KEY}") { policy { __typename } } }`;
const READ = { data: { key: { policy: { __typename: 'KeyPolicy' } } }, status: 200 };

/** The clock alone stands still: connections and timers go on. */
function stopClock() {
  vi.useFakeTimers({ toFake: ['Date'], now: Math.floor(Date.now() / 1000) * 1000 });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  return (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
}

const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');

const EVERYTHING_TO = (to: unknown) => ({
  to,
  accounts: 'all',
  regions: 'all',
  permissions: ['key:read', 'policy:read'],
});

describe('a token', () => {
  it('of an issuer authenticates its caller; the signing keys are found by discovery and loaded once', async () => {
    const issuer = await startIssuer();
    const { as, kms } = await setupGuarded({ jwt: [trusted(issuer)] });
    const token = await issuer.token();
    expect(await Promise.all([as(token, POLICY), as(token, POLICY), as(await issuer.token(), POLICY)])).toEqual([
      READ,
      READ,
      READ,
    ]);
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
    expect(kms.callCount()).toBe(3);
  });

  it.each(['RS256', 'PS384', 'ES512', 'EdDSA'])(
    'may be signed with %s where the issuer is configured so',
    async (alg) => {
      const issuer = await startIssuer();
      const key = await makeKey('other', alg);
      issuer.state.keys = [key];
      const jwksUri = `${issuer.url}/keys`;
      const { as } = await setupGuarded({ jwt: [trusted(issuer, { jwksUri, algorithms: [alg] })] });
      expect(await as(await issuer.token({}, key), POLICY)).toEqual(READ);
      expect(issuer.asked).toEqual(['/keys']);
    },
  );

  it.each([
    ['of another issuer', { iss: 'https://elsewhere.example' }, 'The token is not valid for this gateway.'],
    ['without an issuer', { iss: undefined }, 'The token is not valid for this gateway.'],
    ['for another audience', { aud: 'another' }, 'The token is not valid for this gateway.'],
    ['for no audience', { aud: undefined }, 'The token is not valid for this gateway.'],
    ['that never expires', { exp: undefined }, 'The token is not valid for this gateway.'],
    ['that has expired', { exp: now() - 3600 }, 'The token has expired.'],
    ['that is not valid yet', { nbf: now() + 3600 }, 'The token is not valid yet.'],
    ['without a subject', { sub: undefined }, 'The token is not valid for this gateway.'],
    ['whose subject is no text', { sub: 7 }, 'The token is not valid for this gateway.'],
    [
      'whose subject has control characters',
      { sub: 'alice\n{"level":30}' },
      'The token is not valid for this gateway.',
    ],
    ['whose subject is that of an API key', { sub: 'api-key=ci' }, 'The token is not valid for this gateway.'],
  ])('%s is refused without a call', async (_, claims, message) => {
    const issuer = await startIssuer();
    const { as, kms } = await setupGuarded({ jwt: [trusted(issuer)] });
    const { status, errors, data } = await as(await issuer.token(claims), POLICY);
    expect([status, data, errors]).toEqual([401, undefined, [{ message, extensions: { code: 'UNAUTHENTICATED' } }]]);
    expect(kms.callCount()).toBe(0);
  });

  it('is refused if no key of its issuer signed it, whatever its header says', async () => {
    const issuer = await startIssuer();
    const [first] = issuer.state.keys;
    if (first === undefined) throw new Error('no key');
    const { as, kms } = await setupGuarded({ jwt: [trusted(issuer)] });
    const claims = part({ iss: issuer.url, aud: AUDIENCE, sub: 'alice', exp: now() + 300 });
    const pem = await exportSPKI((await importJWK(first.jwk, 'ES256', { extractable: true })) as never);
    const withSecret = (secret: string) => {
      const signed = `${part({ alg: 'HS256', kid: 'first' })}.${claims}`;
      return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
    };
    const good = await issuer.token();
    const other = await makeKey('first');
    const rsa = await makeKey('first', 'RS512');
    const notAllowed = await makeKey('other', 'RS512');
    issuer.state.keys = [first, notAllowed];
    for (const token of [
      `${part({ alg: 'none' })}.${claims}.`,
      `${part({ alg: 'None', kid: 'first' })}.${claims}.`,
      withSecret(pem),
      withSecret(JSON.stringify(first.jwk)),
      await issuer.token({}, other),
      await issuer.token({}, rsa),
      // The issuer has this key, but the configuration not this algorithm.
      await issuer.token({}, notAllowed),
      `${part({ alg: 'ES256', jwk: other.jwk })}.${good.split('.')[1]}.${(await issuer.token({}, other)).split('.')[2]}`,
      `${good.split('.')[0]}.${claims}.${good.split('.')[2]}`,
      good.slice(0, -4),
      `${good}.x`,
      'nonsense',
      'a.b.c',
    ]) {
      const { status, errors } = await as(token, POLICY);
      expect([token, status, errors?.[0]?.extensions?.code]).toEqual([token, 401, 'UNAUTHENTICATED']);
    }
    expect(await as(good, POLICY)).toEqual(READ);
    expect(kms.callCount()).toBe(1);
  });

  it('is accepted within the clock tolerance, and not a second longer', async () => {
    stopClock();
    const issuer = await startIssuer();
    const { as } = await setupGuarded({ jwt: [trusted(issuer, { clockToleranceSeconds: 10 })] });
    const statusOf = async (claims: object) => (await as(await issuer.token({ ...claims }), POLICY)).status;
    expect(await Promise.all([statusOf({ exp: now() - 9 }), statusOf({ exp: now() - 10 })])).toEqual([200, 401]);
    expect(await Promise.all([statusOf({ nbf: now() + 10 }), statusOf({ nbf: now() + 11 })])).toEqual([200, 401]);
  });

  it('names its caller by a configured claim, with the name of the issuer', async () => {
    const [one, two] = [await startIssuer(), await startIssuer()];
    const jwt = [trusted(one, { name: 'one', callerClaim: 'email' }), trusted(two, { name: 'two' })];
    const to = { callers: ['one=a@example.com', 'two=alice@example.com'] };
    const { as } = await setupGuarded({ jwt, rules: [{ ...EVERYTHING_TO(to) }] });
    expect((await as(await one.token({ email: 'a@example.com' }), POLICY)).status).toBe(200);
    expect((await as(await two.token(), POLICY)).status).toBe(200);
    // An issuer cannot speak for another, nor by another's keys.
    expect((await as(await one.token({ email: 'alice@example.com' }), POLICY)).status).toBe(403);
    expect((await as(await one.token({ iss: two.url }), POLICY)).status).toBe(401);
  });
});
