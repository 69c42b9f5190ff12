/** The tabs that GraphiQL opens with. Each runs as it is against the example keys of the embedded KMS. */
export const STARTER_QUERIES: readonly string[] = [
  `# Who may do what with this key? Its policy allows some
# principals, denies others, and sets conditions.
# Two KMS calls: DescribeKey for the alias, GetKeyPolicy.
query OnePolicy {
  key(id: "alias/hr/payroll") {
    arn
    policy {
      __typename
      ... on KeyPolicy {
        document {
          statements {
            sid
            effect
            principals { kind value accountId }
            notPrincipals { kind value accountId }
            actions
            conditions { operator key values }
          }
        }
        problems { message pointer }
        text
      }
      ... on KmsException { code message retryable }
    }
  }
}
`,
  `# Who can decrypt with this key? By the policy, or by a
# grant. ALLOWED_IF_IAM_ALLOWS: the IAM policies of the
# account decide. Calls: DescribeKey for the alias,
# GetKeyPolicy, ListGrants.
query WhoCanDecrypt {
  key(id: "alias/analytics/event-archive") {
    principals(actions: ["kms:Decrypt"]) {
      nodes {
        relation
        principal { kind value }
        permissions {
          verdict
          conditions { operator key values }
          constraints
          limitedBy { sid }
          source {
            ... on PolicyStatement { sid }
            ... on KeyGrant { name grantId }
          }
        }
      }
      incomplete { code message }
    }
  }
}
`,
  `# Why is this role denied? \`reasons\` has the answer,
# the most important first. \`context\` is what is known
# of the request: without it, the verdict is UNKNOWN
# wherever that would decide.
query WhyDenied(
  $role: String! =
    "arn:aws:iam::111122223333:role/PayrollService"
) {
  outsideItsOrganization: key(id: "alias/hr/payroll") {
    access(
      principal: $role
      action: "kms:Decrypt"
      context: {
        keys: [{
          key: "aws:PrincipalOrgID"
          values: ["o-elsewhere"]
        }]
      }
    ) { ...Why }
  }
  notThroughS3: key(id: "alias/aws/s3") {
    access(
      principal: $role
      action: "kms:Decrypt"
      context: { via: "direct" }
    ) { ...Why }
  }
}

fragment Why on KeyAccess {
  principal
  verdict
  reasons { code message pointer conditionKey }
  basis {
    ... on PolicyStatement { sid effect }
    ... on KeyGrant { name grantId }
  }
  missingKeys
  mayStillRefuse
}
`,
  `# What is wrong with the policies and grants of these
# keys? \`witness\` is a request that shows it. Calls:
# ListKeys, and for each key GetKeyPolicy, ListGrants.
query Findings {
  keys(first: 50) {
    nodes {
      arn
      findings(minSeverity: LOW) {
        nodes {
          severity
          code
          message
          remedy
          pointer
          grant { name grantId }
          witness {
            principal action verdict absent
            keys { key values }
          }
        }
        incomplete { code message }
      }
    }
  }
}
`,
  `# What does this policy allow beyond an older one, and
# what no longer? Compares what they mean, not the text.
# For another key, write against: { keyArn: "..." }.
# Calls: DescribeKey for the alias, GetKeyPolicy.
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
  `# All keys, each with its policy, or with the reason why
# there is none: a failure affects only its own key.
query AllKeys {
  keys(first: 50) {
    nodes {
      arn
      metadata { description state }
      policy {
        __typename
        ... on KeyPolicy { digest fetchedAt }
        ... on KmsException { code message retryable }
        ... on KmsAccessDeniedException { permission }
        ... on KmsThrottlingException { retryAfterMs }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  `# Every account and Region that the gateway reads, and
# how many of the policies there can be read.
query Estate {
  accounts {
    accountId
    regions {
      name
      keys(first: 50) {
        policyCoverage {
          total readable denied throttled failed
        }
        nodes {
          keyId
          policy {
            ... on KeyPolicy { digest }
            ... on KmsException { code message }
          }
        }
      }
    }
  }
}
`,
  `# Whom do the statements name? Only for keys that are
# enabled and that the account itself manages.
query FilteredKeys {
  keys(
    first: 50
    filter: { states: [Enabled], managers: [CUSTOMER] }
  ) {
    nodes {
      arn
      policy {
        ... on KeyPolicy {
          document {
            statements {
              sid
              effect
              principals { kind value accountId }
              notPrincipals { kind value accountId }
              actions
            }
          }
        }
        ... on KmsException { code message }
      }
    }
  }
}
`,
  `# The rest of a key: each group of lines costs one call.
# For another key, open Variables below and write
# { "id": "alias/hr/payroll" }
query KeyDetails($id: ID! = "alias/payments/cards") {
  key(id: $id) {
    arn
    metadata {
      description state usage spec createdAt
    }

    aliases { nodes { name createdAt } }

    tags { key value }

    grants {
      nodes { name grantee { value } operations }
    }

    policy {
      ... on KeyPolicy { text }
      ... on KmsException { code message }
    }
  }
}
`,
];
