import type { Attack } from './_attack.ts';
import { many } from './_attack.ts';

const INTROSPECTED = '{ name kind description specifiedByURL isOneOf }';
const KEY = '$of: [ID!]!';

/** Documents that could be expensive to parse, to validate or to execute. */
export const DOCUMENTS: readonly Attack[] = [
  { name: '10,000 aliases', query: `{ ${many(10_000, (i) => `a${i}: __typename`)} }`, code: 'SOURCE_LIMIT_EXCEEDED' },
  { name: '400 aliases', query: `{ ${many(400, (i) => `a${i}: __typename`)} }`, code: 'ALIASES_LIMIT_EXCEEDED' },
  { name: '20,000 nested braces', query: `{ ${'a{'.repeat(10_000)}`, code: 'TOKENS_LIMIT_EXCEEDED' },
  { name: '600 nested braces', query: `{ ${'a{'.repeat(600)}a${'}'.repeat(600)} }`, code: 'DEPTH_LIMIT_EXCEEDED' },
  {
    name: '900 nested lists',
    query: `{ nodes(ids: ${'['.repeat(900)}${']'.repeat(900)}) { id } }`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: '480 nested objects',
    query: `{ _entities(representations: [${'{a:'.repeat(480)}1${'}'.repeat(480)}]) { __typename } }`,
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: '900 nested list types',
    query: `query ($a: ${'['.repeat(900)}ID${']'.repeat(900)}) { __typename }`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  { name: '50,000 comments', query: `${'#\n'.repeat(16_000)}{ __typename }`, code: 'COMMENTS_LIMIT_EXCEEDED' },
  { name: 'a comment of 500 KB', query: `#${'x'.repeat(500_000)}\n{ __typename }`, code: 'SOURCE_LIMIT_EXCEEDED' },
  { name: '10,000 repeated fields', query: `{ ${'__typename '.repeat(2_900)} }`, code: 'TOKENS_LIMIT_EXCEEDED' },
  {
    name: 'as many repeated fields as tokens',
    query: `{ key(id: "k") { ${'arn '.repeat(1_985)} } }`,
    code: 'REPETITION_LIMIT_EXCEEDED',
  },
  {
    name: 'repeated fields within repeated fields',
    query: `{ key(id: "k") { ${many(12, () => `metadata { multiRegion { ${many(12, () => `primary { ${'arn '.repeat(9)} }`)} } }`)} } }`,
    code: 'REPETITION_LIMIT_EXCEEDED',
  },
  {
    name: 'fragments that spread each other twice',
    query: `{ key(id: "k") { ...F0 } } ${many(150, (i) => `fragment F${i} on Key { arn ${i < 149 ? `...F${i + 1} ...F${i + 1}` : ''} }`)}`,
    code: 'RESULT_SIZE_LIMIT_EXCEEDED',
  },
  {
    name: 'fragments that spread all others',
    query: `{ key(id: "k") { ...F0 } } ${many(40, (i) => `fragment F${i} on Key { arn ${many(39 - i, (j) => `...F${i + j + 1}`)} }`)}`,
    code: 'RESULT_SIZE_LIMIT_EXCEEDED',
  },
  {
    name: 'aliases, multiplied by fragments',
    query: `{ key(id: "k") { ...F0 } } ${many(60, (i) => `fragment F${i} on Key { a${i}: arn ${i < 59 ? `...F${i + 1} ...F${i + 1}` : ''} }`)}`,
    code: 'ALIASES_LIMIT_EXCEEDED',
  },
  {
    name: 'a circle of fragments',
    query: '{ key(id: "k") { ...A } } fragment A on Key { ...B } fragment B on Key { ...A }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'a circle of 190 fragments',
    query: `{ key(id: "k") { ...F0 } } ${many(190, (i) => `fragment F${i} on Key { arn ...F${(i + 1) % 190} }`)}`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: '220 unused fragments',
    query: `{ __typename } ${many(220, (i) => `fragment F${i} on Key { arn }`)}`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: '380 operations',
    query: many(380, (i) => `query Q${i} { __typename }`),
    code: 'OPERATION_RESOLUTION_FAILURE',
    status: 400,
  },
  { name: '900 directives', query: `{ __typename ${'@skip '.repeat(900)} }`, code: 'DIRECTIVES_LIMIT_EXCEEDED' },
  {
    name: '900 directives of 900 names',
    query: `{ __typename ${many(900, (i) => `@x${i}`)} }`,
    code: 'DIRECTIVES_LIMIT_EXCEEDED',
  },
  {
    name: '1,900 unknown fields',
    query: `{ key(id: "k") { ${many(1_900, (i) => `f${i}`)} } }`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: '480 variables',
    query: `query (${many(480, (i) => `$v${i}: ID`)}) { __typename }`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  { name: '600 arguments', query: `{ key(${many(600, () => 'id: "k"')}) { arn } }`, code: 'GRAPHQL_VALIDATION_FAILED' },
  {
    name: 'a string of 32 KB',
    query: `{ key(id: "${'x'.repeat(32_000)}") { arn } }`,
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: 'a block string of 15,000 lines',
    query: `{ key(id: """${' \n'.repeat(15_000)}""") { arn } }`,
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: 'a number of 30,000 digits',
    query: `{ keys(first: ${'9'.repeat(30_000)}) { __typename } }`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'introspection within introspection',
    query: `{ __schema { ${nest(['types', 'fields', 'type', 'fields', 'type', 'fields', 'type'], 1, 'name')} } }`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: '20 introspections',
    query: `{ ${many(20, (i) => `a${i}: __schema { types { fields { type { fields { name args { type ${INTROSPECTED} } } ...T } } } }`)} } fragment T on __Type ${INTROSPECTED}`,
    status: 200,
  },
  {
    name: '500 aliases in an introspection',
    query: `{ __schema { types { fields { type { fields { ${many(500, (i) => `n${i}: name`)} } } } } } }`,
    code: 'ALIASES_LIMIT_EXCEEDED',
  },
  { name: '20 SDLs', query: `{ ${many(20, (i) => `a${i}: _service { sdl }`)} }`, status: 200 },
  {
    name: 'all accounts of all Regions, 20 times',
    query: `{ ${many(20, (i) => `a${i}: accounts { regions { account { regions { account { regions { name } } } } } }`)} }`,
    status: 200,
  },
  {
    name: 'two billion keys',
    query: '{ keys(first: 2147483647) { nodes { policy { __typename } } } }',
    code: 'KMS_CALLS_LIMIT_EXCEEDED',
  },
  {
    name: 'two billion keys, by a variable',
    query: 'query ($n: Int = 2147483647) { keys(first: $n) { nodes { policy { __typename } } } }',
    code: 'KMS_CALLS_LIMIT_EXCEEDED',
  },
  {
    name: 'grants of keys of replicas of keys',
    query:
      '{ keys(first: 200) { nodes { metadata { multiRegion { replicas { metadata { multiRegion { replicas { grants(first: 100) { nodes { grantId } } } } } } } } } } }',
    code: 'KMS_CALLS_LIMIT_EXCEEDED',
  },
  {
    name: '30 failing fields of each of 1,500 keys',
    query: `query (${KEY}) { nodes(ids: $of) { ... on Key { ${many(30, (i) => `a${i}: policyNames`)} } } }`,
    variables: { of: Array.from({ length: 1_500 }, (_, i) => btoa(`Key:arn:aws:kms:us-east-2:111122223333:key/${i}`)) },
    code: 'RESULT_SIZE_LIMIT_EXCEEDED',
  },
  { name: 'a subscription', query: 'subscription { __typename }', code: 'GRAPHQL_VALIDATION_FAILED' },
  { name: 'a mutation', query: 'mutation { __typename }', status: 200 },
  { name: 'a schema', query: 'type Query { a: Int } { __typename }', code: 'GRAPHQL_VALIDATION_FAILED' },
  {
    name: 'a stream',
    query: '{ accounts @stream { accountId } ... @defer { __typename } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
];

/** Nested fields. Each level repeats its field `times` times. */
function nest([field, ...below]: readonly string[], times: number, leaf = 'arn'): string {
  return field === undefined ? leaf : many(times, () => `${field} { ${nest(below, times, leaf)} }`);
}
