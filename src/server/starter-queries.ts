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
  `# A key by its alias: DescribeKey finds it, and serves its other fields with the same call.
query KeyByAlias($alias: ID! = "alias/payments/cards") {
  key(id: $alias) {
    arn
    description
    state
    usage
    spec
    createdAt
    policy { ... on KeyPolicy { text } ... on KmsException { code message } }
  }
}
`,
  `# Who is named in each statement of each key?
query Principals {
  keys(first: 50) {
    nodes {
      keyId
      policy {
        ... on KeyPolicy {
          document {
            statements {
              sid
              effect
              principals { kind value accountId }
              notPrincipals { kind value accountId }
              actions
              pointer
            }
          }
        }
        ... on KmsException { code message }
      }
    }
  }
}
`,
];
