import { describe, expect, it } from 'vitest';
import { parseGatewayConfig } from '../../src/config/gateway-file.ts';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { loadAwsConnection } from '../../src/kms/client/connection.ts';
import { perCaller, toSourceIdentity } from '../../src/kms/client/role-session.ts';
import { setEnvironment } from '../_environment.ts';
import { PUT, toPolicy } from '../graphql/_put.ts';
import { EVERYTHING, setupGuarded, trusted } from './_gateway.ts';
import { startIssuer } from './_issuer.ts';

const [NAMED, SHARED] = ['111122223333', '444455556666'] as const;
const REGION = 'us-east-2';
const KEY = '0aaaaaaa-12ab-34cd-56ef-1234567890ab';
const roleOf = (accountId: string) => `arn:aws:iam::${accountId}:role/Reader`;

const SEED: Seed = {
  keys: [NAMED, SHARED].flatMap((accountId) =>
    [REGION, 'eu-west-1'].map((region) => ({ keyId: KEY, accountId, region })),
  ),
  roles: [{ arn: roleOf(NAMED) }, { arn: roleOf(SHARED) }],
};

const policyOf = (accountId: string, region = REGION) =>
  `{ key(id: "arn:aws:kms:${region}:${accountId}:key/${KEY}") { policy { __typename } } }`;

const RULE = { ...EVERYTHING, permissions: [...EVERYTHING.permissions, 'policy:write'] };

/** An account in which callers are named to AWS, and one in which they are not. */
async function setupNamed(seed = SEED) {
  const issuer = await startIssuer();
  const account = (accountId: string) => ({ accountId, regions: [REGION, 'eu-west-1'], roleArn: roleOf(accountId) });
  const file = {
    accounts: [{ ...account(NAMED), sourceIdentity: true }, account(SHARED)],
    authentication: { jwt: [trusted(issuer)] },
    authorization: { rules: [RULE] },
  };
  const { accounts } = parseGatewayConfig(JSON.stringify(file));
  const all = await setupGuarded(
    { jwt: [trusted(issuer)], rules: [RULE] },
    {
      seed,
      env: { KMS_WRITE: 'true' },
      async connect({ url }) {
        setEnvironment({
          AWS_ACCESS_KEY_ID: '000000000001',
          AWS_SECRET_ACCESS_KEY: 'x',
          AWS_ENDPOINT_URL_STS: url,
        });
        return await loadAwsConnection({ endpoint: url, accounts: accounts ?? ([] as never) });
      },
    },
  );
  const asSubject = async (sub: string, query: string, variables: object = {}) =>
    await all.as(await issuer.token({ sub }), query, variables);
  return { ...all, asSubject };
}

describe('SourceIdentity', () => {
  it('names each caller to AWS, in separate sessions, if the account is configured for it', async () => {
    const { asSubject, calls, kms } = await setupNamed();
    const subjects = ['alice@example.com', 'bob@example.com'];
    const asks = Array.from({ length: 40 }, (_, index) =>
      asSubject(subjects[index % 2] ?? '', policyOf(NAMED, index % 4 < 2 ? REGION : 'eu-west-1')),
    );
    for (const { data } of await Promise.all(asks)) expect(data.key).toEqual({ policy: { __typename: 'KeyPolicy' } });
    const identities = calls.filter(({ operation }) => operation === 'GetKeyPolicy').map((call) => call.sourceIdentity);
    expect(identities.toSorted()).toEqual(subjects.flatMap((subject) => Array(20).fill(subject)));
    // One session for each caller, in both Regions.
    expect(kms.callCount('AssumeRole')).toBe(2);
  });

  it('names the caller of PutKeyPolicy', async () => {
    const { asSubject, calls } = await setupNamed();
    const keyArn = `arn:aws:kms:${REGION}:${NAMED}:key/${KEY}`;
    const digest = `{ key(id: "${keyArn}") { policy { ... on KeyPolicy { canonicalDigest } } } }`;
    const { data } = await asSubject('reader', digest);
    const { canonicalDigest: expectedDigest } = (data.key as { policy: { canonicalDigest: string } }).policy;
    const input = { keyArn, policy: toPolicy([], 'New'), expectedDigest };
    expect((await asSubject('writer', PUT, { input })).data).toMatchObject({ putKeyPolicy: { settled: true } });
    expect(calls.filter(({ operation }) => operation === 'PutKeyPolicy')).toMatchObject([{ sourceIdentity: 'writer' }]);
  });

  it('is not sent if the account is not configured for it: all callers share one session', async () => {
    const { asSubject, calls, kms } = await setupNamed();
    await Promise.all(['alice', 'bob', 'carol'].map((subject) => asSubject(subject, policyOf(SHARED))));
    expect(calls.filter(({ operation }) => operation === 'GetKeyPolicy').map((call) => call.sourceIdentity)).toEqual([
      null,
      null,
      null,
    ]);
    expect(kms.callCount('AssumeRole')).toBe(1);
  });

  it('that the role does not allow gives a missing permission, without the ARN of the role', async () => {
    const { asSubject } = await setupNamed({ ...SEED, roles: [] });
    const query = `{ key(id: "arn:aws:kms:${REGION}:${NAMED}:key/${KEY}") { policy { ... on KmsAccessDeniedException { message permission } } } }`;
    expect((await asSubject('alice', query)).data.key).toEqual({
      policy: {
        message: `The gateway may not assume its role in account ${NAMED} with a SourceIdentity (sts:SetSourceIdentity).`,
        permission: 'sts:AssumeRole',
      },
    });
  });

  it('is cached for the 1,000 most recent callers', async () => {
    const assumed: (string | null)[] = [];
    const credentialsOf = perCaller(async (callerId) => {
      assumed.push(callerId);
      return { accessKeyId: callerId ?? '', secretAccessKey: 'x' };
    });
    const ask = async (caller: number) => (await credentialsOf(`caller-${caller}`).provider()).accessKeyId;
    for (let caller = 0; caller <= 1000; caller++) expect(await ask(caller)).toBe(`caller-${caller}`);
    expect([await ask(1000), await ask(0)]).toEqual(['caller-1000', 'caller-0']);
    expect([assumed.length, assumed.at(-1)]).toEqual([1002, 'caller-0']);
  });

  it('has only characters that STS accepts, and is unique per caller', async () => {
    const { asSubject, calls } = await setupNamed();
    const subjects = [
      'auth0|5f7c8ec7',
      'auth0_5f7c8ec7',
      'auth0/5f7c8ec7',
      'x',
      'é'.repeat(100),
      `${'a'.repeat(200)}b`,
      `${'a'.repeat(200)}c`,
    ];
    for (const subject of subjects) {
      expect((await asSubject(subject, policyOf(NAMED))).data.key).toEqual({ policy: { __typename: 'KeyPolicy' } });
    }
    const identities = calls
      .filter(({ operation }) => operation === 'GetKeyPolicy')
      .map((call) => call.sourceIdentity ?? '');
    expect(identities).toEqual(subjects.map(toSourceIdentity));
    expect(new Set(identities).size).toBe(subjects.length);
    for (const identity of identities) expect(identity).toMatch(/^[\w+=,.@-]{2,64}$/);
    expect(identities[1]).toBe('auth0_5f7c8ec7');
    expect(identities[0]).toMatch(/^auth0_5f7c8ec7-[0-9a-f]{12}$/);
  });
});
