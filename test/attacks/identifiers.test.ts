import { expect, it } from 'vitest';
import { ACCOUNT, arnOf, REGION } from '../_setup.ts';
import { serve } from '../server/_serve.ts';
import { textPlaces } from './_arguments.ts';

const LONG = 'x'.repeat(100_000);

/** A long text in each form that something here takes apart. */
const FORMS: Readonly<Record<string, string>> = {
  text: LONG,
  'key ARN': arnOf(LONG),
  'alias ARN': `arn:aws:kms:${REGION}:${ACCOUNT}:alias/${LONG}`,
  'ARN of a long service': `arn:aws:${LONG}:::`,
  alias: `alias/${LONG}`,
  'global ID': btoa(`Key:${arnOf(LONG)}`),
  cursor: Buffer.from(JSON.stringify([2, `keys of account ${ACCOUNT} in ${REGION}`, LONG, 0])).toString('base64url'),
  'cursor of all keys': Buffer.from(JSON.stringify([2, `all keys in ${ACCOUNT} ${REGION}`, LONG, 0])).toString(
    'base64url',
  ),
  'cursor of a long list': Buffer.from(JSON.stringify([2, LONG, null, 0])).toString('base64url'),
  'control characters': '\u0001'.repeat(80_000),
  digits: '1'.repeat(100_000),
};

const PLACES = textPlaces();

it('these tests cover every argument that takes a text', () => {
  expect(PLACES.map(({ name }) => name).toSorted()).toEqual([
    'AwsAccount.regions(names)',
    'Key.access(action)',
    'Key.access(context.absent)',
    'Key.access(context.encryptionContext.key)',
    'Key.access(context.encryptionContext.value)',
    'Key.access(context.keys.key)',
    'Key.access(context.keys.values)',
    'Key.access(context.via)',
    'Key.access(identityPolicies)',
    'Key.access(principal)',
    'Key.aliases(after)',
    'Key.grants(after)',
    'Key.policy(name)',
    'Key.principals(actions)',
    'Key.principals(after)',
    'Key.putKeyPolicyPlan(context.absent)',
    'Key.putKeyPolicyPlan(context.encryptionContext.key)',
    'Key.putKeyPolicyPlan(context.encryptionContext.value)',
    'Key.putKeyPolicyPlan(context.keys.key)',
    'Key.putKeyPolicyPlan(context.keys.values)',
    'Key.putKeyPolicyPlan(context.via)',
    'Key.putKeyPolicyPlan(policy)',
    'Key.putKeyPolicyPlan(principal)',
    'Key.rotations(after)',
    'KeyPolicy.diff(against.keyArn)',
    'KeyPolicy.diff(against.text)',
    'KmsRegion.accessibleKeys(actions)',
    'KmsRegion.accessibleKeys(after)',
    'KmsRegion.accessibleKeys(context.absent)',
    'KmsRegion.accessibleKeys(context.encryptionContext.key)',
    'KmsRegion.accessibleKeys(context.encryptionContext.value)',
    'KmsRegion.accessibleKeys(context.keys.key)',
    'KmsRegion.accessibleKeys(context.keys.values)',
    'KmsRegion.accessibleKeys(context.via)',
    'KmsRegion.accessibleKeys(identityPolicies)',
    'KmsRegion.accessibleKeys(principal)',
    'KmsRegion.aliases(after)',
    'KmsRegion.keys(after)',
    'KmsRegion.keys(filter.aliasPrefix)',
    'KmsRegion.keys(filter.principal)',
    'KmsRegion.keys(filter.tag.key)',
    'KmsRegion.keys(filter.tag.value)',
    'KmsRegion.keys(filter.text)',
    'Mutation.putKeyPolicy(input.expectedDigest)',
    'Mutation.putKeyPolicy(input.keyArn)',
    'Mutation.putKeyPolicy(input.policy)',
    'Query.__type(name)',
    'Query._entities(representations.AwsAccount.accountId)',
    'Query._entities(representations.Key.arn)',
    'Query._entities(representations.Key.identifier)',
    'Query._entities(representations.__typename)',
    'Query.accounts(accountIds)',
    'Query.allKeys(accountIds)',
    'Query.allKeys(after)',
    'Query.allKeys(filter.aliasPrefix)',
    'Query.allKeys(filter.principal)',
    'Query.allKeys(filter.tag.key)',
    'Query.allKeys(filter.tag.value)',
    'Query.allKeys(filter.text)',
    'Query.allKeys(regions)',
    'Query.checkKeyPolicy(keyArn)',
    'Query.checkKeyPolicy(policy)',
    'Query.checkKeyPolicy(principal)',
    'Query.key(accountId)',
    'Query.key(id)',
    'Query.key(region)',
    'Query.keys(accountId)',
    'Query.keys(after)',
    'Query.keys(filter.aliasPrefix)',
    'Query.keys(filter.principal)',
    'Query.keys(filter.tag.key)',
    'Query.keys(filter.tag.value)',
    'Query.keys(filter.text)',
    'Query.keys(region)',
    'Query.node(id)',
    'Query.nodes(ids)',
  ]);
});

