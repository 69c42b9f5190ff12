import { graphql } from '../../generated/index.ts';

export const POLICY_DIFF = graphql(`
  fragment PolicyDiffView on PolicyDiff {
    equivalent
    exact
    newAccess {
      ...AccessChangeCard
    }
    lostAccess {
      ...AccessChangeCard
    }
    undecided {
      ...AccessChangeCard
    }
    failure {
      code
      message
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
`);

export const ACCESS_CHANGE = graphql(`
  fragment AccessChangeCard on AccessChange {
    principal {
      kind
      value
      accountId
    }
    actions
    andFutureActions
    from
    to
    where
    pointers {
      inThis
      pointer
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
