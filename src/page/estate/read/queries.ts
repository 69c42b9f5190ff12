import { graphql } from '../../generated/index.ts';

export const PLACES = graphql(`
  query EstatePlaces {
    accounts {
      accountId
      regions {
        name
      }
    }
  }
`);

/** What the list shows of a key. At most 7.25 KMS calls for each. */
export const KEY = graphql(`
  fragment EstateKey on Key {
    arn
    keyId
    accountId
    region
    metadata {
      description
      state
      deletionDate
      createdAt
      manager
      spec
      origin
    }
    aliases {
      nodes {
        name
      }
    }
    tags {
      key
      value
    }
    rotation {
      enabled
    }
    findings {
      nodes {
        code
        severity
        message
        certain
      }
      incomplete {
        message
        failure {
          code
        }
      }
    }
    principals(first: 50, includeDenied: true) {
      nodes {
        principal {
          value
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

export const PAGE = graphql(`
  query EstatePage($accountIds: [ID!], $regions: [String!], $first: Int!, $after: String) {
    allKeys(accountIds: $accountIds, regions: $regions, first: $first, after: $after) {
      nodes {
        ...EstateKey
      }
      failures {
        accountId
        region
        exception {
          __typename
          code
          message
          retryable
          requestId
          ... on KmsAccessDeniedException {
            permission
            reason
          }
          ... on KmsThrottlingException {
            retryAfterMs
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
