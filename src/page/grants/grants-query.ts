import { graphql } from '../generated/index.ts';

/** ListGrants returns 100 grants per call. */
export const PAGE_SIZE = 100;

export const GRANTS = graphql(`
  query KeyGrants($id: ID!, $region: String, $accountId: ID, $first: Int!, $after: String) {
    key(id: $id, region: $region, accountId: $accountId) {
      accountId
      grants(first: $first, after: $after) {
        nodes {
          ...GrantParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
