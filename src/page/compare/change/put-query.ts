import { graphql } from '../../generated/index.ts';

export const PUT_POLICY = graphql(`
  mutation PutPolicy($input: PutKeyPolicyInput!) {
    putKeyPolicy(input: $input) {
      __typename
      ... on PutKeyPolicyPayload {
        settled
        policy {
          text
          canonicalDigest
        }
        readFailure {
          ...PutFailure
        }
      }
      ... on KeyPolicyRefused {
        risks
        plan {
          ...ChangePlan
        }
      }
      ... on KeyPolicyUnconfirmed {
        failure {
          ...PutFailure
        }
        policy {
          text
          canonicalDigest
        }
      }
      ... on KmsException {
        ...PutFailure
      }
    }
  }
`);

export const PUT_FAILURE = graphql(`
  fragment PutFailure on KmsException {
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
`);
