import { describe, expect, it } from 'vitest';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { setup } from '../_setup.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { graphql } from '../generated/gql.ts';

const ALL_KEYS = graphql(`
  query AllKeys($accountIds: [ID!], $regions: [String!], $filter: KeyFilter, $first: Int, $after: String) {
    allKeys(accountIds: $accountIds, regions: $regions, filter: $filter, first: $first, after: $after) {
      edges { cursor node { arn } }
      nodes { arn }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      failures { accountId region exception { __typename code message retryable ... on KmsAccessDeniedException { permission } } }
    }
  }
`);

const PLACES = [
  ['444455556666', 'us-east-2', 3],
  ['111122223333', 'us-east-2', 5],
  ['444455556666', 'eu-west-1', 4],
  ['111122223333', 'eu-west-1', 2],
] as const;

function seed(): Seed {
  return {
    keys: PLACES.flatMap(([accountId, region, count]) =>
      bulkSeed(count).keys.map((key) => ({ ...key, accountId, region })),
    ),
  };
}

describe('Query.allKeys', () => {
  it('gives the keys of all accounts and Regions, by account ID and then by Region', async () => {
    const { query } = await setup({ seed: seed(), connect: 'places' });
    const { data, errors } = await query(ALL_KEYS, { first: 6 });
    expect(errors).toBeUndefined();
    expect(data.allKeys?.nodes.map(({ arn }) => arn.split(':').slice(3, 5))).toEqual([
      ...Array(2).fill(['eu-west-1', '111122223333']),
      ...Array(4).fill(['us-east-2', '111122223333']),
    ]);
  });
});
