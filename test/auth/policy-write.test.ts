import { describe, expect, it } from 'vitest';
import { parseGatewayConfig } from '../../src/config/gateway-file.ts';
import { READ_PERMISSIONS } from '../../src/kms/permissions.ts';
import { PUT, toPolicy } from '../graphql/_put.ts';
import { setupGuarded, trusted } from './_gateway.ts';
import { startIssuer } from './_issuer.ts';

const [OPEN, CLOSED] = ['111122223333', '444455556666'] as const;
const KEY = '0aaaaaaa-12ab-34cd-56ef-1234567890ab';
const REGION = 'us-east-2';
const arnOf = (accountId: string, region = REGION) => `arn:aws:kms:${region}:${accountId}:key/${KEY}`;

const rule = (group: string, permissions: readonly string[], more: object = {}) => ({
  to: { groups: [group] },
  accounts: 'all',
  regions: 'all',
  permissions,
  ...more,
});

const RULES = [
  rule('readers', READ_PERMISSIONS),
  rule('writers', ['policy:read', 'policy:write']),
  rule('only write', ['policy:write']),
  rule('one account', READ_PERMISSIONS),
  rule('one account', ['policy:write'], { accounts: [OPEN] }),
  rule('one Region', READ_PERMISSIONS),
  rule('one Region', ['policy:write'], { regions: ['eu-west-1'] }),
];

async function setupWriters(env: Record<string, string> = {}) {
  const issuer = await startIssuer();
  const keys = [OPEN, CLOSED].map((accountId) => ({ keyId: KEY, accountId, region: REGION }));
  const all = await setupGuarded(
    { jwt: [trusted(issuer)], rules: RULES },
    { seed: { keys }, connect: 'places', env: { KMS_WRITE: 'true', ...env } },
  );
  const put = async (group: string, keyArn = arnOf(OPEN)) => {
    const readers = await issuer.token({ groups: ['readers'], sub: 'reader' });
    const query = `{ key(id: "${keyArn}") { policy { ... on KeyPolicy { canonicalDigest } } } }`;
    const { data: read } = await all.as<{ key: { policy: { canonicalDigest?: string } } }>(readers, query);
    const policy = toPolicy([], group.replace(' ', '')).replaceAll(OPEN, keyArn.split(':')[4] ?? '');
    const input = { keyArn, policy, expectedDigest: read.key.policy.canonicalDigest ?? '0'.repeat(64) };
    all.kms.resetCallCounts();
    const token = await issuer.token({ groups: [group], sub: group });
    const { data } = await all.as<{ putKeyPolicy: Record<string, unknown> }>(token, PUT, { input });
    return data.putKeyPolicy;
  };
  return { ...all, put };
}

describe('policy:write', () => {
  it('lets a caller who may also read policies put one', async () => {
    const { put, logged } = await setupWriters();
    expect(await put('writers')).toMatchObject({ __typename: 'PutKeyPolicyPayload', settled: true });
    expect(logged.filter(({ msg }) => String(msg).startsWith('PutKeyPolicy'))).toMatchObject([
      { caller: 'writers' },
      { caller: 'writers' },
    ]);
  });

  it('is needed: the permissions to read do not include it, and no call is made', async () => {
    const { put, kms } = await setupWriters();
    expect(await put('readers')).toMatchObject({
      __typename: 'KmsAccessDeniedException',
      message: `You lack policy:write in ${REGION} of account ${OPEN}, so PutKeyPolicy was not called.`,
    });
    expect(kms.callCount()).toBe(0);
  });

  it.each(['readers', 'only write'])(
    'that is missing leaves a line in the log, at every LOG_LEVEL: %s',
    async (group) => {
      const { put, logged } = await setupWriters({ LOG_LEVEL: 'silent' });
      await put(group);
      expect(logged).toMatchObject([
        { msg: 'PutKeyPolicy denied', caller: group, key: arnOf(OPEN), code: 'AccessDeniedException' },
      ]);
    },
  );

  it('is not enough: the present policy is not told to who may not read it', async () => {
    const { put, kms } = await setupWriters();
    expect(await put('only write')).toMatchObject({
      __typename: 'KmsAccessDeniedException',
      message: expect.stringContaining('You lack policy:read'),
    });
    expect(kms.callCount()).toBe(0);
  });

  it('counts in the accounts and Regions of its rule only', async () => {
    const { put } = await setupWriters();
    expect(await put('one account')).toMatchObject({ __typename: 'PutKeyPolicyPayload' });
    expect(await put('one account', arnOf(CLOSED))).toMatchObject({ __typename: 'KmsAccessDeniedException' });
    expect(await put('one Region')).toMatchObject({ __typename: 'KmsAccessDeniedException' });
  });

  it('is not in the example of a rule that allows all reading', () => {
    const file = { authentication: { apiKeys: [{ name: 'a', sha256: '0'.repeat(64) }] } };
    expect(() => parseGatewayConfig(JSON.stringify(file))).toThrow(
      /"permissions":\["key:read","policy:read","grant:read"\]/,
    );
  });
});
