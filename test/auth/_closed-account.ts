import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { schema } from '../../src/graphql/schema.ts';
import { PERMISSIONS, READ_PERMISSIONS } from '../../src/kms/permissions.ts';
import { setupGuarded, trusted } from './_gateway.ts';
import { startIssuer } from './_issuer.ts';
import { type Selected, selectEverything, toDocument } from './_whole-schema.ts';

export const [OPEN, CLOSED] = ['111122223333', '444455556666'] as const;
export const REGION = 'us-east-2';
export const [HERE, THERE] = ['0aaaaaaa-12ab-34cd-56ef-1234567890ab', 'mrk-1234abcd12ab34cd56ef1234567890ab'] as const;
export const NOWHERE = 'mrk-0000abcd12ab34cd56ef1234567890ab';
export const ROOM = {
  MAX_KMS_CALLS: '1000000',
  MAX_DEPTH: '100',
  MAX_TOKENS: '100000',
  MAX_RESULT_SIZE: '100000000',
  KMS_TRY_TIMEOUT_MS: '60000',
  REQUEST_DEADLINE_MS: '60000',
};

/** A key in each account, with all that a key can have. */
export const SEED: Seed = {
  keys: [
    { keyId: HERE, accountId: OPEN, region: REGION, aliases: ['alias/app'] },
    {
      keyId: THERE,
      accountId: CLOSED,
      region: REGION,
      description: 'secret',
      aliases: ['alias/app'],
      tags: [{ key: 'Team', value: 'secret' }],
      multiRegion: { primaryRegion: REGION, replicaRegions: ['eu-west-1'] },
      rotation: { periodInDays: 365 },
      grants: [{ name: 'secret', granteePrincipal: `arn:aws:iam::${CLOSED}:role/secret`, operations: ['Decrypt'] }],
    },
  ],
};

export const arnOf = (keyId: string) => `arn:aws:kms:${REGION}:${CLOSED}:key/${keyId}`;
export const globalId = (name: string) => Buffer.from(name).toString('base64');

/** Each way into a key of the closed account, and into the account itself; and all that there is from there on. */
export function waysIn(keyId: string, selected: Selected): Record<string, string> {
  const of = (type: string) => selectEverything(schema.getType(type) ?? fail(type), selected);
  const keys = `keys(accountId: "${CLOSED}", region: "${REGION}"`;
  const entity = (fields: string) => `_entities(representations: [{ ${fields} }]) ${of('_Entity')}`;
  return {
    'key by ARN': `key(id: "${arnOf(keyId)}") ${of('Key')}`,
    'key by ID': `key(id: "${keyId}", accountId: "${CLOSED}", region: "${REGION}") ${of('Key')}`,
    'key by alias ARN': `key(id: "arn:aws:kms:${REGION}:${CLOSED}:alias/app") ${of('Key')}`,
    'key by alias': `key(id: "alias/app", accountId: "${CLOSED}", region: "${REGION}") ${of('Key')}`,
    keys: `${keys}) ${of('KeyConnection')}`,
    'filtered keys': `${keys}, filter: { states: [Enabled], aliasPrefix: "alias/", tag: { key: "Team" } }) ${of('KeyConnection')}`,
    'all keys': `allKeys(accountIds: ["${CLOSED}"]) ${of('AllKeysConnection')}`,
    'filtered all keys': `allKeys(accountIds: ["${CLOSED}"], filter: { text: "secret", findings: {} }) ${of('AllKeysConnection')}`,
    node: `node(id: "${globalId(`Key:${arnOf(keyId)}`)}") ${of('Node')}`,
    nodes: `nodes(ids: ["${globalId(`Key:${arnOf(keyId)}`)}", "${globalId(`AwsAccount:${CLOSED}`)}"]) ${of('Node')}`,
    'entity by ARN': entity(`__typename: "Key", arn: "${arnOf(keyId)}"`),
    'entity by alias': entity(`__typename: "Key", identifier: "arn:aws:kms:${REGION}:${CLOSED}:alias/app"`),
    'entity account': entity(`__typename: "AwsAccount", accountId: "${CLOSED}"`),
    accounts: `accounts ${of('AwsAccount')}`,
    // A text that is no policy has no answer that depends on the key: test/auth/policy-plan.test.ts has those that do.
    'check of a policy': `checkKeyPolicy(policy: "x", keyArn: "${arnOf(keyId)}") ${of('PutKeyPolicyPlan')}`,
  };
}

function fail(message: string): never {
  throw new Error(message);
}

export const rule = (to: unknown, accounts: unknown, permissions: readonly string[] = READ_PERMISSIONS) => ({
  to,
  accounts,
  regions: 'all',
  permissions,
});

const RULES = [
  rule({ groups: ['all'] }, 'all'),
  rule({ groups: ['open'] }, [OPEN]),
  rule({ groups: ['nothing that there is'] }, ['999999999999']),
  ...PERMISSIONS.map((permission) => rule({ groups: [permission] }, 'all', [permission])),
];

export async function setupAuthorized(env: Record<string, string> = ROOM) {
  const issuer = await startIssuer();
  const all = await setupGuarded({ jwt: [trusted(issuer)], rules: RULES }, { seed: SEED, connect: 'places', env });
  const tokenOf = (group: string) => issuer.token({ groups: [group] });
  return {
    ...all,
    tokenOf,
    asGroup: async (group: string, query: string) => all.as(await tokenOf(group), toDocument(query)),
  };
}
