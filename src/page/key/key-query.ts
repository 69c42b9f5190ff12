import { graphql } from '../generated/index.ts';

/** What the head of a key and its tab Key show. */
export const KEY = graphql(`
  query Key($id: ID!, $region: String, $accountId: ID) {
    key(id: $id, region: $region, accountId: $accountId) {
      arn
      keyId
      aliases {
        nodes {
          name
        }
      }
      ...KeyHead
      ...KeyFacts
    }
  }
`);
