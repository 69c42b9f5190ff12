import { graphql } from '../../generated/index.ts';

/** The policy that is edited. */
export const CHANGE_BASE = graphql(`
  query ChangeBase($keyArn: ID!) {
    key(id: $keyArn) {
      policy {
        __typename
        ...PolicyFailure
        ... on KeyPolicy {
          text
          canonicalDigest
        }
      }
    }
  }
`);

/** The plan, and the policy that it was made against: one GetKeyPolicy call for both. */
export const PLAN_CHANGE = graphql(`
  query PlanChange($keyArn: ID!, $policy: String!) {
    key(id: $keyArn) {
      policy {
        __typename
        ... on KeyPolicy {
          text
          canonicalDigest
        }
      }
      putKeyPolicyPlan(policy: $policy) {
        ...ChangePlan
      }
    }
  }
`);

/** What became of the key's policy since it was read. */
export const CHANGED_BETWEEN = graphql(`
  query ChangedBetween($keyArn: ID!, $text: String!) {
    key(id: $keyArn) {
      policy {
        __typename
        ...PolicyFailure
        ... on KeyPolicy {
          text
          canonicalDigest
          diff(against: { text: $text }) {
            ...PolicyDiffView
          }
        }
      }
    }
  }
`);

export const CHANGE_PLAN = graphql(`
  fragment ChangePlan on PutKeyPolicyPlan {
    outcome
    risks
    lockout
    lockoutReasons {
      message
    }
    gatewayCanStillRead
    newPrincipals {
      kind
      value
      accountId
    }
    refusals {
      certain
      exception
      message
      pointer
      reason
    }
    problems {
      kind
      message
      pointer
    }
    diff {
      newAccess {
        principal {
          kind
          value
          accountId
        }
        actions
        to
      }
      undecided {
        principal {
          kind
          value
          accountId
        }
        actions
        to
      }
      ...PolicyDiffView
    }
    findings {
      nodes {
        id
        code
        severity
        certain
        message
        remedy
      }
      incomplete {
        message
      }
    }
  }
`);
