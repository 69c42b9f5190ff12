import { graphql } from '../generated/index.ts';

/** `grants` costs no further call: `findings` reads the same page. */
export const FINDINGS = graphql(`
  query KeyFindings($id: ID!, $region: String, $accountId: ID) {
    key(id: $id, region: $region, accountId: $accountId) {
      policy {
        __typename
        ...PolicyFailure
        ... on KeyPolicy {
          document {
            statements {
              pointer
            }
          }
        }
      }
      grants(first: 100) {
        nodes {
          grantId
        }
        pageInfo {
          hasNextPage
        }
      }
      findings {
        nodes {
          ...KeyFinding
        }
        incomplete {
          code
          message
          pointer
          grantId
          failure {
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
      }
    }
  }
`);

export const KEY_FINDING = graphql(`
  fragment KeyFinding on KeyFinding {
    id
    code
    severity
    certain
    message
    remedy
    pointer
    actions
    principals {
      value
    }
    statement {
      sid
      pointer
    }
    grant {
      grantId
      name
    }
    witness {
      principal
      action
      keys {
        key
        values
      }
      absent
      verdict
    }
  }
`);
