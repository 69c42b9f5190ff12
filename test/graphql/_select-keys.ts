import { expect } from 'vitest';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { setup } from '../_setup.ts';
import { graphql } from '../generated/gql.ts';
import type { KeyFilter } from '../generated/graphql.ts';
import { KEYS } from './_filtered-keys.ts';

export const SELECTED = graphql(`
  query Selected($filter: KeyFilter) {
    keys(filter: $filter, first: 500) { nodes { keyId } pageInfo { hasNextPage } }
  }
`);

/** In the order of the seed. */
export async function select(filter: KeyFilter, seed: Seed = { keys: KEYS }) {
  const { query, kms } = await setup({ seed });
  const { data, errors } = await query(SELECTED, { filter });
  expect(errors).toBeUndefined();
  const found = new Set(data.keys?.nodes.map(({ keyId }) => keyId));
  return { found: seed.keys.map(({ keyId }) => keyId).filter((keyId) => found.has(keyId)), kms };
}

export const unless = (...others: string[]) =>
  KEYS.map(({ keyId }) => keyId).filter((keyId) => !others.includes(keyId));
