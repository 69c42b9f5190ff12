import { graphql } from '../generated/index.ts';

/** What the head of a key and its tab Key show. */
export const KEY = graphql(`
  query Key($id: ID!, $region: String, $accountId: ID) {
    key(id: $id, region: $region, accountId: $accountId) {
      arn
      keyId
      metadata {
        usage
        spec
      }
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

/** What the tab Key shows. */
export const KEY_FACTS = graphql(`
  fragment KeyFacts on Key {
    arn
    keyId
    accountId
    region
    metadata {
      usage
      spec
      manager
      origin
      createdAt
      deletionDate
      validTo
      customKeyStoreId
      encryptionAlgorithms
      signingAlgorithms
      macAlgorithms
      keyAgreementAlgorithms
      encapsulationAlgorithms
      multiRegion {
        type
        primary {
          arn
          region
        }
        replicas {
          arn
          region
        }
      }
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
      periodInDays
      nextRotationAt
      onDemandStartedAt
    }
  }
`);
