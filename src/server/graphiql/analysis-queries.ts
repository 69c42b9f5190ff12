/** The tabs about the analysis of policies: who may do what, and what is wrong. */
export const ANALYSIS_QUERIES: readonly string[] = [
  `# Who can decrypt with this key?
# By its policy, or by a grant.
# ALLOWED_IF_IAM_ALLOWS: the IAM
# policies of the account decide.
# Three KMS calls: DescribeKey for
# the alias, GetKeyPolicy, ListGrants.
query WhoCanDecrypt {
  key(id: "alias/analytics/event-archive") {
    principals(actions: ["kms:Decrypt"]) {
      nodes {
        relation
        principal { kind value }
        permissions {
          actions
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
  `# Why is this role denied?
# \`reasons\` has the answer, the most
# important first; \`statements\` has
# each condition, and what the request
# has. \`context\` is what is known of
# the request. What is not known and
# would decide makes it UNKNOWN.
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
  statements {
    statement { sid effect }
    applies
    conditions {
      condition { operator key values }
      applies
      requestValues
    }
  }
  missingKeys
  mayStillRefuse
}
`,
  `# What is wrong with who may use
# these keys, or worth a look?
# \`witness\` is a request that shows
# it. Calls: ListKeys, and for each
# key GetKeyPolicy and ListGrants; for
# multi-Region keys DescribeKey, too.
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
  `# Public keys of the estate: which
# keys of all accounts and Regions
# may everyone use?
# Calls: ListKeys for each account and
# Region, GetKeyPolicy for each key.
# \`failures\`: what cannot be listed.
# A page can be short and still have a
# next one: pass \`endCursor\` as after.
query PublicKeys($after: String) {
  allKeys(
    first: 100
    after: $after
    filter: { findings: { codes: [PUBLIC] } }
  ) {
    nodes {
      arn
      findings(codes: [PUBLIC]) {
        nodes {
          message
          statement { sid }
          witness { principal action }
        }
        incomplete { code message }
      }
    }
    failures {
      accountId
      region
      exception { code message retryable }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
];
