import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { setup } from '../_setup.ts';
import { allArns, type PlaceOfKeys, placesSeed, readPages } from './_all-keys.ts';

const ACCOUNTS = ['111122223333', '222233334444', '444455556666', '777788889999'];
const REGIONS = ['ap-south-1', 'eu-west-1', 'eu-west-10', 'us-east-2'];
const ALL: readonly (readonly [string, string])[] = ACCOUNTS.flatMap((accountId) =>
  REGIONS.map((region) => [accountId, region] as const),
);

/** Places in any order, with up to 9 keys each. */
const estates = fc
  .uniqueArray(fc.tuple(fc.nat(ALL.length - 1), fc.nat(9)), {
    minLength: 1,
    maxLength: 10,
    selector: ([place]) => place,
  })
  .map((chosen) => chosen.map(([place, count]): PlaceOfKeys => [...(ALL[place] ?? (['', ''] as const)), count]));

/** A gateway over the places of an estate that it still reads. */
async function setupEstate(places: readonly PlaceOfKeys[], read: readonly PlaceOfKeys[]) {
  const [first, ...others] = read.map(([accountId, region]) => ({ accountId, region }));
  if (first === undefined) throw new Error('an estate has a place');
  return await setup({ seed: placesSeed(places), connect: async ({ url }) => toEmbeddedKms(url, [first, ...others]) });
}

describe('the pages of Query.allKeys', () => {
  it('together have all keys in their order, for any estate and any size of a page', async () => {
    const property = fc.asyncProperty(estates, fc.integer({ min: 1, max: 30 }), async (places, first) => {
      const { query } = await setupEstate(places, places);
      const pages = await readPages(() => query, { first });
      expect(pages.flatMap(({ arns }) => arns)).toEqual(allArns(places));
      // Only the last page can be short.
      expect(pages.slice(0, -1).every(({ arns }) => arns.length === first)).toBe(true);
    });
    await fc.assert(property, { numRuns: 25 });
  }, 60_000);

  it('have no key twice, and every key of the places that stay, if places come and go between pages', async () => {
    const property = fc.asyncProperty(
      estates,
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
      fc.nat(3),
      async (places, size, stays, since) => {
        const left = places.filter((_, index) => stays[index]);
        fc.pre(left.length > 0);
        for (const [before, after] of [
          [places, left],
          [left, places],
        ] as const) {
          const [first, then] = [await setupEstate(places, before), await setupEstate(places, after)];
          const pages = await readPages((page) => (page <= since ? first : then).query, { first: size });
          const found = pages.flatMap(({ arns }) => arns);
          expect(new Set(found).size).toBe(found.length);
          expect(found).toEqual(allArns(places).filter((arn) => found.includes(arn)));
          expect(found).toEqual(expect.arrayContaining(allArns(left)));
        }
      },
    );
    await fc.assert(property, { numRuns: 15 });
  }, 60_000);
});
