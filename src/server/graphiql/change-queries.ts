/** The tabs about changes of policies: what changed, and what would change. */
export const CHANGE_QUERIES: readonly string[] = [
  `# What does this policy allow beyond
# an older one, and what no longer?
# Compares meanings, and not texts.
# To compare with another key, write
# against: { keyArn: "..." }.
# Two KMS calls: DescribeKey for the
# alias, and GetKeyPolicy.
query WhatChanged(
  $older: String! = """
  {
    "Version": "2012-10-17",
    "Statement": {
      "Effect": "Allow",
      "Principal": { "AWS": "111122223333" },
      "Action": "kms:*",
      "Resource": "*"
    }
  }
  """
) {
  key(id: "alias/shop/secrets") {
    policy {
      ... on KeyPolicy {
        canonicalDigest
        diff(against: { text: $older }) {
          equivalent
          newAccess { ...Change }
          lostAccess { ...Change }
          undecided { ...Change }
          failure { message }
        }
      }
    }
  }
}

fragment Change on AccessChange {
  principal { value }
  actions
  andFutureActions
  from
  to
  where
  pointers { inThis pointer }
  witness {
    principal action keys { key values } absent
  }
}
`,
  `# Plan a policy change
# What would KMS answer, and what
# would change? Writes nothing.
# Without \`principal\`, the caller is
# the gateway itself.
# Three KMS calls: DescribeKey,
# GetKeyPolicy, ListGrants.
query PlanPolicyChange(
  $policy: String! = """
  {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Effect": "Allow",
        "Principal": { "AWS": "111122223333" },
        "Action": "kms:*",
        "Resource": "*"
      },
      {
        "Effect": "Allow",
        "Principal": { "AWS": "444455556666" },
        "Action": "kms:Decrypt",
        "Resource": "*"
      }
    ]
  }
  """
) {
  key(id: "alias/payments/cards") {
    putKeyPolicyPlan(policy: $policy) {
      outcome
      refusals {
        exception message
        pointer reason certain
      }
      risks
      lockout
      lockoutReasons { message }
      missingKeys
      gatewayCanStillRead
      newPrincipals { kind value }
      diff {
        newAccess {
          principal { value }
          actions from to where
        }
        lostAccess {
          principal { value }
          actions from to where
        }
        undecided { where }
        failure { message }
      }
      findings {
        nodes {
          severity code message remedy pointer
        }
        incomplete { message }
      }
    }
  }
}
`,
];
