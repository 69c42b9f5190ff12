import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config/config-error.ts';
import { loadTrustedDocuments } from '../../src/server/documents/load-trusted-documents.ts';
import { DOC_KEY, setup } from '../_setup.ts';
import { graphql } from '../generated/index.ts';

/** The file that `codegen.ts` writes for the operations of these tests. */
const MANIFEST = 'test/generated/persisted-documents.json';

const TRUSTED = graphql(/* GraphQL */ `
  query Trusted($id: ID!) {
    key(id: $id) {
      keyId
    }
  }
`);

const documents = await loadTrustedDocuments(MANIFEST);
const ID = [...documents].find(([, text]) => text.startsWith('query Trusted('))?.[0] ?? '';

const ask = async (params: object) => {
  const { query, calls } = await setup({ gateway: { trustedDocuments: documents } });
  const answer = await query('', {}, { body: JSON.stringify(params) });
  return { ...answer, calls };
};

describe('a gateway with trusted documents', () => {
  it.each([
    ['documentId', { documentId: ID }],
    ['documentId with its algorithm', { documentId: `sha256:${ID}` }],
    ['what Apollo Client sends', { extensions: { persistedQuery: { version: 1, sha256Hash: ID } } }],
  ])('runs the document that %s names', async (_, params) => {
    expect(await ask({ ...params, variables: { id: DOC_KEY } })).toMatchObject({
      status: 200,
      data: { key: { keyId: DOC_KEY } },
    });
  });

  it.each([
    ['documentId', { documentId: `sha256:${ID}` }],
    ['what Apollo Client sends', { extensions: `{"persistedQuery":{"version":1,"sha256Hash":"${ID}"}}` }],
  ])('runs the document that %s of a GET names', async (_, params) => {
    const { gateway } = await setup({ gateway: { trustedDocuments: documents }, env: { ALLOW_GET: 'true' } });
    const search = new URLSearchParams({ ...params, variables: JSON.stringify({ id: DOC_KEY }) });
    const response = await gateway.fetch(`http://127.0.0.1/graphql?${search}`);
    expect(await response.json()).toEqual({ data: { key: { keyId: DOC_KEY } } });
  });

  it.each([
    ['a text', { query: '{ keys { nodes { arn } } }' }, 'PERSISTED_QUERY_ONLY'],
    [
      'a text with the ID of a document',
      { documentId: ID, query: '{ keys { nodes { arn } } }' },
      'PERSISTED_QUERY_ONLY',
    ],
    ['the text of a trusted document', { query: TRUSTED.toString() }, 'PERSISTED_QUERY_ONLY'],
    ['an ID of none', { documentId: 'f'.repeat(64) }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['an ID that objects have', { documentId: '__proto__' }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['no ID', { variables: {} }, 'PERSISTED_QUERY_ID_REQUIRED'],
    ['an ID that is no string', { documentId: [ID] }, 'PERSISTED_QUERY_ID_REQUIRED'],
  ])('refuses %s', async (_, params, code) => {
    const { status, data, errors, calls } = await ask(params);
    expect({ status, data, errors, calls }).toMatchObject({
      status: 400,
      data: undefined,
      errors: [{ extensions: { code } }],
      calls: [],
    });
  });

  it('counts the cost of a document', async () => {
    const { query, calls } = await setup({
      gateway: {
        trustedDocuments: new Map([
          [
            'a',
            '{ keys(first: 1000) { nodes { policy { __typename } metadata { state } policyNames tags { key } rotation { enabled } } } }',
          ],
        ]),
      },
    });
    const { errors } = await query('', {}, { body: '{"documentId": "a"}' });
    expect([errors?.[0]?.extensions?.code, calls]).toEqual(['KMS_CALLS_LIMIT_EXCEEDED', []]);
  });
});

describe('the file of trusted documents', () => {
  it('is what codegen writes: each document by its SHA-256', () => {
    for (const [id, text] of documents) expect(createHash('sha256').update(text).digest('hex')).toBe(id);
    expect(documents.size).toBeGreaterThan(10);
  });

  it('can be the manifest that Apollo generates', async () => {
    const body = '{ accounts { accountId } }';
    const operation = { id: ID, name: 'A', type: 'query', body };
    const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: [operation] };
    expect([...(await loadTrustedDocuments(write(JSON.stringify(manifest))))]).toEqual([[ID, body]]);
  });

  it('can be what the compiler of Relay writes, by MD5', async () => {
    const text = '{"9f6d7ae1a1ab1c2e1e7b1a4a3e9e0a2b": "{ accounts { accountId } }"}';
    expect((await loadTrustedDocuments(write(text))).size).toBe(1);
  });

  it.each([
    ['{"format": "apollo-persisted-query-manifest", "version": 1, "operations": []}', 'or the manifest of @apollo/'],
    ['{"format": "apollo-persisted-query-manifest", "operations": [null]}', 'or the manifest of @apollo/'],
    ['{"format": "apollo-persisted-query-manifest", "operations": [{"id": "a", "body": "{ x }"}]}', 'a: Cannot query'],
    [
      '{"format": "apollo-persisted-query-manifest", "operations": [{"id": "a", "body": "{ x }"}, {"id": "a", "body": "{ y }"}]}',
      'an ID is given more than once',
    ],
    ['{"a": "{ key }"}', 'a: Field "key" of type'],
    ['{"a": "{ nothing }", "b": "{"}', 'b: Syntax Error'],
    ['{"a": 1}', 'expected a JSON object of documents'],
    ['[]', 'expected a JSON object of documents'],
    ['null', 'expected a JSON object of documents'],
    ['{', 'line 1'],
    ['{"a": "{ __typename }", "a": "{ accounts { accountId } }"}', '/a: the key is given twice'],
    ['{"sha256:a": "{ __typename }", "a": "{ __typename }"}', 'a: given with and without "sha256:"'],
  ])('%s is refused with its problem', async (text, problem) => {
    const path = write(text);
    const error: unknown = await loadTrustedDocuments(path).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty('message', expect.stringContaining(problem));
    expect(error).toHaveProperty('message', expect.stringContaining(`TRUSTED_DOCUMENTS (${path}): `));
  });

  it('must exist', async () => {
    await expect(loadTrustedDocuments('/nowhere.json')).rejects.toThrow(
      'TRUSTED_DOCUMENTS is "/nowhere.json": there is no such file; expected a JSON object of documents',
    );
  });
});

function write(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'trusted-')), 'documents.json');
  writeFileSync(path, text);
  return path;
}
