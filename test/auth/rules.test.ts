import { describe, expect, it } from 'vitest';
import { arnOf, CLOSED, HERE, OPEN, REGION, ROOM, rule, SEED, setupAuthorized, THERE } from './_closed-account.ts';
import { setupGuarded, trusted } from './_gateway.ts';
import { startIssuer } from './_issuer.ts';

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
