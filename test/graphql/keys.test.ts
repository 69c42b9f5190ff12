import { describe, expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import { bulkKeyId, bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { graphql } from '../generated/gql.ts';

const KEYS = graphql(`
  query Keys($first: Int, $after: String, $region: String, $accountId: ID) {
    keys(first: $first, after: $after, region: $region, accountId: $accountId) {
      edges { cursor node { keyId } }
      nodes { keyId }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`);

const COUNT = 120;

/** In the order of KMS. */
const ALL = Array.from({ length: COUNT }, (_, index) => bulkKeyId(index)).sort();

type Query = Awaited<ReturnType<typeof setup>>['query'];

async function page(query: Query, variables: { first?: number; after?: string | null }) {
  const { data, errors } = await query(KEYS, variables);
  if (data.keys === null) throw new Error(JSON.stringify(errors));
  return { ...data.keys, ids: data.keys.nodes.map(({ keyId }) => keyId) };
}

describe('Query.keys', () => {
  it('gives 50 keys where `first` is not given, in one ListKeys', async () => {
    const { query, kms } = await setup({ seed: bulkSeed(COUNT) });
    const { ids, edges, nodes, pageInfo } = await page(query, {});
    expect(ids).toEqual(ALL.slice(0, 50));
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges.at(-1)?.cursor,
    });
    expect([kms.callCount('ListKeys'), kms.callCount()]).toEqual([1, 1]);
  });

  it.each([1, 7, 33, 60, 120, 1000])('reaches every key once in pages of %i', async (first) => {
    const { query, kms } = await setup({ seed: bulkSeed(COUNT) });
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { ids, pageInfo } = await page(query, { first, after });
      found.push(...ids);
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    expect(found).toEqual(ALL);
    expect(kms.callCount()).toBe(Math.ceil(COUNT / first));
  });

  it('goes on behind any key, not only the last of a page', async () => {
    const { query } = await setup({ seed: bulkSeed(COUNT) });
    const { edges } = await page(query, { first: 60 });
    for (const index of [0, 1, 30, 58]) {
      const { ids, pageInfo } = await page(query, { first: 100, after: edges[index]?.cursor ?? null });
      expect(ids).toEqual(ALL.slice(index + 1, index + 101));
      expect(pageInfo).toMatchObject({ hasNextPage: index + 101 < COUNT, hasPreviousPage: true });
    }
  });

  it('takes a cursor that was given before a restart', async () => {
    const before = await setup({ seed: bulkSeed(COUNT) });
    const { pageInfo } = await page(before.query, { first: 70 });
    const after = await setup({ seed: bulkSeed(COUNT) });
    const { ids } = await page(after.query, { first: 70, after: pageInfo.endCursor ?? null });
    expect(ids).toEqual(ALL.slice(70));
  });

  it('reads more than a thousand keys by 1,000 at a time', async () => {
    const { query, kms } = await setup({ seed: bulkSeed(2100) });
    const first = await page(query, { first: 1000 });
    const second = await page(query, { first: 1000, after: first.pageInfo.endCursor ?? null });
    const third = await page(query, { first: 1000, after: second.pageInfo.endCursor ?? null });
    expect([first, second, third].map(({ ids }) => ids.length)).toEqual([1000, 1000, 100]);
    expect(new Set([...first.ids, ...second.ids, ...third.ids]).size).toBe(2100);
    expect(third.pageInfo.hasNextPage).toBe(false);
    expect(kms.callCount()).toBe(3);
  });

  it('is empty, with null cursors, where there are no keys', async () => {
    const { query } = await setup();
    const { data } = await query(KEYS, { region: 'eu-central-1' });
    expect(data.keys).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it('is null, with the exception in errors[], where KMS refuses the list', async () => {
    const { query, kms, calls } = await setup();
    kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'error', code: 'AccessDeniedException' } }]);
    const { data, errors } = await query(KEYS);
    expect(data.keys).toBeNull();
    expect(errors).toMatchObject([
      {
        message: 'The gateway is not authorized to perform kms:ListKeys.',
        path: ['keys'],
        extensions: {
          code: 'AccessDeniedException',
          operation: 'ListKeys',
          keyId: null,
          retryable: false,
          requestId: calls[0]?.requestId,
        },
      },
    ]);
  });

  it('says that an account is not configured, without a call', async () => {
    const { query, kms } = await setup();
    const { errors } = await query(KEYS, { accountId: '444455556666' });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('444455556666'),
        extensions: { code: 'AccessDeniedException', operation: 'ListKeys' },
      },
    ]);
    expect(kms.callCount()).toBe(0);
  });

  it.each([
    [{ first: 0 }, 'first is 0: expected a number from 1 to 1000.'],
    [{ first: 1001 }, 'first is 1001: expected a number from 1 to 1000.'],
    [{ first: -1 }, 'first is -1: expected a number from 1 to 1000.'],
    [{ after: 'nonsense' }, 'after is "nonsense": expected a cursor that an earlier page gave (pageInfo.endCursor).'],
    [{ after: '' }, 'after is "": expected a cursor that an earlier page gave (pageInfo.endCursor).'],
    [{ after: btoa('[1,"111122223333","us-east-2","m",-1]') }, expect.stringContaining('expected a cursor')],
    [{ region: 'evil.example/' }, 'region is "evil.example/": expected an AWS Region, such as us-east-2.'],
    [{ accountId: '12' }, 'accountId is "12": expected 12 digits.'],
  ])('refuses %o and says what was expected, without a call', async (variables, message) => {
    const { query, kms } = await setup();
    const { data, errors } = await query(KEYS, variables);
    expect(data.keys).toBeNull();
    expect(errors).toMatchObject([{ message, path: ['keys'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(kms.callCount()).toBe(0);
  });

  it('lists once, however often the same page is asked for', async () => {
    const { query, kms } = await setup({ seed: bulkSeed(COUNT) });
    await query('{ a: keys(first: 5) { nodes { arn } } b: keys(first: 5) { nodes { keyId } } }');
    expect(kms.callCount()).toBe(1);
  });

  it('refuses the cursor of another account', async () => {
    const { query } = await setup();
    const { pageInfo } = await page(query, { first: 2 });
    const { errors } = await query(
      'query Q($after: String) { keys(accountId: "444455556666", after: $after) { nodes { arn } } }',
      {
        after: pageInfo.endCursor,
      },
    );
    expect(errors?.[0]?.message).toBe(
      'after is a cursor of "keys of account 111122223333 in us-east-2", but "keys of account 444455556666 in us-east-2" was requested.',
    );
  });

  it('refuses the cursor of another Region', async () => {
    const { query } = await setup();
    const { pageInfo } = await page(query, { first: 2 });
    const { errors } = await query(KEYS, { region: 'us-west-2', after: pageInfo.endCursor ?? null });
    expect(errors?.[0]?.message).toBe(
      'after is a cursor of "keys of account 111122223333 in us-east-2", but "keys of account 111122223333 in us-west-2" was requested.',
    );
  });
});
