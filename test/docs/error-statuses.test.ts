import { describe, expect, it } from 'vitest';
import { type SetupOptions, setup } from '../_setup.ts';
import { bearer, toAccess } from '../auth/_gateway.ts';
import { namesIn, pageOf, rowsOf } from './_pages.ts';

const ROWS = rowsOf(pageOf('docs/clients.md'), 'Code');

const trusted = { gateway: { trustedDocuments: new Map([['known', '{ __typename }']]) } };
const onlyApiKeys = { gateway: { access: toAccess({ apiKeys: [{ name: 'ci', sha256: '0'.repeat(64) }] }) } };
const query = (text: string, more: object = {}) => ({ body: JSON.stringify({ query: text, ...more }) });

/** A request that is refused with this code. */
const CASES: readonly (readonly [code: string, init: RequestInit, options?: SetupOptions])[] = [
  ['BAD_REQUEST', { body: '{}' }],
  ['METHOD_NOT_ALLOWED', { method: 'PUT', body: '{}' }],
  ['UNSUPPORTED_MEDIA_TYPE', { body: 'x', headers: { 'content-type': 'text/plain' } }],
  ['BODY_LIMIT_EXCEEDED', query('{ __typename }'), { env: { MAX_BODY_BYTES: '5' } }],
  ['ORIGIN_NOT_ALLOWED', { ...query('{ __typename }'), headers: { origin: 'https://elsewhere.example' } }],
  ['GRAPHQL_PARSE_FAILED', query('{')],
  ['GRAPHQL_VALIDATION_FAILED', query('{ unknown }')],
  ['OPERATION_RESOLUTION_FAILURE', query('query A { __typename }', { operationName: 'B' })],
  ['BAD_USER_INPUT', query('query ($id: ID!) { key(id: $id) { arn } }')],
  ['INTROSPECTION_DISABLED', query('{ __schema { description } }'), { env: { INTROSPECTION: 'false' } }],
  ['TOKENS_LIMIT_EXCEEDED', query('{ __typename }'), { env: { MAX_TOKENS: '1' } }],
  ['DEPTH_LIMIT_EXCEEDED', query('{ accounts { accountId } }'), { env: { MAX_DEPTH: '1' } }],
  ['ALIASES_LIMIT_EXCEEDED', query('{ a: __typename }'), { env: { MAX_ALIASES: '0' } }],
  ['KMS_CALLS_LIMIT_EXCEEDED', query('{ keys { nodes { description } } }'), { env: { MAX_KMS_CALLS: '1' } }],
  ['RESULT_SIZE_LIMIT_EXCEEDED', query('{ keys { nodes { arn } } }'), { env: { MAX_RESULT_SIZE: '1' } }],
  ['PERSISTED_QUERY_NOT_IN_LIST', { body: '{"documentId":"unknown"}' }, trusted],
  ['PERSISTED_QUERY_ID_REQUIRED', { body: '{}' }, trusted],
  ['PERSISTED_QUERY_ONLY', query('{ __typename }'), trusted],
  ['UNAUTHENTICATED', query('{ __typename }'), onlyApiKeys],
  ['UNAUTHENTICATED', { ...query('{ __typename }'), headers: bearer('kpg_unknown') }, onlyApiKeys],
];

/** The statuses for a client that accepts GraphQL's own media type, and for any other. */
function statusesOf(code: string): readonly number[] {
  const cell = ROWS.find(([name]) => namesIn(name)[0] === code)?.[1] ?? '';
  const [status = '', other = status] = cell.match(/\d{3}/g) ?? [];
  return [Number(status), cell.includes('(') ? Number(other) : Number(status)];
}

describe('docs/clients.md says with which HTTP status a client gets', () => {
  it.each(CASES)('%s', async (code, { headers, ...init }, options = {}) => {
    const { gateway } = await setup(options);
    const ask = async (accept: string) => {
      const all = { 'content-type': 'application/json', accept, ...(headers as object) };
      const response = await gateway.fetch('http://gateway/graphql', { method: 'POST', headers: all, ...init });
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      return [response.status, errors[0]?.extensions.code];
    };
    const [status, other] = statusesOf(code);
    expect(await ask('application/graphql-response+json')).toEqual([status, code]);
    expect(await ask('application/json')).toEqual([other, code]);
  });
});
