import { describe, expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { PERMISSIONS } from '../../src/kms/permissions.ts';
import { arnOf, CLOSED, globalId, NOWHERE, OPEN, REGION, setupAuthorized, THERE, waysIn } from './_closed-account.ts';
import { everyField, leavesOf, type Selected } from './_whole-schema.ts';

/** What a key's name or a given policy says by itself, what an answer says of itself, and a verdict that is UNKNOWN. */
const NO_SECRET =
  /^Key\.(id|arn|keyId|accountId|region|partition|identifier)$|^Kms\w+Exception\.|^AccessReason\.(code|message)$|^KeyAccess\.(principal|action|verdict|mayStillRefuse)$|^PutKeyPolicy\w+\.|^PolicyProblem\./;

/** Only the mutation leads to these: `auth/policy-write` is about it. */
const OF_THE_MUTATION = [
  'Mutation',
  'PutKeyPolicyPayload',
  'KeyPolicyConflict',
  'KeyPolicyRefused',
  'KeyPolicyUnconfirmed',
];

describe('the whole schema', () => {
  it('has no field that these tests do not select', () => {
    const selected: Selected = new Set();
    waysIn(THERE, selected);
    const without = ['Query', '_Service', ...OF_THE_MUTATION];
    expect(everyField(without).filter((name) => !selected.has(name))).toEqual([]);
  });

  it('has no root field that these tests do not use', () => {
    const taken = Object.values(waysIn(THERE, new Set())).map((query) => /^\w+/.exec(query)?.[0]);
    // The SDL is the same for everyone, and public.
    const fields = Object.keys(schema.getQueryType()?.getFields() ?? {}).filter((name) => name !== '_service');
    expect(new Set(taken)).toEqual(new Set(fields));
  });

  it('shows everything to a caller who may read everything', async () => {
    const { asGroup } = await setupAuthorized();
    const leaves = new Set<string>();
    for (const [name, query] of Object.entries(waysIn(THERE, new Set()))) {
      const { data, status } = await asGroup('all', `{ ${query} }`);
      expect([name, status]).toEqual([name, 200]);
      for (const leaf of leavesOf(data)) leaves.add(leaf);
    }
    const told = [...leaves].filter((leaf) => !NO_SECRET.test(leaf));
    expect(told.length).toBeGreaterThan(40);
    expect(told).toEqual(
      expect.arrayContaining([
        'KeyMetadata.description',
        'KeyPolicy.text',
        'KeyTag.value',
        'KeyGrant.name',
        'KeyAlias.name',
        'PolicyStatement.sid',
      ]),
    );
  });

  it('shows nothing of a forbidden account, and makes no call there, whether or not the key exists', async () => {
    const { asGroup, calls } = await setupAuthorized();
    for (const [name, query] of Object.entries(waysIn(THERE, new Set()))) {
      const answer = await asGroup('open', `{ ${query} }`);
      if (name === 'accounts') {
        expect(answer.data.accounts).toMatchObject([{ accountId: OPEN, regions: [{ name: REGION }] }]);
        expect(JSON.stringify(answer)).not.toContain(CLOSED);
        continue;
      }
      expect([name, leavesOf(answer.data).filter((leaf) => !NO_SECRET.test(leaf))]).toEqual([name, []]);
      expect([name, JSON.stringify(answer)]).toEqual([name, expect.not.stringContaining('secret')]);
      expect([name, JSON.stringify(answer)]).toEqual([
        name,
        expect.not.stringMatching(/"verdict":"(?!UNKNOWN")|"code":"(?!POLICY_UNREADABLE")[A-Z_]+","message"/),
      ]);
      const other = await asGroup('open', `{ ${waysIn(NOWHERE, new Set())[name]} }`);
      const [text, id] = [JSON.stringify(other), globalId(`Key:${arnOf(NOWHERE)}`)];
      expect([name, text.replaceAll(NOWHERE, THERE).replaceAll(id, globalId(`Key:${arnOf(THERE)}`))]).toEqual([
        name,
        JSON.stringify(answer),
      ]);
    }
    expect(calls.filter(({ accountId }) => accountId !== OPEN)).toEqual([]);
    expect(calls.length).toBeGreaterThan(0);
  });

  it('answers for a forbidden account as for an account that is not configured', async () => {
    const { asGroup } = await setupAuthorized();
    const { accounts: _, ...ways } = waysIn(THERE, new Set());
    const ids = [`Key:${arnOf(THERE)}`, `AwsAccount:${CLOSED}`];
    const inAccount = (accountId: string, text: string) =>
      ids
        .reduce((all, id) => all.replaceAll(globalId(id), globalId(id.replace(CLOSED, accountId))), text)
        .replaceAll(CLOSED, accountId);
    for (const [name, query] of Object.entries(ways)) {
      const closed = JSON.stringify(await asGroup('open', `{ ${query} }`));
      const unknown = JSON.stringify(await asGroup('open', inAccount('555566667777', `{ ${query} }`)));
      expect([name, unknown === inAccount('555566667777', closed)]).toEqual([name, true]);
      expect([name, closed.includes('errors')]).toEqual([name, name !== 'check of a policy']);
    }
  });

  const OPERATIONS = {
    'key:read': [
      'DescribeKey',
      'GetKeyLastUsage',
      'GetKeyRotationStatus',
      'ListAliases',
      'ListKeyRotations',
      'ListKeys',
      'ListResourceTags',
    ],
    'policy:read': ['GetKeyPolicy', 'ListKeyPolicies'],
    'grant:read': ['ListGrants'],
    'policy:write': [], // no field of a query changes a key
  };

  it.each(PERMISSIONS)('makes only the calls of %s for a caller with this permission only', async (permission) => {
    const { asGroup, calls } = await setupAuthorized();
    for (const query of Object.values(waysIn(THERE, new Set()))) {
      const { data, errors } = await asGroup(permission, `{ ${query} }`);
      const refused = JSON.stringify([data, errors]).matchAll(/You lack (\S+) in/g);
      expect([...refused].map(([, lacking]) => lacking)).not.toContain(permission);
    }
    expect([...new Set(calls.map(({ operation }) => operation))].toSorted()).toEqual(OPERATIONS[permission]);
  });

  it('names the missing permission in an account that the caller may read', async () => {
    const { asGroup, calls } = await setupAuthorized();
    const { data } = await asGroup(
      'key:read',
      `{ key(id: "${arnOf(THERE)}") { policy { ... on KmsAccessDeniedException { code message permission reason requestId } } } }`,
    );
    expect(data.key).toEqual({
      policy: {
        code: 'AccessDeniedException',
        message: `You lack policy:read in ${REGION} of account ${CLOSED}, so GetKeyPolicy was not called.`,
        permission: 'policy:read',
        reason: null,
        requestId: null,
      },
    });
    expect(calls).toEqual([]);
  });
});
