import { describe, expect, it } from 'vitest';
import { ACCOUNT, ALIAS, arnOf, REGION, setup } from '../_setup.ts';
import { bulkKeyId, bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { graphql } from '../generated/gql.ts';

const KEY = '0b7c1f52-6d1e-4f0a-9a83-2f6b1d0c7e45';

describe('Key.aliases', () => {
  const ALIASES = graphql(`
    query Aliases($id: ID!, $first: Int, $after: String) {
      key(id: $id) {
        aliases(first: $first, after: $after) {
          nodes { name arn key { arn } createdAt lastUpdatedAt }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  `);

  it('costs one ListAliases for one key, paged or not', async () => {
    const { query, kms } = await setup();
    const { data, errors } = await query(ALIASES, { id: KEY, first: 1 });
    expect(errors).toBeUndefined();
    expect(data.key?.aliases?.nodes).toEqual([
      {
        name: ALIAS,
        arn: `arn:aws:kms:${REGION}:${ACCOUNT}:${ALIAS}`,
        key: { arn: arnOf(KEY) },
        createdAt: expect.any(String),
        lastUpdatedAt: expect.any(String),
      },
    ]);
    const { hasNextPage, endCursor } = data.key?.aliases?.pageInfo ?? {};
    expect(hasNextPage).toBe(true);
    const next = await query(ALIASES, { id: KEY, after: endCursor ?? null });
    expect(next.data.key?.aliases?.nodes.map(({ name }) => name)).toEqual(['alias/payments/primary']);
    expect([kms.callCount('ListAliases'), kms.callCount()]).toEqual([2, 2]);
  });

  const REGION_ALIASES = graphql(`
    query RegionAliases {
      accounts { regions { aliases(first: 100) { nodes { name key { arn } createdAt } } } }
    }
  `);

  const EBS = graphql(`
    query Ebs {
      key(id: "alias/aws/ebs") { arn metadata { manager description } }
    }
  `);

  it('of a Region lists the aliases of AWS that have no key, and tells so; to ask for one creates its key', async () => {
    const { query, kms } = await setup();
    const list = async () => {
      const { data } = await query(REGION_ALIASES);
      return data.accounts[0]?.regions[0]?.aliases?.nodes;
    };
    const ebs = { name: 'alias/aws/ebs', key: null, createdAt: null };
    expect(await list()).toContainEqual(ebs);
    const { data } = await query(EBS);
    expect(data.key?.metadata).toEqual({ manager: 'AWS', description: expect.stringContaining('EBS volumes') });
    expect(await list()).toContainEqual({ ...ebs, key: { arn: data.key?.arn }, createdAt: expect.any(String) });
    expect(kms.callCount('DescribeKey')).toBe(1);
  });

  const LIST = graphql(`
    query ListAliases($first: Int!) {
      keys(first: $first) { nodes { keyId aliases { nodes { name } } } }
    }
  `);

  it.each([
    ['comes from the list of the Region where that is cheaper', 200, 200, 2],
    ['is asked of each key where the Region has too many aliases for its list to be cheaper', 8, 2000, 2 + 8],
    ['is asked of each of a few keys', 3, 100, 3],
  ])('%s', async (_, first, count, calls) => {
    const { query, kms } = await setup({ seed: bulkSeed(count) });
    const { data, errors } = await query(LIST, { first });
    expect(errors).toBeUndefined();
    const names = new Map(Array.from({ length: count }, (_, i) => [bulkKeyId(i), `${i}`.padStart(6, '0')]));
    for (const { keyId, aliases } of data.keys?.nodes ?? []) {
      expect(aliases?.nodes.map(({ name }) => name)).toEqual([`alias/bulk/application-${names.get(keyId)}`]);
    }
    expect(data.keys?.nodes).toHaveLength(first);
    expect(kms.callCount('ListAliases')).toBe(calls);
  });
});
