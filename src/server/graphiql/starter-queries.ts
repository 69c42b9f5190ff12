/** The tabs that GraphiQL opens with. Each runs as it is against the example keys of the embedded KMS. */
export const STARTER_QUERIES: readonly string[] = [
  `# Who may do what with this key? One GetKeyPolicy call.
query OnePolicy {
  key(id: "1234abcd-12ab-34cd-56ef-1234567890ab") {
    arn
    policy {
      __typename
      ... on KeyPolicy {
        text
        document {
          statements {
            sid
            effect
            principals { kind value accountId }
            actions
            conditions { operator key values }
          }
        }
        problems { message pointer }
      }
      ... on KmsException { code message retryable }
    }
  }
}
`,
  `# All keys, each with its policy, or with the reason why
# there is none: one failure spoils only its own key.
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
  `# Whom do the statements name? Only of some keys: those
# ready for use that the account itself manages.
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
  `# What stands beside a policy: each group of lines costs
# one call. For another key, write below, into Variables:
# { "id": "alias/hr/payroll" }
query KeyDetails($id: ID! = "alias/payments/cards") {
  key(id: $id) {
    arn
    metadata { description state usage spec createdAt }

    aliases { nodes { name createdAt } }

    tags { key value }

    grants { nodes { name grantee { value } operations } }

    policy {
      ... on KeyPolicy { text }
      ... on KmsException { code message }
    }
  }
}
`,
];
