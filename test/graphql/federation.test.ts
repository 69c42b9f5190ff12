import { readFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { toPublicSchema } from '../../src/graphql/subgraph-sdl.ts';
import { ACCOUNT, ALIAS, arnOf, DOC_KEY, REGION, setup } from '../_setup.ts';
import { bulkKeyId, bulkSeed } from '../embedded-kms/_bulk-seed.ts';

type Entity = Record<string, unknown> | null;

const ENTITIES = `query Entities($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Key { arn policy { __typename } }
    ... on AwsAccount { accountId partition regions { name } }
  }
}`;

/** However busy the machine is, no call is tried twice. */
const PATIENT = { KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' };

/** Asks for what the representations name. */
async function ask(representations: unknown, document = ENTITIES, options: Parameters<typeof setup>[0] = {}) {
  const { query, kms } = await setup(options);
  const { status, data, errors } = await query<{ _entities: Entity[] }, object>(document, { representations });
  return { status, entities: data?._entities, errors, kms };
}

const key = (arn: unknown) => ({ __typename: 'Key', arn });
const named = (identifier: unknown) => ({ __typename: 'Key', identifier });
const account = (accountId: unknown) => ({ __typename: 'AwsAccount', accountId });

describe('_service', () => {
  it('gives the SDL that is committed, without a call', async () => {
    const { query, kms } = await setup();
    const { data } = await query<{ _service: { sdl: string } }, object>('{ _service { sdl } }');
    expect(`${data._service.sdl}\n`).toBe(readFileSync('schema/subgraph.graphql', 'utf8'));
    expect(kms.callCount()).toBe(0);
  });

  it('is no part of the public schema, nor is what else only a router needs', () => {
    const sdl = printSchema(toPublicSchema(schema));
    expect(`${sdl}\n`).toBe(readFileSync('schema/schema.graphql', 'utf8'));
    expect(sdl).not.toMatch(/_service|_entities|_Any|_Entity|_Service|\bidentifier\b|@key|@tag|@link/);
  });

  it('leaves node, and what serves it alone, to the gateway itself', () => {
    // The ID of a finding is for clients, and no ID of an object of the graph.
    const sdl = readFileSync('schema/subgraph.graphql', 'utf8').replace(/^type KeyFinding [\s\S]*?^}/m, '');
    expect(sdl).not.toMatch(/\bNode\b|^ {2}nodes?\(|^ {2}id:/m);
  });
});

describe('_entities', () => {
  it('gives a key by its ARN, with what is asked of it and no other call', async () => {
    const { entities, errors, kms } = await ask([key(arnOf(DOC_KEY))]);
    expect(errors).toBeUndefined();
    expect(entities).toEqual([{ __typename: 'Key', arn: arnOf(DOC_KEY), policy: { __typename: 'KeyPolicy' } }]);
    expect([kms.callCount('GetKeyPolicy'), kms.callCount()]).toEqual([1, 1]);
  });

  it('gives a key by alias ARN, alias name, key ID and key ARN, and the name again that the router has for it', async () => {
    const alias = `arn:aws:kms:${REGION}:${ACCOUNT}:${ALIAS}`;
    const names = [alias, ALIAS, DOC_KEY, arnOf(DOC_KEY)];
    const document =
      'query E($representations: [_Any!]!) { _entities(representations: $representations) { ... on Key { identifier arn } } }';
    const { entities, errors, kms } = await ask(names.map(named), document);
    expect(errors).toBeUndefined();
    expect(entities?.map((entity) => entity?.identifier)).toEqual(names);
    const [first, ...others] = entities?.map((entity) => entity?.arn) ?? [];
    expect(first).toMatch(new RegExp(`^arn:aws:kms:${REGION}:${ACCOUNT}:key/`));
    expect(others).toEqual([first, arnOf(DOC_KEY), arnOf(DOC_KEY)]);
    // Two names of one alias are one call.
    expect([kms.callCount('DescribeKey'), kms.callCount()]).toEqual([1, 1]);
  });

  it('gives an account that is configured, without a call', async () => {
    const { entities, kms } = await ask([account(ACCOUNT)]);
    expect(entities).toEqual([
      { __typename: 'AwsAccount', accountId: ACCOUNT, partition: 'aws', regions: [{ name: REGION }] },
    ]);
    expect(kms.callCount()).toBe(0);
  });

  it.each([
    ['a malformed ARN', key('arn:aws:s3:::bucket'), 'InvalidArnException', 'its service is "s3"'],
    ['what is no ARN', key('nonsense'), 'InvalidArnException', 'expected the ARN of a key, such as arn:'],
    ['an alias ARN as arn', key(`arn:aws:kms:${REGION}:${ACCOUNT}:${ALIAS}`), 'InvalidArnException', 'not of an alias'],
    ['an alias that does not exist', named('alias/none'), 'NotFoundException', 'alias/none is not found'],
    [
      'an alias of an account that is not configured',
      named('arn:aws:kms:us-east-2:999999999999:alias/a'),
      'AccessDeniedException',
      'not configured for account 999999999999',
    ],
    ['an identifier that is too long', named('x'.repeat(2049)), 'BAD_USER_INPUT', 'id has 2049 characters'],
    ['a key without a key field', { __typename: 'Key' }, 'BAD_USER_INPUT', 'representations[1].arn is not given'],
    ['an ARN that is no text', key(7), 'BAD_USER_INPUT', 'representations[1].arn is 7: expected a string'],
    ['an identifier that is no text', named({}), 'BAD_USER_INPUT', 'representations[1].identifier is an object'],
    ['another type', { __typename: 'Bucket', id: 'b' }, 'BAD_USER_INPUT', 'expected "Key" or "AwsAccount"'],
    ['no type', { arn: arnOf(DOC_KEY) }, 'BAD_USER_INPUT', 'representations[1].__typename is not given'],
    ['what is no object', 'Key', 'BAD_USER_INPUT', 'representations[1].__typename is not given'],
    ['an account without its ID', { __typename: 'AwsAccount' }, 'BAD_USER_INPUT', 'accountId is not given'],
    ['an account ID that is none', account('12'), 'BAD_USER_INPUT', 'expected 12 digits'],
    [
      'an account that is not configured',
      account('999999999999'),
      'AccessDeniedException',
      'not configured for account 999999999999',
    ],
  ])('answers %s with null and an error at its place, and the others whole', async (_, bad, code, message) => {
    const good = key(arnOf(DOC_KEY));
    const { status, entities, errors } = await ask([good, bad, good]);
    const whole = { __typename: 'Key', arn: arnOf(DOC_KEY), policy: { __typename: 'KeyPolicy' } };
    expect([status, entities]).toEqual([200, [whole, null, whole]]);
    expect(errors).toMatchObject([
      { path: ['_entities', 1], message: expect.stringContaining(message), extensions: { code } },
    ]);
    expect(errors).toHaveLength(1);
  });

  it('tells what is nested deeper than the stack', async () => {
    const { query } = await setup();
    const deep = `${'['.repeat(15_000)}${']'.repeat(15_000)}`;
    const representations = `[{"__typename": "Key", "arn": ${deep}}, {"__typename": ${deep}}, ${deep}]`;
    const body = `{"query": ${JSON.stringify(ENTITIES)}, "variables": {"representations": ${representations}}}`;
    const { errors } = await query(ENTITIES, {}, { body });
    expect(errors?.map(({ message }) => message)).toEqual([
      'representations[0].arn is an object: expected a string.',
      'representations[1].__typename is an object: expected "Key" or "AwsAccount".',
      'representations[2].__typename is not given: expected "Key" or "AwsAccount".',
    ]);
  });

  it('refuses a key of an account that is not configured as everywhere: in its policy, without a call', async () => {
    const arn = `arn:aws:kms:eu-west-1:999999999999:key/${DOC_KEY}`;
    const { entities, errors, kms } = await ask([key(arn)]);
    expect(errors).toBeUndefined();
    expect(entities).toEqual([{ __typename: 'Key', arn, policy: { __typename: 'KmsAccessDeniedException' } }]);
    expect(kms.callCount()).toBe(0);
  });

  it('reads 1,000 representations of 700 keys with 700 calls', async () => {
    const arns = Array.from({ length: 1000 }, (_, index) => arnOf(bulkKeyId(index % 700)));
    const { entities, errors, kms } = await ask(arns.map(key), ENTITIES, { seed: bulkSeed(700), env: PATIENT });
    expect(errors).toBeUndefined();
    expect(entities?.map((entity) => entity?.arn)).toEqual(arns);
    expect(entities?.filter((entity) => (entity?.policy as Entity)?.__typename !== 'KeyPolicy')).toEqual([]);
    expect([kms.callCount('GetKeyPolicy'), kms.callCount()]).toEqual([700, 700]);
  });
});

describe('the limits', () => {
  const aliases = (count: number) => Array.from({ length: count }, (_, index) => named(`alias/${index}`));
  const keys = (count: number) => Array.from({ length: count }, (_, index) => key(arnOf(bulkKeyId(index))));

  it.each([
    ['2,501 keys with their policies', keys(2501), ENTITIES],
    ['1,251 aliases with their policies', aliases(1251), ENTITIES],
    [
      '2,501 aliases with nothing',
      aliases(2501),
      'query E($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }',
    ],
  ])('refuse %s, without a call', async (_, representations, document) => {
    const { status, errors, kms } = await ask(representations, document, { env: { MAX_KMS_CALLS: '2500' } });
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ extensions: { code: 'KMS_CALLS_LIMIT_EXCEEDED', limit: 2500 } }]);
    expect(kms.callCount()).toBe(0);
  });

  it('let as many keys through as they say', async () => {
    const env = { MAX_KMS_CALLS: '20' };
    const [allowed, refused] = [await ask(keys(20), ENTITIES, { env }), await ask(keys(21), ENTITIES, { env })];
    expect([allowed.status, allowed.kms.callCount('GetKeyPolicy')]).toEqual([200, 20]);
    expect([refused.status, refused.kms.callCount()]).toEqual([400, 0]);
  });

  it('have room for the body of a request that names 2,500 keys', async () => {
    const document =
      'query E($representations: [_Any!]!) { _entities(representations: $representations) { ... on Key { arn } } }';
    const { status, entities } = await ask(keys(2500), document);
    expect([status, entities?.length]).toEqual([200, 2500]);
  });

  it('count representations that are written out in the document', async () => {
    const literal = '{__typename: "Key", identifier: "alias/a"}';
    const { query } = await setup({ env: { MAX_KMS_CALLS: '1' } });
    const { status } = await query(
      `{ _entities(representations: [${literal}]) { ... on Key { policy { __typename } } } }`,
    );
    expect(status).toBe(400);
  });
});