// A policy may have as many characters: test/attacks/policy-plan.test.ts has its limit.
it.each(PLACES.filter(({ name }) => !name.endsWith('(policy)')))(
  '100,000 characters in $name: a small answer that says why, a small log, and no call',
  async (place) => {
    const { post, kms, logged, requestLines } = await serve({ env: { KMS_WRITE: 'true' } });
    for (const [form, text] of Object.entries(FORMS)) {
      const { status, body } = await post(place.query, { variables: place.toVariables(text) });
      expect([form, status]).toEqual([form, 200]);
      expect(body.length).toBeLessThan(4_000);
      if (place.name === 'Query.__type(name)') expect(JSON.parse(body)).toEqual({ data: { __type: null } });
      else
        expect([form, body]).toEqual([
          form,
          expect.stringMatching(/BAD_USER_INPUT|InvalidArnException|KmsValidationException/),
        ]);
    }
    const lines = await requestLines(Object.keys(FORMS).length);
    expect(JSON.stringify(logged).length).toBeLessThan(1_000 * lines.length);
    // The policy that a field of KeyPolicy is asked on is read before.
    expect(kms.callCount()).toBe(place.name.startsWith('KeyPolicy.') ? lines.length : 0);
  },
);

it('a bad item of a list fails on its own', async () => {
  const { query } = await serve();
  const good = btoa(`Key:${arnOf('k')}`);
  const nodes = await query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: [FORMS['global ID'], good, LONG],
  });
  expect(nodes.data).toEqual({ nodes: [null, { id: good }, null] });
  expect(nodes.errors?.map(({ path }) => path)).toEqual([
    ['nodes', 0],
    ['nodes', 2],
  ]);
  const entities = await query('query ($of: [_Any!]!) { _entities(representations: $of) { ... on Key { arn } } }', {
    of: [arnOf(LONG), arnOf('k'), LONG].map((arn) => ({ __typename: 'Key', arn })),
  });
  expect(entities.data).toEqual({ _entities: [null, { arn: arnOf('k') }, null] });
  const { data } = await query(
    'query ($name: String!) { key(id: "k") { arn policy(name: $name) { __typename ... on KmsException { code message } } } }',
    { name: LONG },
  );
  expect(data).toMatchObject({ key: { arn: arnOf('k'), policy: { code: 'ValidationException' } } });
});

it.each([
  ['key/', 256, 257],
  ['alias/', 250, 251],
])('an ARN has at most 256 characters as %s', async (kind, most, more) => {
  const { query } = await serve();
  const ask = async (length: number) => {
    const id = `arn:aws:kms:${REGION}:${ACCOUNT}:${kind}${'x'.repeat(length)}`;
    const { errors } = await query('query ($id: ID!) { key(id: $id) { keyId } }', { id });
    return errors?.[0]?.extensions?.code;
  };
  expect(await ask(more)).toBe('InvalidArnException');
  expect(await ask(most)).not.toBe('InvalidArnException');
});

it('text from the request is clipped and escaped in messages and in keyId', async () => {
  const { query } = await serve();
  const { errors } = await query('query ($id: ID!) { key(id: $id) { keyId } }', {
    id: `arn:\u202e${'y'.repeat(1_000)}`,
  });
  const [error] = errors ?? [];
  expect(error?.message).toContain(String.raw`"arn:\u{202e}yyy`);
  expect(error?.message).not.toContain('y'.repeat(200));
  expect(String(error?.extensions?.keyId)).toHaveLength(201);
});

it('thousands of malformed IDs share one short message', async () => {
  const { post } = await serve();
  const ids = Array.from({ length: 2_900 }, (_, index) => `${index}${'x'.repeat(100)}`);
  const { body } = await post('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { variables: { ids } });
  const { errors } = JSON.parse(body) as { errors: { message: string }[] };
  expect([errors.length, new Set(errors.map(({ message }) => message)).size]).toEqual([2_900, 1]);
  expect(body.length / 2_900).toBeLessThan(180);
});

it('names of operations and fields are clipped in messages', async () => {
  const { post } = await serve();
  const name = 'n'.repeat(30_000);
  expect((await post('query A { __typename }', { operationName: name })).body.length).toBeLessThan(2_000);
  expect((await post(`{ ${name} }`)).body.length).toBeLessThan(2_000);
  expect((await post(`query { __typename } ${name}`)).body.length).toBeLessThan(2_000);
});
