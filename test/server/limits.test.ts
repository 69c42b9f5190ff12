import { describe, expect, it } from 'vitest';
import { arnOf, setup } from '../_setup.ts';

type Case = { name: string; document: string; variables?: Record<string, unknown>; code: string; limit: number };

const ARN = 'arn:aws:kms:us-east-2:111122223333:key/k';

const many = (count: number, item: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => item(i)).join(' ');
const key = (selection: string) => `{ key(id: "k") { ${selection} } }`;
const deep = (levels: number) =>
  key(`${'policy { ... on KeyPolicy { key { '.repeat(levels)} arn ${' } } }'.repeat(levels)}`);

const TOO_MUCH: Case[] = [
  { name: '2,001 tokens', document: key(`arn ${many(2000, () => 'arn')}`), code: 'TOKENS_LIMIT_EXCEEDED', limit: 2000 },
  { name: '20,000 nested braces', document: `{ ${'a { '.repeat(20_000)}`, code: 'SOURCE_LIMIT_EXCEEDED', limit: 32768 },
  { name: '101 comments', document: `${'#\n'.repeat(101)}{ __typename }`, code: 'COMMENTS_LIMIT_EXCEEDED', limit: 100 },
  {
    name: 'an answer of 30 texts of each of 1,000 policies',
    document: `query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on Key { policy { ... on KeyPolicy { ${many(30, (i) => `t${i}: text`)} } } } } }`,
    variables: { ids: Array(1000).fill('x') },
    code: 'RESULT_SIZE_LIMIT_EXCEEDED',
    limit: 300_000,
  },
  {
    name: '3,001 IDs without an object',
    document: 'query Q($ids: [ID!]!) { nodes(ids: $ids) { __typename } }',
    variables: { ids: Array(3001).fill('x') },
    code: 'RESULT_SIZE_LIMIT_EXCEEDED',
    limit: 300_000,
  },
  {
    name: '3,001 empty representations',
    document: 'query Q($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
    variables: { of: Array(3001).fill(0) },
    code: 'RESULT_SIZE_LIMIT_EXCEEDED',
    limit: 300_000,
  },
  {
    name: 'a policy of each replica of each of 300 keys',
    document: '{ keys(first: 300) { nodes { metadata { multiRegion { replicas { policy { __typename } } } } } } }',
    code: 'KMS_CALLS_LIMIT_EXCEEDED',
    limit: 4500,
  },
  { name: 'a depth of 14', document: deep(6), code: 'DEPTH_LIMIT_EXCEEDED', limit: 12 },
  {
    name: 'a depth of 14 through fragments',
    document: `${key('...F')} fragment F on Key { ${deep(6).slice(18, -3)} }`,
    code: 'DEPTH_LIMIT_EXCEEDED',
    limit: 12,
  },
  { name: '31 aliases', document: key(many(31, (i) => `a${i}: arn`)), code: 'ALIASES_LIMIT_EXCEEDED', limit: 30 },
  {
    name: 'aliases in a fragment that is spread again and again',
    document: `{ ${many(4, (i) => `k${i}: key(id: "k") { ...F }`)} } fragment F on Key { ${many(8, (i) => `a${i}: arn`)} }`,
    code: 'ALIASES_LIMIT_EXCEEDED',
    limit: 30,
  },
  {
    name: '21 root fields',
    document: `{ ${many(21, () => '__typename')} }`,
    code: 'ROOT_FIELDS_LIMIT_EXCEEDED',
    limit: 20,
  },
  {
    name: '21 directives',
    document: `query Q($a: Boolean = true @deprecated) { __typename ${many(4, () => '...F @include(if: true)')} } fragment F on Query @x { a: __typename ${many(15, () => '@skip(if: true)')} }`,
    code: 'DIRECTIVES_LIMIT_EXCEEDED',
    limit: 20,
  },
  {
    name: '43 fields that may fail, of each of 1,000 keys',
    document: `{ keys(first: 1000) { nodes { ${many(29, (i) => `a${i}: policyNames`)} ${many(14, () => 'policyNames')} } } }`,
    code: 'RESULT_SIZE_LIMIT_EXCEEDED',
    limit: 300_000,
  },
  {
    name: 'more type names than an answer may have values',
    document: `query Q($ids: [ID!]!) { nodes(ids: $ids) { ${many(30, (i) => `a${i}: __typename`)} ${many(90, () => '__typename')} } }`,
    variables: { ids: Array(2600).fill('x') },
    code: 'RESULT_SIZE_LIMIT_EXCEEDED',
    limit: 300_000,
  },
  {
    name: 'five calls for each of a thousand keys',
    document:
      '{ keys(first: 1000) { nodes { policy { __typename } metadata { state } policyNames tags { key } rotation { enabled } } } }',
    code: 'KMS_CALLS_LIMIT_EXCEEDED',
    limit: 4500,
  },
  {
    name: 'five calls for each of as many keys as a variable says',
    document:
      'query Q($n: Int = 1000) { keys(first: $n) { nodes { ...F } } } fragment F on Key { policy { __typename } metadata { state } policyNames tags { key } rotation { enabled } }',
    code: 'KMS_CALLS_LIMIT_EXCEEDED',
    limit: 4500,
  },
  {
    name: 'three different lists of a thousand keys with their policies',
    document:
      'query Q($n: Int!) { a: keys(first: $n) { edges { node { policy { __typename } metadata { state } } } } b: keys(first: $n, region: "us-west-2") { nodes { policy { __typename } metadata { state } } } c: keys(first: $n, region: "eu-west-1") { nodes { policy { __typename } } } }',
    variables: { n: 1000 },
    code: 'KMS_CALLS_LIMIT_EXCEEDED',
    limit: 4500,
  },
  {
    name: '2,251 nodes with two calls each',
    document: 'query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on Key { policy { __typename } metadata { state } } } }',
    variables: { ids: Array.from({ length: 2251 }, (_, i) => btoa(`Key:${arnOf(`${i}`)}`)) },
    code: 'KMS_CALLS_LIMIT_EXCEEDED',
    limit: 4500,
  },
];

