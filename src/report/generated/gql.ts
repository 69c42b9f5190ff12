/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query ReportPlaces { accounts { accountId regions { name } } }\n": typeof types.ReportPlacesDocument,
    "\n  query ReportPage(\n    $accountIds: [ID!], $regions: [String!], $first: Int!, $after: String\n    $codes: [KeyFindingCode!], $minSeverity: FindingSeverity!, $includeOpinions: Boolean!, $withFindings: Boolean!\n  ) {\n    allKeys(accountIds: $accountIds, regions: $regions, first: $first, after: $after) {\n      nodes {\n        id arn accountId region keyId\n        findings(codes: $codes, minSeverity: $minSeverity, includeOpinions: $includeOpinions)\n          @include(if: $withFindings) {\n          nodes {\n            id code severity certain message remedy pointer actions\n            statement { sid }\n            grant { grantId name }\n            principals { kind value accountId }\n            witness { principal action verdict keys { key values } absent }\n          }\n          incomplete { code message pointer grantId failure { code message requestId } }\n        }\n      }\n      failures { accountId region exception { code message requestId } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ReportPageDocument,
    "\n  query ReportAliases($ids: [ID!]!) {\n    nodes(ids: $ids) { ... on Key { arn aliases(first: 100) { nodes { name } } } }\n  }\n": typeof types.ReportAliasesDocument,
};
const documents: Documents = {
    "\n  query ReportPlaces { accounts { accountId regions { name } } }\n": types.ReportPlacesDocument,
    "\n  query ReportPage(\n    $accountIds: [ID!], $regions: [String!], $first: Int!, $after: String\n    $codes: [KeyFindingCode!], $minSeverity: FindingSeverity!, $includeOpinions: Boolean!, $withFindings: Boolean!\n  ) {\n    allKeys(accountIds: $accountIds, regions: $regions, first: $first, after: $after) {\n      nodes {\n        id arn accountId region keyId\n        findings(codes: $codes, minSeverity: $minSeverity, includeOpinions: $includeOpinions)\n          @include(if: $withFindings) {\n          nodes {\n            id code severity certain message remedy pointer actions\n            statement { sid }\n            grant { grantId name }\n            principals { kind value accountId }\n            witness { principal action verdict keys { key values } absent }\n          }\n          incomplete { code message pointer grantId failure { code message requestId } }\n        }\n      }\n      failures { accountId region exception { code message requestId } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ReportPageDocument,
    "\n  query ReportAliases($ids: [ID!]!) {\n    nodes(ids: $ids) { ... on Key { arn aliases(first: 100) { nodes { name } } } }\n  }\n": types.ReportAliasesDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReportPlaces { accounts { accountId regions { name } } }\n"): typeof import('./graphql.ts').ReportPlacesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReportPage(\n    $accountIds: [ID!], $regions: [String!], $first: Int!, $after: String\n    $codes: [KeyFindingCode!], $minSeverity: FindingSeverity!, $includeOpinions: Boolean!, $withFindings: Boolean!\n  ) {\n    allKeys(accountIds: $accountIds, regions: $regions, first: $first, after: $after) {\n      nodes {\n        id arn accountId region keyId\n        findings(codes: $codes, minSeverity: $minSeverity, includeOpinions: $includeOpinions)\n          @include(if: $withFindings) {\n          nodes {\n            id code severity certain message remedy pointer actions\n            statement { sid }\n            grant { grantId name }\n            principals { kind value accountId }\n            witness { principal action verdict keys { key values } absent }\n          }\n          incomplete { code message pointer grantId failure { code message requestId } }\n        }\n      }\n      failures { accountId region exception { code message requestId } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').ReportPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReportAliases($ids: [ID!]!) {\n    nodes(ids: $ids) { ... on Key { arn aliases(first: 100) { nodes { name } } } }\n  }\n"): typeof import('./graphql.ts').ReportAliasesDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
