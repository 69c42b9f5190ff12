import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { setup } from '../_setup.ts';
import { ALL_KEYS, allArns, type PlaceOfKeys, placesSeed, readPage, readPages } from './_all-keys.ts';

const [ONE, OTHER] = ['111122223333', '444455556666'];
const PLACES: readonly PlaceOfKeys[] = [
  [OTHER, 'us-east-2', 3],
  [ONE, 'us-east-2', 5],
  [OTHER, 'eu-west-1', 4],
  [ONE, 'eu-west-1', 2],
  [ONE, 'ap-south-1', 6],
];
const KEYS = 20;

function setupPlaces(places = PLACES, faults: readonly FaultRule[] = []) {
  return setup({ seed: placesSeed(places, { faults }), connect: 'places' });
}

describe('Query.allKeys', () => {
  it('gives the keys of all accounts and Regions, by account ID and then by Region', async () => {
    const { query, kms } = await setupPlaces();
    const { arns, pageInfo, failures, edges } = await readPage(query, { first: 100 });
    expect(arns).toEqual(allArns(PLACES));
    expect(failures).toEqual([]);
    expect(pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges.at(-1)?.cursor,
    });
    expect([kms.callCount('ListKeys'), kms.callCount()]).toEqual([PLACES.length, PLACES.length]);
  });

  it('gives 50 keys where `first` is not given', async () => {
    const places: PlaceOfKeys[] = [
      [ONE, 'us-east-2', 40],
      [OTHER, 'us-east-2', 40],
    ];
    const { query } = await setupPlaces(places);
    expect((await readPage(query, {})).arns).toEqual(allArns(places).slice(0, 50));
  });

  it('goes on after any key, also with the cursor of another start of the gateway', async () => {
    const before = await setupPlaces();
    const after = await setupPlaces();
    const { edges } = await readPage(before.query, { first: 100 });
    for (const [index, { cursor }] of edges.entries()) {
      const { arns, pageInfo } = await readPage(after.query, { first: 3, after: cursor });
      expect(arns).toEqual(allArns(PLACES).slice(index + 1, index + 4));
      expect(pageInfo).toMatchObject({ hasNextPage: index + 4 < KEYS, hasPreviousPage: true });
    }
  });

  it('is limited to accounts and Regions, whatever their order', async () => {
    const { query, kms } = await setupPlaces();
    const selected = await readPage(query, { regions: ['us-east-2', 'eu-west-1'], accountIds: [OTHER], first: 100 });
    expect(selected.arns).toEqual(allArns(PLACES.filter(([accountId]) => accountId === OTHER)));
    expect(kms.callCount()).toBe(2);
    const ofRegion = await readPage(query, { regions: ['ap-south-1'] });
    expect(ofRegion.arns).toEqual(allArns([PLACES[4] as PlaceOfKeys]));
    // The other account has no such Region: it has nothing to give.
    const ofBoth = await readPage(query, { regions: ['ap-south-1'], accountIds: [ONE, OTHER] });
    expect(ofBoth.arns).toEqual(ofRegion.arns);
  });

  it('looks into at most 200 places for a page, in few rounds, and only into a few if they have keys', async () => {
    const places = Array.from({ length: 300 }, (_, index): PlaceOfKeys => [`${100000000000 + index}`, 'us-east-2', 1]);
    const empty = Array.from({ length: 30 }, (_, index) => ({ accountId: ONE, region: `eu-west-${index + 1}` }));
    const read = places.map(([accountId, region]) => ({ accountId, region }));
    const { query, kms } = await setup({
      seed: placesSeed(places),
      connect: async ({ url }) => toEmbeddedKms(url, [{ accountId: ONE, region: 'us-east-2' }, ...empty, ...read]),
    });
    const { arns, pageInfo } = await readPage(query, { first: 200 });
    expect([arns, pageInfo.hasNextPage, kms.callCount()]).toEqual([allArns(places).slice(0, 200), true, 200]);
    kms.resetCallCounts();
    const few = await readPage(query, { first: 1 });
    expect([few.arns, kms.callCount()]).toEqual([allArns(places).slice(0, 1), 4]);
    kms.resetCallCounts();
    const none = await readPage(query, { accountIds: [ONE], first: 1 });
    expect([none.arns, none.pageInfo.hasNextPage, kms.callCount()]).toEqual([[], false, 31]);
  });

  it('gives the policies of its keys, and policyCoverage', async () => {
    const { query, kms } = await setupPlaces();
    const { data, errors } = await query(
      '{ allKeys(first: 7) { policyCoverage { total readable } nodes { policy { __typename } } } }',
    );
    expect([errors, data]).toEqual([
      undefined,
      {
        allKeys: {
          policyCoverage: { total: 7, readable: 7 },
          nodes: Array(7).fill({ policy: { __typename: 'KeyPolicy' } }),
        },
      },
    ]);
    expect(kms.callCount('GetKeyPolicy')).toBe(7);
  });
});

