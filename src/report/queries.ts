import { graphql } from './generated/gql.ts';

/** The accounts and Regions that the gateway reads. */
export const PLACES = graphql(`
  query ReportPlaces { accounts { accountId regions { name } } }
`);

/** A page of keys with their findings. `withFindings: false` names a key whose findings are too large for an answer. */
export const PAGE = graphql(`
  query ReportPage(
    $accountIds: [ID!], $regions: [String!], $first: Int!, $after: String
    $codes: [KeyFindingCode!], $minSeverity: FindingSeverity!, $includeOpinions: Boolean!, $withFindings: Boolean!
  ) {
    allKeys(accountIds: $accountIds, regions: $regions, first: $first, after: $after) {
      nodes {
        id arn accountId region keyId
        findings(codes: $codes, minSeverity: $minSeverity, includeOpinions: $includeOpinions)
          @include(if: $withFindings) {
          nodes {
            id code severity certain message remedy pointer actions
            statement { sid }
            grant { grantId name }
            principals { kind value accountId }
            witness { principal action verdict keys { key values } absent }
          }
          incomplete { code message pointer grantId failure { code message requestId } }
        }
      }
      failures { accountId region exception { code message requestId } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The names that people know the keys by. Only for keys that the report names: most keys have no findings. */
export const ALIASES = graphql(`
  query ReportAliases($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Key { arn aliases(first: 100) { nodes { name } } } }
  }
`);
