import { type Attack, many } from './_attack.ts';

const IDS = 'query ($of: [ID!]!) { nodes(ids: $of) { __typename } }';
const ENTITIES = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }';
const KEY = 'query ($id: ID!) { key(id: $id) { keyId policy { __typename ... on KmsException { code } } } }';

/** A body whose `variables` are this JSON text, which JSON.stringify could not write. */
const withVariables = (query: string, variables: string) =>
  `{"query": ${JSON.stringify(query)}, "variables": ${variables}}`;
const brackets = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const braces = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Variables and bodies that could be expensive, or could trigger a bug. */
export const BODIES: readonly Attack[] = [
  {
    name: '40,000 nested lists in an unused variable',
    body: withVariables('{ __typename }', `{"a": ${brackets(40_000)}}`),
    status: 200,
  },
  {
    name: '40,000 nested lists of IDs',
    body: withVariables(IDS, `{"of": ${brackets(40_000)}}`),
    code: 'BAD_USER_INPUT',
  },
  {
    name: '40,000 nested lists of objects',
    body: withVariables(ENTITIES, `{"of": ${brackets(40_000)}}`),
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: '40,000 nested objects',
    body: withVariables(ENTITIES, `{"of": ${braces(40_000)}}`),
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: '40,000 nested extensions',
    body: `{"query": "{ __typename }", "extensions": ${braces(40_000)}}`,
    status: 200,
  },
  { name: '40,000 wrong IDs', query: IDS, variables: { of: Array(40_000).fill(true) }, code: 'BAD_USER_INPUT' },
  { name: '40,000 IDs', query: IDS, variables: { of: Array(40_000).fill('x') }, code: 'RESULT_SIZE_LIMIT_EXCEEDED' },
  {
    name: '2,900 IDs without an object',
    query: IDS,
    variables: { of: Array.from({ length: 2_600 }, (_, i) => `${i}`) },
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: '20,000 objects',
    query: ENTITIES,
    variables: { of: Array(20_000).fill({}) },
    code: 'RESULT_SIZE_LIMIT_EXCEEDED',
  },
  {
    name: '2,900 empty objects',
    query: ENTITIES,
    variables: { of: Array(2_900).fill({}) },
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: '2,600 aliases of keys with their policies',
    query: ENTITIES.replace('{ __typename }', '{ ... on Key { policy { __typename } } }'),
    variables: { of: Array.from({ length: 2_600 }, (_, i) => ({ __typename: 'Key', identifier: `alias/${i}` })) },
    code: 'KMS_CALLS_LIMIT_EXCEEDED',
  },
  {
    name: 'a text of 500 KB as a number',
    query: 'query ($n: Int) { keys(first: $n) { __typename } }',
    variables: { n: 'x'.repeat(500_000) },
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'a text of 500 KB as an ID',
    query: KEY,
    variables: { id: 'x'.repeat(500_000) },
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: 'an ARN of 500 KB',
    query: ENTITIES,
    variables: { of: [{ __typename: 'Key', arn: `arn:aws:kms:${':'.repeat(500_000)}` }] },
    code: 'InvalidArnException',
    status: 200,
  },
  {
    name: 'a global ID of 500 KB',
    query: IDS,
    variables: { of: [btoa(`Key:${':'.repeat(300_000)}`)] },
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: 'a cursor of 500 KB',
    query: 'query ($c: String) { keys(after: $c) { __typename } }',
    variables: { c: 'x'.repeat(500_000) },
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: '30,000 numeric keys of a JSON object',
    body: withVariables(
      '{ __typename }',
      `{${many(30_000, (i) => `"${4_294_967_290 - i * 7}":0`).replaceAll(' ', ',')}}`,
    ),
    status: 200,
  },
  {
    name: 'a __proto__ in the body',
    body: '{"query": "query ($id: ID!) { key(id: $id) { keyId } }", "variables": {"__proto__": {"id": "k"}}, "__proto__": {"query": "{ a }"}}',
    code: 'BAD_REQUEST',
  },
  { name: 'a __proto__ variable', body: withVariables(KEY, '{"__proto__": {"id": "k"}}'), code: 'BAD_USER_INPUT' },
  {
    name: 'a __proto__ in an entity',
    body: withVariables(ENTITIES, '{"of": [{"__proto__": {"__typename": "Key"}}]}'),
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: 'a number that is not finite',
    body: withVariables('query ($n: Int) { keys(first: $n) { __typename } }', '{"n": 1e999999}'),
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'half of a surrogate pair in the document',
    body: String.raw`{"query": "{ \ud800 }"}`,
    code: 'GRAPHQL_PARSE_FAILED',
  },
  {
    name: 'half of a surrogate pair in a string',
    body: String.raw`{"query": "{ nodes(ids: [\"\ud800\"]) { id } }"}`,
    code: 'GRAPHQL_PARSE_FAILED',
  },
  {
    name: 'half of a surrogate pair, escaped',
    query: String.raw`{ nodes(ids: ["\ud800"]) { id } }`,
    code: 'GRAPHQL_PARSE_FAILED',
  },
  {
    name: 'half of a surrogate pair in an ARN',
    body: withVariables(ENTITIES, String.raw`{"of": [{"__typename": "Key", "arn": "\ud800"}]}`),
    code: 'InvalidArnException',
    status: 200,
  },
  {
    name: 'half of a surrogate pair in a Region',
    body: withVariables('query ($r: String) { keys(region: $r) { __typename } }', String.raw`{"r": "\udfff"}`),
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: 'control characters',
    query: IDS,
    variables: { of: ['\u0000\r\n\u001b[2J\u202e'] },
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  { name: 'NUL in the document', query: '{ \u0000 }', code: 'GRAPHQL_PARSE_FAILED' },
  {
    name: 'an operation name that is an object',
    body: '{"query": "{ __typename }", "operationName": {"a": []}}',
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  {
    name: 'an operation name of 500 KB',
    body: `{"query": "{ __typename }", "operationName": "${'x'.repeat(500_000)}"}`,
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  {
    name: 'a list of 10,000 operations',
    body: `[${Array(10_000).fill('{"query": "{ __typename }"}').join()}]`,
    code: 'BAD_REQUEST',
  },
  {
    name: '174,000 objects in an unused variable',
    body: withVariables('{ __typename }', `{"x": [${Array(174_000).fill('{}').join()}]}`),
    code: 'BODY_VALUES_LIMIT_EXCEEDED',
  },
  { name: 'a body of 10 MB', body: ' '.repeat(10_000_000), status: 413, code: 'BODY_LIMIT_EXCEEDED' },
  {
    name: 'an Accept of 10 KB',
    query: '{ __typename }',
    headers: { accept: Array(1_500).fill('a/b;q=0').join() },
    status: 406,
    code: 'NOT_ACCEPTABLE',
  },
  {
    name: 'an Accept of 880 characters',
    query: '{ __typename }',
    headers: { accept: Array(220).fill('a/b').join() },
    status: 406,
    code: 'NOT_ACCEPTABLE',
  },
];
