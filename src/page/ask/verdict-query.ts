import { graphql } from '../generated/index.ts';

export const VERDICT = graphql(`
  fragment Verdict on KeyAccess {
    principal
    action
    verdict
    missingKeys
    mayStillRefuse
    keyState {
      state
      refused
      exceptions
      usageFits
    }
    basis {
      __typename
      ... on PolicyStatement {
        pointer
        sid
      }
      ... on KeyGrant {
        grantId
        name
      }
    }
    reasons {
      code
      message
      pointer
      grantId
      conditionKey
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
    statements {
      ...Evaluation
    }
    grants {
      applies
      principal
      operation
      constraints
      grant {
        grantId
        name
        operations
        constraints
      }
    }
  }
`);

export const EVALUATION = graphql(`
  fragment Evaluation on StatementEvaluation {
    applies
    principal
    action
    resource
    conditions {
      applies
      requestValues
      condition {
        operator
        key
        values
        pointer
      }
    }
    statement {
      pointer
      sid
      effect
    }
  }
`);
