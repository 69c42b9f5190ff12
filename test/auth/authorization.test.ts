import { describe, expect, it } from 'vitest';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { schema } from '../../src/graphql/schema.ts';
import { PERMISSIONS, READ_PERMISSIONS } from '../../src/kms/permissions.ts';
import { setupGuarded, trusted } from './_gateway.ts';
import { startIssuer } from './_issuer.ts';
import { everyField, leavesOf, type Selected, selectEverything, toDocument } from './_whole-schema.ts';

const [OPEN, CLOSED] = ['111122223333', '444455556666'] as const;
const REGION = 'us-east-2';
const [HERE, THERE] = ['0aaaaaaa-12ab-34cd-56ef-1234567890ab', 'mrk-1234abcd12ab34cd56ef1234567890ab'] as const;
const NOWHERE = 'mrk-0000abcd12ab34cd56ef1234567890ab';
const ROOM = {
  MAX_KMS_CALLS: '1000000',
  MAX_DEPTH: '100',
  MAX_TOKENS: '100000',
  MAX_RESULT_SIZE: '100000000',
  KMS_TRY_TIMEOUT_MS: '60000',
  REQUEST_DEADLINE_MS: '60000',
};

/** A key in each account, with all that a key can have. */
const SEED: Seed = {
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

const arnOf = (keyId: string) => `arn:aws:kms:${REGION}:${CLOSED}:key/${keyId}`;
const globalId = (name: string) => Buffer.from(name).toString('base64');

/** Each way into a key of the closed account, and into the account itself; and all that there is from there on. */
function waysIn(keyId: string, selected: Selected): Record<string, string> {
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

const rule = (to: unknown, accounts: unknown, permissions: readonly string[] = READ_PERMISSIONS) => ({
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

async function setupAuthorized(env: Record<string, string> = ROOM) {
  const issuer = await startIssuer();
  const all = await setupGuarded({ jwt: [trusted(issuer)], rules: RULES }, { seed: SEED, connect: 'places', env });
  return {
    ...all,
    asGroup: async (group: string, query: string) => all.as(await issuer.token({ groups: [group] }), toDocument(query)),
  };
}

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

describe('a caller', () => {
  it('who may not read anything gets 403', async () => {
    const { asGroup, calls } = await setupAuthorized();
    for (const group of ['unknown', 'nothing that there is']) {
      const { status, data, errors } = await asGroup(group, '{ __typename }');
      expect([status, data, errors]).toEqual([
        403,
        undefined,
        [
          {
            message: 'No rule lets alice@example.com read anything here. Ask the operator of the gateway for a rule.',
            extensions: { code: 'FORBIDDEN' },
          },
        ],
      ]);
    }
    expect(calls).toEqual([]);
  });

  it.each([
    ['key(id: "alias/app") { arn }', 'InvalidArnException'],
    [`key(id: "${HERE}") { arn }`, 'InvalidArnException'],
    [`key(id: "${HERE}", region: "${REGION}") { arn }`, 'InvalidArnException'],
    ['keys { nodes { arn } }', 'BAD_USER_INPUT'],
    [`keys(accountId: "${CLOSED}") { nodes { arn } }`, 'BAD_USER_INPUT'],
    [
      '_entities(representations: [{ __typename: "Key", identifier: "alias/app" }]) { __typename }',
      'InvalidArnException',
    ],
  ])('who may not read the home account learns nothing of it from %s', async (query, code) => {
    const issuer = await startIssuer();
    const { as, calls } = await setupGuarded(
      { jwt: [trusted(issuer)], rules: [rule('everyone', [CLOSED])] },
      { seed: SEED, connect: 'places' },
    );
    const answer = await as(await issuer.token(), `{ ${query} }`);
    expect(answer.errors).toMatchObject([{ extensions: { code } }]);
    expect(JSON.stringify(answer)).not.toContain(OPEN);
    expect(calls).toEqual([]);
    const named = await as(
      await issuer.token(),
      `{ key(id: "alias/app", accountId: "${CLOSED}", region: "${REGION}") { keyId } }`,
    );
    expect(named.data).toEqual({ key: { keyId: THERE } });
  });

  it('can be limited to Regions of an account', async () => {
    const issuer = await startIssuer();
    const seed = { keys: [{ keyId: HERE }, { keyId: THERE, region: 'eu-west-1' }] };
    const rules = [{ ...rule('everyone', 'all'), regions: ['eu-west-1'] }];
    const { as, calls } = await setupGuarded({ jwt: [trusted(issuer)], rules }, { seed, connect: 'places' });
    const ofRegion = (name: string, region: string) =>
      `${name}: keys(accountId: "${OPEN}", region: "${region}") { nodes { keyId } }`;
    const { data, errors } = await as(
      await issuer.token(),
      `{ accounts { regions { name } } ${ofRegion('closed', REGION)} ${ofRegion('open', 'eu-west-1')} }`,
    );
    expect(data).toEqual({
      accounts: [{ regions: [{ name: 'eu-west-1' }] }],
      open: { nodes: [{ keyId: THERE }] },
      closed: null,
    });
    expect(errors).toMatchObject([
      {
        path: ['closed'],
        message: `The gateway is not configured for ${REGION} of account ${OPEN}, or not for you, so ListKeys was not called.`,
      },
    ]);
    expect(calls).toMatchObject([{ operation: 'ListKeys', region: 'eu-west-1' }]);
  });

  it('sees in allKeys only what a rule covers; without key:read, a place is a failure with that permission', async () => {
    const issuer = await startIssuer();
    const seed = {
      keys: [
        { keyId: HERE, region: 'eu-west-1' },
        { keyId: HERE, region: 'us-east-1' },
        { keyId: THERE, accountId: CLOSED, region: REGION },
      ],
    };
    const rules = [
      { ...rule('everyone', [OPEN]), regions: ['eu-west-1'] },
      { ...rule('everyone', [OPEN], ['policy:read']), regions: ['us-east-1'] },
    ];
    const { as, calls } = await setupGuarded({ jwt: [trusted(issuer)], rules }, { seed, connect: 'places' });
    const selected =
      '{ nodes { arn } failures { accountId region exception { code message ... on KmsAccessDeniedException { permission } } } pageInfo { hasNextPage } }';
    const { data, errors } = await as(await issuer.token(), `{ allKeys ${selected} }`);
    expect([errors, data]).toEqual([
      undefined,
      {
        allKeys: {
          nodes: [{ arn: `arn:aws:kms:eu-west-1:${OPEN}:key/${HERE}` }],
          failures: [
            {
              accountId: OPEN,
              region: 'us-east-1',
              exception: {
                code: 'AccessDeniedException',
                message: `You lack key:read in us-east-1 of account ${OPEN}, so ListKeys was not called.`,
                permission: 'key:read',
              },
            },
          ],
          pageInfo: { hasNextPage: false },
        },
      },
    ]);
    expect(calls).toMatchObject([{ operation: 'ListKeys', region: 'eu-west-1' }]);
    // A cursor that names a closed account is a position in the order, and no more.
    const after = Buffer.from(JSON.stringify([2, `all keys in ${CLOSED} ${REGION}`, 'm', 7])).toString('base64url');
    const beyond = await as(await issuer.token(), `{ allKeys(after: "${after}") ${selected} }`);
    expect(beyond.data).toEqual({ allKeys: { nodes: [], failures: [], pageInfo: { hasNextPage: false } } });
    for (const argument of [`accountIds: ["${CLOSED}"]`, `regions: ["${REGION}"]`]) {
      const { errors: refused } = await as(await issuer.token(), `{ allKeys(${argument}) ${selected} }`);
      expect(refused).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    expect(calls).toHaveLength(1);
  });

  it.each([
    [{ groups: ['a', 'b'] }, { groups: ['x', 'b'] }, 200],
    [{ groups: ['a'] }, { groups: 'x a y' }, 200],
    [{ groups: ['a'] }, { groups: 'aa' }, 403],
    [{ groups: ['a'] }, { groups: { a: true } }, 403],
    [{ groups: ['a'] }, {}, 403],
    [{ callers: ['alice@example.com'] }, {}, 200],
    [{ callers: ['Alice@example.com'] }, {}, 403],
    [{ claims: { department: 'security' } }, { department: 'security' }, 200],
    [{ claims: { department: 'security' } }, { department: ['sales', 'security'] }, 200],
    [{ claims: { department: 'security' } }, { department: 'security2' }, 403],
    [{ claims: { constructor: 'x' } }, {}, 403],
    [{ groups: ['a'], claims: { department: 'security' } }, { groups: ['a'] }, 403],
    [{ groups: ['a'], callers: ['bob'] }, { groups: ['a'] }, 403],
  ])('must meet %j, with the claims %j: %i', async (to, claims, status) => {
    const issuer = await startIssuer();
    const { as } = await setupGuarded({ jwt: [trusted(issuer)], rules: [rule(to, 'all')] });
    expect((await as(await issuer.token(claims), '{ __typename }')).status).toBe(status);
  });

  it('has the groups of the configured claim', async () => {
    const issuer = await startIssuer();
    const jwt = [trusted(issuer, { groupsClaim: ['realm_access', 'roles'] })];
    const { as } = await setupGuarded({ jwt, rules: [rule({ groups: ['a'] }, 'all')] });
    expect((await as(await issuer.token({ realm_access: { roles: ['a'] } }), '{ __typename }')).status).toBe(200);
    expect((await as(await issuer.token({ groups: ['a'] }), '{ __typename }')).status).toBe(403);
  });

  it('gets nothing that was read for another caller at the same time', async () => {
    const issuer = await startIssuer();
    const { as, calls } = await setupGuarded(
      { jwt: [trusted(issuer)], rules: [rule({ groups: ['all'] }, 'all'), rule({ groups: ['open'] }, [OPEN])] },
      { seed: SEED, connect: 'places', env: ROOM },
    );
    const [all, open] = [await issuer.token({ groups: ['all'] }), await issuer.token({ groups: ['open'] })];
    const query = `{ key(id: "${arnOf(THERE)}") { policy { __typename } metadata { description } } }`;
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => as(index % 2 ? all : open, query)));
    answers.forEach(({ data }, index) => {
      expect(data.key).toEqual(
        index % 2
          ? { policy: { __typename: 'KeyPolicy' }, metadata: { description: 'secret' } }
          : { policy: { __typename: 'KmsAccessDeniedException' }, metadata: null },
      );
    });
    expect(calls).toHaveLength(20);
  });
});