describe('a filter of Query.allKeys', () => {
  it('selects keys over all places, and looks at no more than 500 for a page', async () => {
    const places: PlaceOfKeys[] = [
      [ONE, 'us-east-2', 400],
      [OTHER, 'eu-west-1', 400],
      [OTHER, 'us-east-2', 2],
    ];
    const { query, kms } = await setupPlaces(places);
    const variables = {
      filter: { aliasPrefix: 'alias/bulk/application-000001', states: ['Enabled' as const] },
      first: 5,
    };
    const pages = await readPages(() => query, variables);
    expect(pages.flatMap(({ arns }) => arns)).toHaveLength(3);
    expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
    expect(kms.callCount('DescribeKey')).toBe(802);
  });
});

describe('a place that cannot be listed', () => {
  const DENIED = { operation: 'ListKeys', fault: { kind: 'error', code: 'AccessDeniedException' } } as const;

  it.each(PLACES)('is named on one page, and all others are whole: %s %s', async (accountId, region) => {
    const { query, kms } = await setupPlaces(PLACES, [{ ...DENIED, accountId, region }]);
    const others = PLACES.filter((place) => place[0] !== accountId || place[1] !== region);
    for (const first of [1, 2, 5, 100]) {
      const pages = await readPages(() => query, { first });
      expect(pages.flatMap(({ arns }) => arns)).toEqual(allArns(others));
      expect(pages.flatMap(({ failures }) => failures)).toEqual([
        {
          accountId,
          region,
          exception: {
            __typename: 'KmsAccessDeniedException',
            code: 'AccessDeniedException',
            message: 'The gateway is not authorized to perform kms:ListKeys.',
            retryable: false,
            permission: 'kms:ListKeys',
          },
        },
      ]);
    }
    kms.setFaults([]);
    const again = await readPage(query, { accountIds: [accountId], regions: [region] });
    expect(again.arns).toHaveLength(PLACES.find((place) => place[0] === accountId && place[1] === region)?.[2] ?? 0);
  });

  it('can be every place: the page is empty, and names them all', async () => {
    const { query } = await setupPlaces(PLACES, [DENIED]);
    const { arns, failures, pageInfo } = await readPage(query, {});
    expect([arns, failures.length, pageInfo.hasNextPage]).toEqual([[], PLACES.length, false]);
  });
});

describe('arguments of Query.allKeys', () => {
  it.each<[object, string]>([
    [{ accountIds: [] }, 'accountIds is empty: expected at least one, or no accountIds for all.'],
    [{ regions: [] }, 'regions is empty: expected at least one, or no regions for all.'],
    [{ accountIds: [ONE, '12'] }, 'accountIds[1] is "12": expected an account that `accounts` lists.'],
    [{ accountIds: ['999999999999'] }, 'accountIds[0] is "999999999999": expected an account that `accounts` lists.'],
    [{ regions: ['us-west-1'] }, 'regions[0] is "us-west-1": expected a Region that `accounts` lists.'],
    [
      { accountIds: [OTHER], regions: ['ap-south-1'] },
      'regions[0] is "ap-south-1": expected a Region that `accounts` lists for one of accountIds.',
    ],
    [{ first: 0 }, 'first is 0: expected a number from 1 to 1000.'],
    [{ first: 1001 }, 'first is 1001: expected a number from 1 to 1000.'],
    [{ filter: { text: 'x'.repeat(300) } }, 'filter.text has 300 characters: expected at most 256.'],
  ])('are refused before any call: %o', async (variables, message) => {
    const { query, kms } = await setupPlaces();
    const { data, errors } = await query(ALL_KEYS, variables);
    expect(data.allKeys).toBeNull();
    expect(errors).toMatchObject([{ message, path: ['allKeys'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(kms.callCount()).toBe(0);
  });
});
