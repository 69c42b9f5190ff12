import { graphql } from '../generated/index.ts';

/** What the tab must know of the key before it compares. Costs no further call: the head of the key reads the same. */
export const COMPARED_KEY = graphql(`
  query ComparedKey($id: ID!, $region: String, $accountId: ID) {
    key(id: $id, region: $region, accountId: $accountId) {
      arn
      accountId
      region
      metadata {
        multiRegion {
          type
        }
      }
    }
  }
`);

/** The ARN of another key. Costs one call for an alias, and none otherwise. */
export const OTHER_KEY = graphql(`
  query OtherKey($id: ID!, $region: String, $accountId: ID) {
    key(id: $id, region: $region, accountId: $accountId) {
      arn
    }
  }
`);

/** Both policies are read once, for the texts and for the comparison. */
export const COMPARE_KEYS = graphql(`
  query CompareKeys($keyArn: ID!, $other: ID!, $ignoreRegion: Boolean!) {
    key(id: $keyArn) {
      policy {
        __typename
        ...PolicyFailure
        ... on KeyPolicy {
          text
          fetchedAt
          diff(against: { keyArn: $other }, ignoreRegion: $ignoreRegion) {
            ...PolicyDiffView
          }
        }
      }
    }
    other: key(id: $other) {
      keyId
      accountId
      region
      aliases {
        nodes {
          name
        }
      }
      policy {
        __typename
        ...PolicyFailure
        ... on KeyPolicy {
          text
        }
      }
    }
  }
`);

export const COMPARE_TEXT = graphql(`
  query CompareText($keyArn: ID!, $text: String!) {
    key(id: $keyArn) {
      policy {
        __typename
        ...PolicyFailure
        ... on KeyPolicy {
          text
          fetchedAt
          diff(against: { text: $text }) {
            ...PolicyDiffView
          }
        }
      }
    }
  }
`);

export const COMPARE_RELATED = graphql(`
  query CompareRelated($keyArn: ID!) {
    key(id: $keyArn) {
      metadata {
        multiRegion {
          primary {
            arn
            region
            policy {
              __typename
              ...PolicyFailure
              ... on KeyPolicy {
                text
                fetchedAt
              }
            }
          }
          policyDrift {
            ...RelatedPolicy
          }
        }
      }
    }
  }
`);

export const RELATED_POLICY = graphql(`
  fragment RelatedPolicy on RelatedKeyPolicyDiff {
    key {
      arn
      accountId
      region
      policy {
        __typename
        ... on KeyPolicy {
          text
        }
      }
    }
    diff {
      equivalent
      ...PolicyDiffView
    }
  }
`);