describe('a document with', () => {
  it.each(TOO_MUCH)(
    '$name is refused with HTTP 400, its limit, and no KMS call',
    async ({ document, variables, code, limit }) => {
      const { query, kms } = await setup();
      for (const attempt of ['first', 'again, from the caches']) {
        const { status, data, errors } = await query(document, variables);
        expect({ attempt, status, data }).toEqual({ attempt, status: 400, data: undefined });
        expect(errors).toMatchObject([
          {
            message: expect.stringContaining(limit.toLocaleString('en').replace(',', '')),
            extensions: { code, limit },
          },
        ]);
        expect(errors?.[0]?.extensions).not.toHaveProperty('http');
      }
      expect(kms.callCount()).toBe(0);
    },
  );

  it.each([
    [
      'a policy of each of 1,000 keys',
      'query Q($n: Int!) { keys(first: $n) { nodes { policy { __typename } metadata { state spec } } } }',
      { n: 1000 },
    ],
    ['2,900 IDs', 'query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(2900).fill(btoa(`Key:${ARN}`)) }],
    [
      'skipped fields',
      'query Q($no: Boolean = false) { keys(first: 1000) { nodes { policy { __typename } metadata { state } policyNames @include(if: $no) p: policy @skip(if: true) { __typename } } } }',
      {},
    ],
    [
      'fields of DescribeKey, which are one call',
      `{ keys(first: 1000) { nodes { metadata { state spec } b: metadata { usage origin manager description } policy { __typename } } } }`,
      {},
    ],
    [
      'all fields of DescribeKey of 1,000 keys, with their policies',
      '{ keys(first: 1000) { nodes { id metadata { description enabled state usage spec origin manager createdAt deletionDate validTo expirationModel pendingDeletionWindowInDays customKeyStoreId cloudHsmClusterId xksKeyId encryptionAlgorithms signingAlgorithms keyAgreementAlgorithms macAlgorithms multiRegion { type } currentKeyMaterialId encapsulationAlgorithms } policy { ... on KeyPolicy { text } } } } }',
      {},
    ],
    ['30 aliases of a field without a call', key(many(30, (i) => `a${i}: arn`)), {}],
    ['a depth of 12', deep(5), {}],
  ])('%s is accepted', async (_, document, variables) => {
    const { query } = await setup();
    const { status, errors } = await query(document, variables);
    expect([status, errors]).toEqual([200, undefined]);
  });

  it('more than five mistakes gets five errors', async () => {
    const { query } = await setup();
    const messages = (await query(`{ ${many(9, (i) => `f${i}`)} }`)).errors?.map(({ message }) => message);
    expect(messages).toHaveLength(6);
    expect(messages?.[5]).toContain('Too many validation errors');
    const ids = await query('query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(9).fill(true) });
    expect(ids.errors).toHaveLength(6);
  });

  it('circular fragments is refused as invalid', async () => {
    const { query } = await setup();
    const { errors } = await query(`${key('...A')} fragment A on Key { ...B } fragment B on Key { ...A }`);
    expect(errors?.[0]?.message).toContain('Cannot spread fragment');
  });

  it('the introspection query of a tool is accepted', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { query } = await setup();
    const { data, errors } = await query(getIntrospectionQuery());
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty('__schema.types');
  });
});
