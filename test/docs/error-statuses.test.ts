import { describe, expect, it } from 'vitest';
import { type SetupOptions, setup } from '../_setup.ts';
import { bearer, toAccess } from '../auth/_gateway.ts';
import { namesIn, pageOf, rowsOf } from './_pages.ts';

const ROWS = rowsOf(pageOf('docs/clients.md'), 'Code');

const trusted = { gateway: { trustedDocuments: new Map([['known', '{ __typename }']]) } };
const onlyApiKeys = { gateway: { access: toAccess({ apiKeys: [{ name: 'ci', sha256: '0'.repeat(64) }] }) } };
const KEYS = '{ keys { nodes { arn id policy { ... on KeyPolicy { text } } } } }';
const query = (text: string, more: object = {}) => ({ body: JSON.stringify({ query: text, ...more }) });

type Case = { readonly code: string; readonly init: RequestInit; readonly options: SetupOptions };
const toCase = (code: string, init: RequestInit, options: SetupOptions = {}): Case => ({ code, init, options });

/** A request that is refused with this code. */
const CASES: readonly Case[] = [
  toCase('BAD_REQUEST', { body: '{}' }),
  toCase('METHOD_NOT_ALLOWED', { method: 'PUT', body: '{}' }),
  toCase('RESPONSE_BYTES_LIMIT_EXCEEDED', query(KEYS), { env: { MAX_RESPONSE_BYTES: '1024' } }),
  toCase('UNSUPPORTED_MEDIA_TYPE', { body: 'x', headers: { 'content-type': 'text/plain' } }),
  toCase('BODY_LIMIT_EXCEEDED', query('{ __typename }'), { env: { MAX_BODY_BYTES: '5' } }),
  toCase('BODY_VALUES_LIMIT_EXCEEDED', query('{ __typename }'), { env: { MAX_BODY_VALUES: '1' } }),
  toCase('ORIGIN_NOT_ALLOWED', { ...query('{ __typename }'), headers: { origin: 'https://elsewhere.example' } }),
  toCase('GRAPHQL_PARSE_FAILED', query('{')),
  toCase('GRAPHQL_VALIDATION_FAILED', query('{ unknown }')),
  toCase('OPERATION_RESOLUTION_FAILURE', query('query A { __typename }', { operationName: 'B' })),
  toCase('BAD_USER_INPUT', query('query ($id: ID!) { key(id: $id) { arn } }')),
  toCase('INTROSPECTION_DISABLED', query('{ __schema { description } }'), { env: { INTROSPECTION: 'false' } }),
  toCase('TOKENS_LIMIT_EXCEEDED', query('{ __typename }'), { env: { MAX_TOKENS: '1' } }),
  toCase('DEPTH_LIMIT_EXCEEDED', query('{ accounts { accountId } }'), { env: { MAX_DEPTH: '1' } }),
  toCase('ALIASES_LIMIT_EXCEEDED', query('{ a: __typename }'), { env: { MAX_ALIASES: '0' } }),
  toCase('KMS_CALLS_LIMIT_EXCEEDED', query('{ keys { nodes { metadata { description } } } }'), {
    env: { MAX_KMS_CALLS: '1' },
  }),
  toCase('RESULT_SIZE_LIMIT_EXCEEDED', query('{ keys { nodes { arn } } }'), { env: { MAX_RESULT_SIZE: '1' } }),
  toCase('PERSISTED_QUERY_NOT_IN_LIST', { body: '{"documentId":"unknown"}' }, trusted),
  toCase('PERSISTED_QUERY_ID_REQUIRED', { body: '{}' }, trusted),
  toCase('PERSISTED_QUERY_ONLY', query('{ __typename }'), trusted),
  toCase('UNAUTHENTICATED', query('{ __typename }'), onlyApiKeys),
  toCase('UNAUTHENTICATED', { ...query('{ __typename }'), headers: bearer('kpg_unknown') }, onlyApiKeys),
];

/** The statuses for a client that accepts GraphQL's own media type, and for any other. */
function statusesOf(code: string): readonly number[] {
  const cell = ROWS.find(([name]) => namesIn(name)[0] === code)?.[1] ?? '';
  const [status = '', other = status] = cell.match(/\d{3}/g) ?? [];
  return [Number(status), cell.includes('(') ? Number(other) : Number(status)];
}

describe('docs/clients.md says with which HTTP status a client gets', () => {
  it.each(CASES)('$code', async ({ code, init: { headers, ...init }, options }) => {
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
