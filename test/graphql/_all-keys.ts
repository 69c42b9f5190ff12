import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import type { Answer, setup } from '../_setup.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { graphql } from '../generated/gql.ts';
import type { AllKeysQuery, AllKeysQueryVariables } from '../generated/graphql.ts';

export const ALL_KEYS = graphql(`
  query AllKeys($accountIds: [ID!], $regions: [String!], $filter: KeyFilter, $first: Int, $after: String) {
    allKeys(accountIds: $accountIds, regions: $regions, filter: $filter, first: $first, after: $after) {
      edges { cursor node { arn } }
      nodes { arn }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      failures { accountId region exception { __typename code message retryable ... on KmsAccessDeniedException { permission } } }
    }
  }
`);

/** An account, a Region, and how many keys it has. */
export type PlaceOfKeys = readonly [accountId: string, region: string, count: number];

export function placesSeed(places: readonly PlaceOfKeys[], more: Partial<Seed> = {}): Seed {
  const keys = places.flatMap(([accountId, region, count]) =>
    bulkSeed(count).keys.map((key) => ({ ...key, accountId, region })),
  );
  return { ...more, keys };
}

/** The ARNs of all keys in their order: by account ID, then by Region, then as KMS lists them. */
export function allArns(places: readonly PlaceOfKeys[]): string[] {
  const ofPlace = ([accountId, region, count]: PlaceOfKeys) =>
    bulkSeed(count)
      .keys.map(({ keyId }) => `arn:aws:kms:${region}:${accountId}:key/${keyId}`)
      .sort();
  return places.toSorted((one, other) => (toName(one) < toName(other) ? -1 : 1)).flatMap(ofPlace);
}

function toName([accountId, region]: PlaceOfKeys): string {
  return `${accountId} ${region}`;
}

export type Query = Awaited<ReturnType<typeof setup>>['query'];
type Connection = NonNullable<AllKeysQuery['allKeys']>;
export type Page = Pick<Connection, 'edges' | 'failures' | 'pageInfo'> & { readonly arns: string[] };

/** One page. Throws if it is refused. */
export async function readPage(query: Query, variables: AllKeysQueryVariables): Promise<Page> {
  const { data, errors }: Answer<AllKeysQuery> = await query(ALL_KEYS, variables);
  if (!data?.allKeys) throw new Error(JSON.stringify(errors));
  return { ...data.allKeys, arns: data.allKeys.nodes.map(({ arn }) => arn) };
}

/** All pages. `queryOf` is asked before each: the gateway can change from page to page. */
export async function readPages(
  queryOf: (page: number) => Query,
  variables: AllKeysQueryVariables,
  maxPages = 1000,
): Promise<Page[]> {
  const pages: Page[] = [];
  let after: string | null = null;
  do {
    const page = await readPage(queryOf(pages.length), { ...variables, after });
    pages.push(page);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null && pages.length < maxPages);
  return pages;
}
