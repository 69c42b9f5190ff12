import type { SeedGrant, SeedKey } from '../../src/embedded-kms/seed/seed.ts';
import { deny, toPolicy } from '../graphql/_access.ts';
import { setupGuarded, trusted } from './_gateway.ts';
import { startIssuer } from './_issuer.ts';

export const [OPEN, CLOSED, NOT_CONFIGURED] = ['111122223333', '444455556666', '555566667777'] as const;
const REGION = 'us-east-2';
export const [GRANTED, PLAIN] = [
  '0aaaaaaa-12ab-34cd-56ef-1234567890ab',
  '0bbbbbbb-12ab-34cd-56ef-1234567890ab',
] as const;
export const [SYMMETRIC, RSA] = [
  '0ccccccc-12ab-34cd-56ef-1234567890ab',
  '0ddddddd-12ab-34cd-56ef-1234567890ab',
] as const;
export const ROLE = `arn:aws:iam::${OPEN}:role/App`;
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

export const arnOf = (keyId: string, accountId: string = OPEN) => `arn:aws:kms:${REGION}:${accountId}:key/${keyId}`;

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

export async function setupAccess() {
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

export type Accounts = readonly {
  readonly accountId: string;
  readonly regions: readonly {
    readonly accessibleKeys: {
      readonly nodes: readonly { readonly key: { readonly keyId: string }; readonly access: readonly object[] }[];
    } | null;
  }[];
}[];
