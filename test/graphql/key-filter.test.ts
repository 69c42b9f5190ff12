import { describe, expect, it } from 'vitest';
import { type Answer, DOC_KEY, setup } from '../_setup.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { graphql } from '../generated/gql.ts';
import type { FilteredQuery, KeyFilter } from '../generated/graphql.ts';

const FILTERED = graphql(`
  query Filtered($filter: KeyFilter, $first: Int, $after: String) {
    keys(filter: $filter, first: $first, after: $after) {
      nodes { keyId metadata { state } aliases { nodes { name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** 300 keys: every 10th disabled and tagged. */
function seed() {
  const { keys } = bulkSeed(300);
  return {
    keys: keys.map((key, index) =>
      index % 10 === 0
        ? { ...key, state: 'Disabled' as const, tags: [{ key: 'Team', value: `team-${index % 20}` }] }
        : key,
    ),
  };
}

describe('a filter of keys', () => {
  it.each<[string, KeyFilter, number]>([
    ['states', { states: ['Disabled'] }, 30],
    ['two states', { states: ['Disabled', 'Enabled'] }, 300],
    [
      'managers, usages and specs',
      { managers: ['CUSTOMER'], usages: ['ENCRYPT_DECRYPT'], specs: ['SYMMETRIC_DEFAULT'] },
      300,
    ],
    ['a spec that no key has', { specs: ['RSA_2048'] }, 0],
    ['an alias prefix', { aliasPrefix: 'alias/bulk/application-0000' }, 100],
    ['a tag', { tag: { key: 'Team' } }, 30],
    ['a tag and its value', { tag: { key: 'Team', value: 'team-10' } }, 15],
    ['all of them', { states: ['Disabled'], aliasPrefix: 'alias/bulk/application-0000', tag: { key: 'Team' } }, 10],
  ])('by %s gives each key that meets it once, over all pages', async (_, filter, expected) => {
    const { query } = await setup({ seed: seed() });
    const found: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const answer: Answer<FilteredQuery> = await query(FILTERED, { filter, first: 7, after });
      expect(answer.errors).toBeUndefined();
      const { nodes = [], pageInfo } = answer.data.keys ?? {};
      found.push(...nodes.map(({ keyId }) => keyId));
      after = pageInfo?.hasNextPage ? pageInfo.endCursor : null;
      pages++;
    } while (after !== null && pages < 100);
    expect(found).toHaveLength(expected);
    expect(new Set(found).size).toBe(expected);
  });

  it('looks at no more than 500 keys for a page, which may be empty and still have a next one', async () => {
    const { query, kms } = await setup({ seed: bulkSeed(700) });
    const first = await query(FILTERED, { filter: { states: ['Disabled'] } });
    expect(first.data.keys).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
    });
    expect(kms.callCount('DescribeKey')).toBe(500);
    const second = await query(FILTERED, {
      filter: { states: ['Disabled'] },
      after: first.data.keys?.pageInfo.endCursor ?? null,
    });
    expect(second.data.keys).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false } });
    expect(kms.callCount('DescribeKey')).toBe(700);
  });

  it('shows a key that cannot be read, with the reason, instead of hiding it', async () => {
    const { query, kms } = await setup();
    kms.setFaults([
      {
        operation: 'DescribeKey',
        keyId: DOC_KEY,
        fault: { kind: 'error', code: 'AccessDeniedException' },
      },
    ]);
    const { data, errors } = await query(FILTERED, { filter: { states: ['Disabled'] } });
    expect(data.keys?.nodes.map(({ metadata }) => metadata?.state)).toEqual([undefined, 'Disabled']);
    expect(errors).toMatchObject([
      { path: ['keys', 'nodes', 0, 'metadata'], extensions: { code: 'AccessDeniedException' } },
    ]);
  });

  it('is counted before the first call', async () => {
    const { query, kms } = await setup({ env: { MAX_KMS_CALLS: '600' } });
    const filter: KeyFilter = { states: ['Disabled'], tag: { key: 'Team' } };
    const { status, errors } = await query(FILTERED, { filter, first: 1 });
    expect([status, errors?.[0]?.extensions?.code, kms.callCount()]).toEqual([400, 'KMS_CALLS_LIMIT_EXCEEDED', 0]);
  });
});
