import { describe, expect, it } from 'vitest';
import type { SeedGrant, SeedKey } from '../../src/embedded-kms/seed/seed.ts';
import { deny, toPolicy } from '../graphql/_access.ts';
import { setupGuarded, trusted } from './_gateway.ts';
import { startIssuer } from './_issuer.ts';

const [OPEN, CLOSED, NOT_CONFIGURED] = ['111122223333', '444455556666', '555566667777'] as const;
const REGION = 'us-east-2';
const [GRANTED, PLAIN] = ['0aaaaaaa-12ab-34cd-56ef-1234567890ab', '0bbbbbbb-12ab-34cd-56ef-1234567890ab'] as const;
const [SYMMETRIC, RSA] = ['0ccccccc-12ab-34cd-56ef-1234567890ab', '0ddddddd-12ab-34cd-56ef-1234567890ab'] as const;
const ROLE = `arn:aws:iam::${OPEN}:role/App`;
const OTHER = `arn:aws:iam::${OPEN}:role/Other`;

const grant = (granteePrincipal: string): SeedGrant => ({ granteePrincipal, operations: ['Decrypt'] });
const inAccount = (accountId: string) => ({ accountId, region: REGION });

/** Allows nothing: only a grant does. */
const DENIES_RSA = toPolicy(deny('*', 'kms:*', { Condition: { StringEquals: { 'kms:KeySpec': 'RSA_2048' } } }));

const BY_SPEC = { policy: DENIES_RSA, grants: [grant(ROLE)] };

/** One key has a grant for the role, the other one has none. Their policies leave it to IAM policies. */
const KEYS = [
  { keyId: GRANTED, ...inAccount(OPEN), grants: [grant(ROLE)] },
  { keyId: PLAIN, ...inAccount(OPEN) },
  { keyId: GRANTED, ...inAccount(CLOSED), grants: [grant(ROLE)] },
  { keyId: SYMMETRIC, ...inAccount(OPEN), ...BY_SPEC },
  { keyId: RSA, ...inAccount(OPEN), ...BY_SPEC, spec: 'RSA_2048', usage: 'ENCRYPT_DECRYPT' },
] satisfies readonly SeedKey[];

const arnOf = (keyId: string, accountId: string = OPEN) => `arn:aws:kms:${REGION}:${accountId}:key/${keyId}`;

const rule = (group: string, permissions: readonly string[], accounts: readonly string[] = [OPEN, CLOSED]) => ({
  to: { groups: [group] },
  accounts,
  regions: 'all',
  permissions,
});

const RULES = [
  rule('all', ['key:read', 'policy:read', 'grant:read']),
  rule('no policies', ['key:read', 'grant:read']),
  rule('no grants', ['key:read', 'policy:read']),
  rule('no keys', ['policy:read', 'grant:read']),
  rule('open account', ['key:read', 'policy:read', 'grant:read'], [OPEN]),
];

const REASON =
  '{ code message pointer grantId failure { __typename code message ... on KmsAccessDeniedException { permission } } }';
const SOURCE = '{ __typename ... on PolicyStatement { pointer } ... on KeyGrant { grantId } }';
const ACCESS = `{
  principal action verdict basis ${SOURCE} reasons ${REASON} missingKeys mayStillRefuse
  statements(all: true) { applies principal } grants { applies }
}`;
const FIELDS = `
  role: access(principal: "${ROLE}", action: "kms:Decrypt") ${ACCESS}
  other: access(principal: "${OTHER}", action: "kms:Decrypt") ${ACCESS}
  retire: access(principal: "${ROLE}", action: "kms:RetireGrant") ${ACCESS}
  principals { incomplete ${REASON} nodes { principal { value } permissions { actions verdict source ${SOURCE} } } }
`;

