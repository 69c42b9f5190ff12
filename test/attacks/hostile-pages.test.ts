import { describe, expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import { keyList, startRawKms } from './_raw-kms.ts';

type Page = {
  readonly nodes: readonly object[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

const PAGE = '{ nodes { __typename } pageInfo { hasNextPage endCursor } }';
/** The pages that a list may read beside those that were counted. */
const MORE = 2;

/** A list whose pages are empty, and never end. */
function endless(operation: string) {
  let page = 0;
  return startRawKms((called) => {
    if (called === 'ListKeys' && operation !== 'ListKeys') return keyList(10);
    page += 1;
    return { Keys: [], Grants: [], Aliases: [], Rotations: [], Truncated: true, NextMarker: `m${page}` };
  });
}

function findPages(value: unknown): Page[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('pageInfo' in value) return [value as Page];
  return Object.values(value).flatMap(findPages);
}

describe('a list of KMS whose empty pages never end', () => {
  it.each([
    ['ListKeys', `{ keys(first: 1) ${PAGE} }`, 1],
    ['ListKeys', `{ keys(first: 1000) ${PAGE} }`, 1],
    ['ListKeys', `{ keys(first: 1, filter: { states: [Enabled] }) ${PAGE} }`, 1],
    ['ListKeys', `{ keys(first: 1, filter: { aliasPrefix: "alias/a" }) ${PAGE} }`, 1],
    ['ListGrants', `{ keys(first: 10) { nodes { grants(first: 1) ${PAGE} } } }`, 10],
    ['ListGrants', `{ key(id: "k") { grants(first: 250) ${PAGE} } }`, 3],
    ['ListAliases', `{ accounts { regions { aliases(first: 1) ${PAGE} } } }`, 1],
    ['ListKeyRotations', `{ key(id: "k") { rotations(first: 1) ${PAGE} } }`, 1],
  ])('ends early for %s, with a cursor from which to go on: %s', async (operation, query, counted) => {
    const kms = await endless(operation);
    const gateway = await setup({ connect: kms.connect });
    const { data, errors } = await gateway.query<object, object>(query);
    expect(errors).toBeUndefined();
    const pages = findPages(data);
    expect(kms.callsOf(operation)).toBeLessThanOrEqual(counted + MORE * pages.length);
    expect(pages.length).toBeGreaterThan(0);
    for (const { nodes, pageInfo } of pages) {
      expect([nodes, pageInfo]).toEqual([[], { hasNextPage: true, endCursor: expect.any(String) }]);
    }
  });

  it.each(['{ key(id: "k") { tags { key } } }', '{ key(id: "k") { policyNames } }'])(
    'fails %s after one page',
    async (query) => {
      const kms = await startRawKms(() => ({ Tags: [], PolicyNames: [], Truncated: true, NextMarker: 'm' }));
      const gateway = await setup({ connect: kms.connect });
      expect((await gateway.query(query)).errors).toMatchObject([{ extensions: { code: 'BrokenAnswer' } }]);
      expect(kms.callsOf('ListResourceTags') + kms.callsOf('ListKeyPolicies')).toBe(1);
    },
  );

  it.each(['', ', filter: { managers: [CUSTOMER] }'])(
    'is read to its end, if it has one, from cursor to cursor%s',
    async (filter) => {
      // Nine empty pages, and then one key.
      const kms = await startRawKms((operation, { Marker }) => {
        if (operation === 'DescribeKey') return { KeyMetadata: { KeyId: 'k', KeyManager: 'CUSTOMER' } };
        const page = Number(Marker ?? 0);
        return page < 9 ? { Keys: [], Truncated: true, NextMarker: `${page + 1}` } : { Keys: [{ KeyId: 'k' }] };
      });
      const gateway = await setup({ connect: kms.connect });
      const found: object[] = [];
      let after: string | null = null;
      for (let requests = 1; requests <= 9; requests++) {
        const query = `query ($after: String) { keys(first: 5, after: $after${filter}) { nodes { keyId } pageInfo { hasNextPage endCursor } } }`;
        const { data }: { data: { keys: Page } } = await gateway.query<{ keys: Page }, object>(query, { after });
        found.push(...data.keys.nodes);
        after = data.keys.pageInfo.endCursor;
        if (!data.keys.pageInfo.hasNextPage) break;
      }
      expect(found).toEqual([{ keyId: 'k' }]);
    },
  );
});

describe('a marker', () => {
  it.each([
    ['of more than 1,024 characters', 'm'.repeat(1_025), 3],
    ['that is no text', { a: 1 }, 3],
    ['of the same page', 'same', 4],
  ])('%s is a broken answer', async (_, NextMarker, calls) => {
    const kms = await startRawKms(() => ({ Keys: [], Truncated: true, NextMarker }));
    const gateway = await setup({ connect: kms.connect });
    const { data, errors } = await gateway.query(`{ keys ${PAGE} }`);
    expect([data, errors]).toMatchObject([{ keys: null }, [{ extensions: { code: 'BrokenAnswer' } }]]);
    expect(kms.callsOf('ListKeys')).toBe(calls); // tried three times
  });
});
