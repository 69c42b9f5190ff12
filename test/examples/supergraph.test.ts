import { readFileSync } from 'node:fs';
import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { composeSchemaContract } from '@theguild/federation-composition';
import { buildSchema, graphql, parse } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { composeSupergraph } from '../../examples/supergraph/compose.ts';
import { QUERIES } from '../../examples/supergraph/queries.ts';
import { buckets } from '../../examples/supergraph/subgraphs/buckets.ts';
import { databases } from '../../examples/supergraph/subgraphs/databases.ts';
import { serveSubgraphs } from '../../examples/supergraph/subgraphs.ts';

const ARN = 'arn:aws:kms:us-east-2:111122223333:key';
const CARDS = '0b7c1f52-6d1e-4f0a-9a83-2f6b1d0c7e45';

/** Composes and executes as a router does, over HTTP; `calls` are the KMS calls of a query. */
async function ask(source: string) {
  const { urls, calls, close } = await serveSubgraphs();
  onTestFinished(close);
  const schema = getStitchedSchemaFromSupergraphSdl({ supergraphSdl: composeSupergraph(urls) });
  const { data, errors } = await graphql({ schema, source });
  return {
    data,
    errors: errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code]),
    calls,
  };
}

describe('the supergraph of the example', () => {
  it('leads from a bucket to its key, to its policy, to its principals, however the bucket names the key', async () => {
    const { data, errors, calls } = await ask(QUERIES.principals.query);
    const bucket = (name: string, keyId: string, ...principals: string[]) => {
      const statement = { effect: 'ALLOW', principals: principals.map((value) => expect.objectContaining({ value })) };
      const document = { statements: expect.arrayContaining([statement]) };
      return { name, key: { arn: `${ARN}/${keyId}`, policy: { __typename: 'KeyPolicy', document } } };
    };
    expect(data).toMatchObject({
      buckets: [
        bucket('event-archive', '2f4d9a10-8c3b-4e77-b1d2-5a6c7e8f9012', 'arn:aws:iam::444455556666:role/LakeLoader'),
        bucket('price-lists', '4d6f8b32-1a0e-4c97-9f65-82e3d4c5b6a7', '*'),
        bucket('card-receipts', CARDS, 'cloudtrail.amazonaws.com'),
        bucket('payslips', '5e709c43-2b1f-4da8-8076-93f4e5d6c7b8', 'arn:aws:iam::111122223333:role/PayrollService'),
        { name: 'forgotten', key: null },
        { name: 'of-a-stranger', key: { policy: { __typename: 'KmsAccessDeniedException' } } },
      ],
    });
    expect(errors).toEqual([['buckets.4.key.arn', 'NotFoundException']]);
    expect(calls.toSorted()).toEqual([...Array(3).fill('DescribeKey'), ...Array(4).fill('GetKeyPolicy')]);
  });

  it('leads from a database to its key by ARN, and back, with a call for each distinct key', async () => {
    const { data, errors, calls } = await ask(QUERIES.databases.query);
    expect(errors).toBeUndefined();
    const key = (keyId: string, state: string, ...names: string[]) => ({
      keyId,
      metadata: { state },
      databases: names.map((name) => ({ name })),
      policy: { __typename: 'KeyPolicy' },
    });
    const cards = key(CARDS, 'Enabled', 'cards', 'chargebacks');
    expect(data).toEqual({
      databases: [
        { name: 'cards', key: cards },
        { name: 'chargebacks', key: cards },
        { name: 'payroll', key: key('5e709c43-2b1f-4da8-8076-93f4e5d6c7b8', 'Enabled', 'payroll') },
        { name: 'customer-portal', key: key('7092be65-4d31-4fca-a298-b51607f8e9da', 'Disabled', 'customer-portal') },
      ],
    });
    expect(calls.toSorted()).toEqual([...Array(3).fill('DescribeKey'), ...Array(3).fill('GetKeyPolicy')]);
  });

  it('leads from a bucket to its account, and through the gateway to another subgraph', async () => {
    const { data, errors, calls } = await ask(QUERIES.neighbours.query);
    const account = { accountId: '111122223333', regions: [{ name: 'us-east-2' }] };
    expect(data?.buckets).toEqual([
      { name: 'event-archive', account, key: { databases: [] } },
      { name: 'price-lists', account, key: { databases: [] } },
      { name: 'card-receipts', account, key: { databases: [{ name: 'cards' }, { name: 'chargebacks' }] } },
      { name: 'payslips', account, key: { databases: [{ name: 'payroll' }] } },
      { name: 'forgotten', account, key: null },
      { name: 'of-a-stranger', account: null, key: { databases: [] } },
    ]);
    expect(errors).toContainEqual(['buckets.5.account.regions', 'AccessDeniedException']);
    expect(calls).toEqual(Array(3).fill('DescribeKey'));
  });

  it("leads from the gateway's own queries to another subgraph", async () => {
    const { data, errors, calls } = await ask(QUERIES.alias.query);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ key: { keyId: CARDS, databases: [{ name: 'cards' }, { name: 'chargebacks' }] } });
    expect(calls).toEqual(['DescribeKey']);
  });

  it('hides from its clients what only joins', async () => {
    const { data } = await ask('{ __type(name: "Key") { fields { name } } }');
    expect(data).toMatchObject({ __type: { fields: expect.arrayContaining([{ name: 'arn' }]) } });
    expect(JSON.stringify(data)).not.toContain('identifier');
  });
});

describe('a contract', () => {
  const services = [
    { name: 'kms', typeDefs: parse(readFileSync('schema/subgraph.graphql', 'utf8')) },
    { name: 'buckets', typeDefs: parse(buckets.sdl) },
    { name: 'databases', typeDefs: parse(databases.sdl) },
  ];
  const compose = (tag: string) => {
    const filter = { include: new Set<string>(), exclude: new Set([tag]) };
    const { errors, publicSdl = '' } = composeSchemaContract(services, filter, true);
    expect(errors).toBeUndefined();
    return buildSchema(publicSdl);
  };

  it('without "access" has nothing that says who may use a key', () => {
    const types = Object.keys(compose('access').getTypeMap());
    expect(types).toContain('Key');
    // The exceptions of KMS are those of all operations.
    expect(types.filter((name) => /Policy|Grant/.test(name) && !/^Kms\w+Exception$/.test(name))).toEqual([]);
  });

  it('without "write" only reads', () => {
    expect(compose('write').getMutationType()).toBeUndefined();
    expect(Object.keys(compose('estate').getMutationType()?.getFields() ?? {})).toEqual(['putKeyPolicy']);
  });

  it('without "estate" has keys only where another subgraph names them', () => {
    const schema = compose('estate');
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(['buckets', 'databases', 'checkKeyPolicy']);
    expect(schema.getType('KeyPolicy')).toBeDefined();
    expect(schema.getType('KmsRegion')).toBeUndefined();
  });
});