/** All verdicts, so that no key is left out. */
const ACCESSIBLE = `{ accounts { accountId regions { accessibleKeys(
  principal: "${ROLE}", actions: ["kms:Decrypt"], verdicts: [ALLOWED, ALLOWED_IF_IAM_ALLOWS, DENIED, NOT_ALLOWED, UNKNOWN]
) { nodes { key { keyId } access ${ACCESS} } coverage { total readable denied } unreadGrants undecided } } } }`;

async function setupAccess() {
  const issuer = await startIssuer();
  const all = await setupGuarded({ jwt: [trusted(issuer)], rules: RULES }, { seed: { keys: KEYS }, connect: 'places' });
  return {
    ...all,
    /** The answer of Key.access and Key.principals for a key, as text. */
    async ask(group: string, arn: string): Promise<string> {
      const token = await issuer.token({ groups: [group] });
      const { data, errors } = await all.as(token, `{ key(id: "${arn}") { ${FIELDS} } }`);
      return JSON.stringify({ data, errors });
    },
    /** The pages of accessibleKeys: one for each account that the caller sees. */
    async list(group: string) {
      const token = await issuer.token({ groups: [group] });
      const { data, errors } = await all.as<{ accounts: Accounts }>(token, ACCESSIBLE);
      return { accounts: data.accounts, errors };
    },
  };
}

type Accounts = readonly {
  readonly accountId: string;
  readonly regions: readonly {
    readonly accessibleKeys: {
      readonly nodes: readonly { readonly key: { readonly keyId: string }; readonly access: readonly object[] }[];
    } | null;
  }[];
}[];

