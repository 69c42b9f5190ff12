import { describe, expect, it } from 'vitest';
import { readShared, toShareUrl } from '../../src/server/graphiql/browser/share-url.js';
import { setup } from '../_setup.ts';

describe('a URL that shares an operation', () => {
  const HREF = 'http://127.0.0.1:4000/kms/graphql?a=b&query=old&variables=old&operationName=old#there';
  const operation = {
    query: 'query A($id: ID!) { key(id: $id) { arn } } # &=+%',
    variables: '{ "id": "ü" }',
    operationName: 'A',
  };

  it('contains the operation, and replaces an earlier one', () => {
    const url = toShareUrl(HREF, operation);
    expect(readShared(new URL(url).search)).toEqual({ query: operation.query, variables: operation.variables });
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({ a: 'b', ...operation });
    const next = toShareUrl(url, { query: '{ a }', variables: ' ', operationName: null });
    expect(next).toBe('http://127.0.0.1:4000/kms/graphql?a=b&query=%7B+a+%7D#there');
  });

  it('contains no operation if there is none, or if the URL would be too long', () => {
    const bare = 'http://127.0.0.1:4000/kms/graphql?a=b#there';
    expect(toShareUrl(HREF, undefined)).toBe(bare);
    expect(toShareUrl(HREF, { ...operation, query: '' })).toBe(bare);
    expect(toShareUrl(HREF, { ...operation, variables: JSON.stringify(Array(500).fill('alias/payments')) })).toBe(bare);
    expect(readShared('?variables=1')).toBeUndefined();
  });

  it('also runs as a GET request of a program', async () => {
    const { gateway } = await setup();
    const url = toShareUrl('http://gateway/graphql', {
      query: 'query A { __typename } query B { b: __typename }',
      operationName: 'B',
    });
    const response = await gateway.fetch(url, { headers: { accept: 'application/json' } });
    expect(await response.json()).toEqual({ data: { b: 'Query' } });
  });
});
