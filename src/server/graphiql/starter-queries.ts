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
      ... on KmsException { code message retryable requestId }
    }
  }
}
`,
  `# All keys, each with its policy or the reason why there is none: one failure spoils only its own key.
query AllKeys {
  keys(first: 50) {
    nodes {
      arn
      description
      state
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
  `# The estate: every account and Region that the gateway reads, and how many of the policies there can be read.
# policyCoverage costs no call where policy is selected, too.
query Estate {
  accounts {
    accountId
    regions {
      name
      keys(first: 50) {
        policyCoverage { total readable denied throttled failed }
        nodes { keyId policy { ... on KeyPolicy { digest } ... on KmsException { code message } } }
      }
    }
  }
}
`,
  `# Only some keys, here those ready for use that their account manages: whom does each statement name?
query FilteredKeys {
  keys(first: 50, filter: { states: [Enabled], managers: [CUSTOMER] }) {
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
  `# All about one key, by its alias. Write another one under Variables: { "id": "alias/hr/payroll" }
# Each line below the first costs a call: DescribeKey, ListAliases, ListResourceTags, ListGrants, GetKeyPolicy.
query KeyDetails($id: ID! = "alias/payments/cards") {
  key(id: $id) {
    description state usage spec createdAt
    aliases(first: 10) { nodes { name lastUpdatedAt } }
    tags { key value }
    grants(first: 10) { nodes { name granteePrincipal operations constraints } }
    policy { ... on KeyPolicy { text } ... on KmsException { code message } }
  }
}
`,
];
