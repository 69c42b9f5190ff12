import { graphql } from '../generated/index.ts';

/** ListGrants returns 100 grants per call. */
export const PAGE_SIZE = 100;

export const GRANTS = graphql(`
  query KeyGrants($id: ID!, $region: String, $accountId: ID, $first: Int!, $after: String) {
    key(id: $id, region: $region, accountId: $accountId) {
      accountId
      grants(first: $first, after: $after) {
        nodes {
          ...GrantRow
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const GRANT_ROW = graphql(`
  fragment GrantRow on KeyGrant {
    grantId
    name
    operations
    constraints
    createdAt
    issuingAccount
    grantee {
      kind
      value
      accountId
    }
    retiree {
      kind
      value
      accountId
    }
  }
`);
