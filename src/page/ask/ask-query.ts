import { graphql } from '../generated/index.ts';

/** What the form needs: the kind of the key, and whom its policy and grants name. */
export const ASK_FORM = graphql(`
  query AskForm($id: ID!, $region: String, $accountId: ID) {
    key(id: $id, region: $region, accountId: $accountId) {
      arn
      accountId
      metadata {
        usage
        spec
      }
      principals(first: 200, includeDenied: true) {
        nodes {
          principal {
            kind
            value
            accountId
          }
        }
      }
    }
  }
`);

export const ASK = graphql(`
  query Ask(
    $id: ID!
    $region: String
    $accountId: ID
    $principal: String!
    $action: String!
    $context: AccessContext
  ) {
    key(id: $id, region: $region, accountId: $accountId) {
      accountId
      policy {
        __typename
        ... on KeyPolicy {
          document {
            statements {
              pointer
            }
          }
        }
      }
      access(principal: $principal, action: $action, context: $context) {
        ...Verdict
      }
    }
  }
`);