describe('a caller', () => {
  it('with all permissions sees the grant', async () => {
    const { ask } = await setupAccess();
    const { data } = JSON.parse(await ask('all', arnOf(GRANTED)));
    expect(data.key.role).toMatchObject({ verdict: 'ALLOWED', basis: [{ __typename: 'KeyGrant' }] });
    expect(data.key.other).toMatchObject({ verdict: 'ALLOWED_IF_IAM_ALLOWS' });
    expect(JSON.stringify(data.key.principals)).toContain(ROLE);
  });

  it('without grant:read gets the same answer whether a grant matches or there is none', async () => {
    const { ask, calls } = await setupAccess();
    const [granted, plain] = [await ask('no grants', arnOf(GRANTED)), await ask('no grants', arnOf(PLAIN))];
    expect(granted.replaceAll(GRANTED, PLAIN)).toBe(plain);
    expect(calls.map(({ operation }) => operation)).not.toContain('ListGrants');
    const { key } = JSON.parse(granted).data;
    const failure = { __typename: 'KmsAccessDeniedException', code: 'AccessDeniedException', permission: 'grant:read' };
    for (const access of [key.role, key.other, key.retire])
      expect(access).toMatchObject({ verdict: 'UNKNOWN', grants: null });
    expect(key.role.reasons).toContainEqual(
      expect.objectContaining({ code: 'GRANTS_UNREADABLE', failure: expect.objectContaining(failure) }),
    );
    expect(key.principals.incomplete).toMatchObject([{ code: 'GRANTS_UNREADABLE', failure }]);
    expect(key.principals.nodes).toMatchObject([{ principal: { value: `arn:aws:iam::${OPEN}:root` } }]);
  });

  it('without policy:read gets UNKNOWN, and learns nothing of policies and grants', async () => {
    const { ask, calls } = await setupAccess();
    const [granted, plain] = [await ask('no policies', arnOf(GRANTED)), await ask('no policies', arnOf(PLAIN))];
    expect(granted.replaceAll(GRANTED, PLAIN)).toBe(plain);
    expect(calls.map(({ operation }) => operation)).not.toContain('GetKeyPolicy');
    const { data, errors } = JSON.parse(granted);
    const failure = { __typename: 'KmsAccessDeniedException', permission: 'policy:read' };
    expect(data.key.role).toMatchObject({
      verdict: 'UNKNOWN',
      basis: [],
      statements: [],
      grants: null,
      reasons: [{ code: 'POLICY_UNREADABLE', failure }],
    });
    expect([data.key.principals, errors.length]).toEqual([null, 1]);
  });

  it('without key:read gets the same answer whatever the key is, also where a grant makes it matter', async () => {
    const { ask, calls } = await setupAccess();
    const [one, other] = [await ask('no keys', arnOf(SYMMETRIC)), await ask('no keys', arnOf(RSA))];
    const withoutIds = (answer: string) => answer.replaceAll(SYMMETRIC, RSA).replace(/[0-9a-f]{64}/g, 'GRANT');
    expect(withoutIds(one)).toBe(withoutIds(other));
    expect(calls.map(({ operation }) => operation)).toContain('ListGrants');
    expect(calls.map(({ operation }) => operation)).not.toContain('DescribeKey');
    const failure = { __typename: 'KmsAccessDeniedException', permission: 'key:read' };
    expect(JSON.parse(one).data.key.role).toMatchObject({
      verdict: 'UNKNOWN',
      reasons: expect.arrayContaining([
        expect.objectContaining({ code: 'METADATA_UNREADABLE', failure: expect.objectContaining(failure) }),
      ]),
    });
  });

  it('without grant:read gets the same entry of accessibleKeys whether a grant matches or there is none', async () => {
    const { list, calls } = await setupAccess();
    const { accounts, errors } = await list('no grants');
    expect(errors).toBeUndefined();
    const page = accounts[0]?.regions[0]?.accessibleKeys;
    const [granted, plain] = [GRANTED, PLAIN].map((id) => page?.nodes.find(({ key }) => key.keyId === id)?.access);
    expect(granted).toEqual(plain);
    expect(granted).toMatchObject([{ verdict: 'UNKNOWN', grants: null }]);
    expect(page).toMatchObject({ unreadGrants: 3, undecided: 3 });
    expect(calls.map(({ operation }) => operation)).not.toContain('ListGrants');
  });

  it('without policy:read gets UNKNOWN for each of accessibleKeys, without a GetKeyPolicy', async () => {
    const { list, calls } = await setupAccess();
    const { accounts, errors } = await list('no policies');
    expect(errors).toBeUndefined();
    const page = accounts[0]?.regions[0]?.accessibleKeys;
    expect(page).toMatchObject({ coverage: { total: 4, readable: 0, denied: 4 }, undecided: 4 });
    const [first, ...others] = page?.nodes.map(({ access }) => access) ?? [];
    expect(first).toMatchObject([{ verdict: 'UNKNOWN', reasons: [{ code: 'POLICY_UNREADABLE' }] }]);
    for (const other of others) expect(other).toEqual(first);
    expect([...new Set(calls.map(({ operation }) => operation))]).toEqual(['ListKeys']);
  });

  it('without key:read gets no accessibleKeys, and no call is made', async () => {
    const { list, calls } = await setupAccess();
    const { accounts, errors } = await list('no keys');
    expect(accounts.map(({ regions }) => regions[0]?.accessibleKeys)).toEqual([null, null]);
    const extensions = { code: 'AccessDeniedException', permission: 'key:read' };
    expect(errors).toMatchObject([{ extensions }, { extensions }]);
    expect(calls).toEqual([]);
  });

  it('who may not see an account does not get its accessibleKeys', async () => {
    const { list, calls } = await setupAccess();
    const { accounts } = await list('open account');
    expect(accounts.map(({ accountId }) => accountId)).toEqual([OPEN]);
    expect(calls.filter(({ accountId }) => accountId !== OPEN)).toEqual([]);
  });

  it('who may not see an account gets the answer for an account that is not configured', async () => {
    const { ask, calls } = await setupAccess();
    const closed = await ask('open account', arnOf(GRANTED, CLOSED));
    const unknown = await ask('open account', arnOf(GRANTED, NOT_CONFIGURED));
    expect(closed.replaceAll(CLOSED, NOT_CONFIGURED)).toBe(unknown);
    expect(closed).toContain('POLICY_UNREADABLE');
    expect(calls).toEqual([]);
  });
});
