import { ANALYSIS_QUERIES } from './analysis-queries.ts';
import { CHANGE_QUERIES } from './change-queries.ts';

/** The tabs that GraphiQL opens with. Each runs as it is against the example keys of the embedded KMS. */
export const STARTER_QUERIES: readonly string[] = [
  `# Who may do what with this key?
# Its policy allows some principals,
# denies others, and has conditions.
# Two KMS calls: DescribeKey for the
# alias, and GetKeyPolicy.
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
  ...ANALYSIS_QUERIES,
  ...CHANGE_QUERIES,
  `# All keys of all accounts and
# Regions, each with its policy, or
# with the reason why there is none.
# A failure affects its own key only.
# A page can be short and still have a
# next one: pass \`endCursor\` as after.
query AllKeys($after: String) {
  allKeys(first: 50, after: $after) {
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
    failures {
      accountId
      region
      exception { code message retryable }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  `# The accounts and Regions that the
# gateway reads, and how many of the
# policies there can be read: of 500
# keys at a time. Pass \`endCursor\` as
# after for the next ones.
# \`failures\`: what cannot be listed.
query Estate($after: String) {
  accounts {
    accountId
    regions { name }
    regionsFailure { code message }
  }
  allKeys(first: 500, after: $after) {
    policyCoverage {
      total readable denied throttled failed
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
  `# Whom do the statements name?
# Only of keys that are enabled and
# that the account itself manages.
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
  `# The rest of a key. Each group of
# lines costs one KMS call.
# For another key, open Variables
# below, and write
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
