/** What the example asks of the supergraph. */
export const QUERIES = {
  principals: {
    title: 'From each bucket to its key, to its policy, to its principals',
    query: `
      query Principals {
        buckets {
          name
          kmsMasterKeyId
          key {
            arn
            policy {
              __typename
              ... on KeyPolicy { document { statements { effect principals { kind value } } } }
              ... on KmsException { code message }
            }
          }
        }
      }`,
  },
  databases: {
    title: 'From each database to its key, and back to all databases of that key',
    query: `
      query Databases {
        databases {
          name
          key { keyId metadata { state } databases { name } policy { __typename } }
        }
      }`,
  },
  neighbours: {
    title: 'From each bucket to its account, and to the databases that share its key',
    query: `
      query Neighbours {
        buckets {
          name
          account { accountId regions { name } }
          key { databases { name } }
        }
      }`,
  },
  alias: {
    title: 'From an alias to the databases of its key',
    query: `
      query DatabasesOfAlias {
        key(id: "alias/payments/cards") { keyId databases { name } }
      }`,
  },
} as const;
