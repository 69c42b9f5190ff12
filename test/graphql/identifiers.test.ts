import { describe, expect, it } from 'vitest';
import { ACCOUNT, arnOf, DOC_KEY, REGION, setup } from '../_setup.ts';
import { graphql } from '../generated/gql.ts';

const KEY = graphql(`
  query Identify($id: ID!, $region: String, $accountId: ID) {
    key(id: $id, region: $region, accountId: $accountId) { id arn keyId accountId region partition }
  }
`);

const NODES = graphql(`
  query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Key { arn } } }
`);

describe('Query.key', () => {
  it.each([
    [DOC_KEY, arnOf(DOC_KEY)],
    [arnOf(DOC_KEY), arnOf(DOC_KEY)],
    [`arn:aws-cn:kms:cn-north-1:${ACCOUNT}:key/${DOC_KEY}`, `arn:aws-cn:kms:cn-north-1:${ACCOUNT}:key/${DOC_KEY}`],
    [`arn:aws-us-gov:kms:us-gov-west-1:${ACCOUNT}:key/x`, `arn:aws-us-gov:kms:us-gov-west-1:${ACCOUNT}:key/x`],
    ['mrk-1234abcd12ab34cd56ef1234567890ab', arnOf('mrk-1234abcd12ab34cd56ef1234567890ab')],
    ['no such key', arnOf('no such key')],
  ])('names the key %s without a call', async (id, arn) => {
    const { query, kms } = await setup();
    const { data, errors } = await query(KEY, { id });
    expect(errors).toBeUndefined();
    expect(data.key?.arn).toBe(arn);
    expect(kms.callCount()).toBe(0);
  });

  it('takes account and Region from its arguments where the ID names none', async () => {
    const { query } = await setup();
    const { data } = await query(KEY, { id: DOC_KEY, region: 'cn-north-1', accountId: '444455556666' });
    expect(data.key).toMatchObject({
      arn: `arn:aws-cn:kms:cn-north-1:444455556666:key/${DOC_KEY}`,
      accountId: '444455556666',
      region: 'cn-north-1',
      partition: 'aws-cn',
    });
  });

  it('is null, with NotFoundException in errors[], for an alias that does not exist', async () => {
    const { query } = await setup();
    const { data, errors } = await query(KEY, { id: 'alias/none' });
    expect(data.key).toBeNull();
    expect(errors).toMatchObject([
      {
        message: `Alias arn:aws:kms:${REGION}:${ACCOUNT}:alias/none is not found.`,
        path: ['key'],
        extensions: { code: 'NotFoundException', operation: 'DescribeKey', retryable: false },
      },
    ]);
  });

  it.each([
    ['hr/payroll', 'hr/payroll'],
    [arnOf('hr/payroll'), 'hr/payroll'],
    ['ExampleAlias', 'ExampleAlias'],
  ])('suggests the prefix of aliases for %s, which is no key ID, without a further call', async (id, name) => {
    const { query, kms } = await setup();
    const message = `Invalid keyId '${name}'. Did you mean "alias/${name}"? The name of an alias starts with alias/.`;
    const { data, errors } = await query<{ key: object }, object>(
      'query($id: ID!) { key(id: $id) { policy { ... on KmsException { message } } tags { key } } }',
      { id },
    );
    expect(data.key).toMatchObject({ policy: { message } });
    expect(errors).toMatchObject([{ message, extensions: { code: 'NotFoundException' } }]);
    expect(kms.callCount()).toBe(2);
  });

  it.each([
    '00000000-0000-0000-0000-000000000000',
    'mrk-00000000000000000000000000000000',
    'no such key',
    'alias/none',
  ])('suggests nothing for %s', async (id) => {
    const { query } = await setup();
    const { data, errors } = await query<object, object>(
      'query($id: ID!) { key(id: $id) { policy { ... on KmsException { message } } } }',
      { id },
    );
    expect(JSON.stringify([data, errors])).not.toContain('Did you mean');
  });

  it.each([
    ['arn:aws:s3:::bucket', 'its service is "s3", expected "kms"'],
    ['arn:aws:kms', 'expected arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID'],
    [`arn:aws:kms:${REGION}:12:key/x`, 'its account ID is not 12 digits'],
    [`arn:aws:kms:evil.example:${ACCOUNT}:key/x`, 'it names no AWS Region'],
    [`arn:aws-cn:kms:${REGION}:${ACCOUNT}:key/x`, 'us-east-2 is in partition aws'],
    [`arn:aws:kms:${REGION}:${ACCOUNT}:key/`, 'it names neither a key'],
    [`arn:aws:kms:${REGION}:${ACCOUNT}:grant/x`, 'it names neither a key'],
  ])('says what is wrong with the ARN %s, without a call', async (id, why) => {
    const { query, kms } = await setup();
    const { data, errors } = await query(KEY, { id });
    expect(data.key).toBeNull();
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining(why),
        extensions: { code: 'InvalidArnException', keyId: id, retryable: false },
      },
    ]);
    expect(kms.callCount()).toBe(0);
  });

  it.each([
    ['', 'id has 0 characters'],
    ['x'.repeat(2049), 'id has 2049 characters'],
  ])('refuses an ID of a length that KMS does not take', async (id, message) => {
    const { query } = await setup();
    const { errors } = await query(KEY, { id });
    expect(errors).toMatchObject([
      { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

describe('Query.node and Query.nodes', () => {
  it('give back the object whose id it is, without a call', async () => {
    const { query, kms } = await setup();
    const { data } = await query(KEY, { id: DOC_KEY });
    const id = data.key?.id ?? '';
    const again = await query(graphql(`query Node($id: ID!) { node(id: $id) { __typename id ... on Key { arn } } }`), {
      id,
    });
    expect(again.data.node).toEqual({ __typename: 'Key', id, arn: arnOf(DOC_KEY) });
    expect((await query(NODES, { ids: [id, id] })).data.nodes).toEqual([again.data.node, again.data.node]);
    expect(kms.callCount()).toBe(0);
  });

  it('let one bad ID spoil only its own place', async () => {
    const { query } = await setup();
    const good = btoa(`Key:${arnOf(DOC_KEY)}`);
    const ids = [
      good,
      'nonsense',
      btoa('Key:arn:aws:s3:::b'),
      btoa('Bucket:b'),
      btoa(`Key:${arnOf('x').replace('key/', 'alias/')}`),
      good,
    ];
    const { data, errors } = await query(NODES, { ids });
    expect(data.nodes.map((node) => node?.__typename ?? null)).toEqual(['Key', null, null, null, null, 'Key']);
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['nodes', 1], 'BAD_USER_INPUT'],
      [['nodes', 2], 'InvalidArnException'],
      [['nodes', 3], 'BAD_USER_INPUT'],
      [['nodes', 4], 'InvalidArnException'],
    ]);
  });
});
