import { auditServer } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { AWS_POSTURE } from './_raw.ts';
import { serve } from './_serve.ts';

// Runs the server audits of graphql-http (for the specification GraphQL over HTTP) over real HTTP.

describe('GraphQL over HTTP', () => {
  it('passes all audits over the embedded KMS', async () => {
    const { url } = await serve();
    const results = await auditServer({ url });
    expect(results.filter(({ status }) => status !== 'ok').map(({ name }) => name)).toEqual([]);
    expect(results).toHaveLength(61);
  });

  it('passes all required audits in front of AWS', async () => {
    const { url } = await serve({ env: { ...AWS_POSTURE, INTROSPECTION: 'true' } });
    const results = await auditServer({ url });
    expect(results.filter(({ status }) => status === 'error').map(({ name }) => name)).toEqual([]);
    // GET is off.
    for (const { name, status } of results) if (status === 'warn') expect(name).toMatch(/GET/);
  });
});

describe('every error of a refused operation has a code', () => {
  const OF_KEY = 'key(id: "alias/ExampleAlias") { keyId }';
  it.each([
    [`subscription { ${OF_KEY} }`, 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['mutation { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    [`{ ... @defer { ${OF_KEY} } }`, 'GRAPHQL_VALIDATION_FAILED'],
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['', 'GRAPHQL_PARSE_FAILED'],
    ['type A { a: Int }', 'OPERATION_RESOLUTION_FAILURE'],
    ['query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
    ['query ($id: ID!) { key(id: $id) { keyId } }', 'BAD_USER_INPUT'],
  ])('%s', async (query, code) => {
    const { url } = await serve();
    const body = JSON.stringify({ query });
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
    const response = await fetch(url, { method: 'POST', headers, body });
    const { errors } = (await response.json()) as { readonly errors: readonly { readonly extensions: object }[] };
    expect([response.status, ...errors.map(({ extensions }) => extensions)]).toEqual([400, { code }]);
  });

  it.each([
    ['mutation { nothing }', 'BAD_REQUEST'],
    ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s by GET', async (query, code) => {
    const { url } = await serve();
    const response = await fetch(`${url}?query=${encodeURIComponent(query)}`);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });
});
