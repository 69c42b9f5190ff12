import { graphql } from '../generated/index.ts';

/** What is shown of one grant. */
export const GRANT_PARTS = graphql(`
  fragment GrantParts on KeyGrant {
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
