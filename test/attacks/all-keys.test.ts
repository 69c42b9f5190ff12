import { describe, expect, it } from 'vitest';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { ACCOUNT, REGION, setup } from '../_setup.ts';
import { ALL_KEYS, allArns, type PlaceOfKeys, placesSeed, readPage, readPages } from '../graphql/_all-keys.ts';
import { startRawKms } from './_raw-kms.ts';

const OTHER = '444455556666';
const PLACES: readonly PlaceOfKeys[] = [
  [ACCOUNT, 'ap-south-1', 2],
  [ACCOUNT, 'eu-west-1', 2],
  [ACCOUNT, REGION, 2],
  [OTHER, REGION, 2],
];

const toText = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const EXPECTED = 'expected a cursor that an earlier page gave (pageInfo.endCursor).';

describe('a forged cursor of all keys', () => {
  it.each([
    ['that skips more than a page of KMS', toText(2, `all keys in ${ACCOUNT} ${REGION}`, null, 1001), EXPECTED],
    ['with a marker that no KMS has', toText(2, `all keys in ${ACCOUNT} ${REGION}`, 'm'.repeat(1025), 0), EXPECTED],
    ['of another version', toText(1, `all keys in ${ACCOUNT} ${REGION}`, null, 0), EXPECTED],
    ['that is endless', 'x'.repeat(100_000), 'after has 100000 characters: expected at most 4096.'],
    ['of one Region', toText(2, `keys of account ${ACCOUNT} in ${REGION}`, null, 1), 'but "all keys" was requested.'],
    ['of no account', toText(2, `all keys in x ${REGION}`, null, 1), 'but "all keys" was requested.'],
    ['of a host', toText(2, `all keys in ${ACCOUNT} evil.example/`, null, 1), 'but "all keys" was requested.'],
    ['with more behind it', toText(2, `all keys in ${ACCOUNT} ${REGION} x`, null, 1), 'but "all keys" was requested.'],
  ])('%s is refused without a call', async (_, after, message) => {
    const { query, kms } = await setup({ seed: placesSeed(PLACES), connect: 'places' });
    const { data, errors } = await query(ALL_KEYS, { after });
    expect([data.allKeys, errors]).toMatchObject([
      null,
      [{ message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } }],
    ]);
    expect(kms.callCount()).toBe(0);
  });

  it('with an invented marker fails its own place, and the list goes on', async () => {
    const { query } = await setup({ seed: placesSeed(PLACES), connect: 'places' });
    const after = toText(2, `all keys in ${ACCOUNT} ${REGION}`, 'invented', 0);
    const { arns, failures } = await readPage(query, { after });
    expect(failures).toMatchObject([{ accountId: ACCOUNT, region: REGION }]);
    expect(arns).toEqual(allArns(PLACES.slice(3)));
  });
});

it('10,000 account IDs or Regions are refused by a small answer, without a call', async () => {
  const { query, kms } = await setup({ seed: placesSeed(PLACES), connect: 'places' });
  for (const name of ['accountIds', 'regions']) {
    const answer = await query(ALL_KEYS, { [name]: Array(10_000).fill(ACCOUNT) });
    expect(answer.errors).toMatchObject([{ message: `${name} has 10000 entries: expected at most 1000.` }]);
    expect(JSON.stringify(answer).length).toBeLessThan(500);
  }
  expect(kms.callCount()).toBe(0);
});

it('a list whose empty pages never end costs two pages more than were counted for all places together', async () => {
  let page = 0;
  const kms = await startRawKms(() => ({ Keys: [], Truncated: true, NextMarker: `m${++page}` }));
  const { url } = kms;
  const places = Array.from({ length: 10 }, (_, index) => ({ accountId: ACCOUNT, region: `eu-west-${index + 1}` }));
  const { query } = await setup({
    connect: async () => toEmbeddedKms(url, [{ accountId: ACCOUNT, region: REGION }, ...places]),
  });
  const pages = await readPages(() => query, {}, 3);
  expect(pages.map(({ arns, pageInfo }) => [arns, pageInfo.hasNextPage])).toEqual(Array(3).fill([[], true]));
  expect(kms.callsOf('ListKeys')).toBeLessThanOrEqual(3 * (4 + 2));
});

describe('a place that never answers', () => {
  const hang = (region: string) => ({ operation: 'ListKeys', region, fault: { kind: 'hang' as const } });
  const env = { KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '1500' };

  it('holds up one page, which names it, and the list goes on after it', async () => {
    const seed = placesSeed(PLACES, { faults: [hang('eu-west-1')] });
    const { query } = await setup({ seed, connect: 'places', env });
    const pages = await readPages(() => query, { first: 100 }, 10);
    expect(pages.flatMap(({ arns }) => arns)).toEqual(allArns(PLACES.filter(([, region]) => region !== 'eu-west-1')));
    expect(pages.map(({ failures }) => failures.map(({ region, exception }) => `${region} ${exception.code}`))).toEqual(
      [[], ['eu-west-1 DeadlineExceeded'], []],
    );
    expect(pages.map(({ arns }) => arns.length)).toEqual([2, 0, 4]);
  });

  it('leaves time for the fields of the keys before it', async () => {
    const { query } = await setup({
      seed: placesSeed(PLACES, { faults: [hang('eu-west-1')] }),
      connect: 'places',
      env,
    });
    const { data } = await query('{ allKeys { policyCoverage { total readable } pageInfo { hasNextPage } } }');
    expect(data).toEqual({ allKeys: { policyCoverage: { total: 2, readable: 2 }, pageInfo: { hasNextPage: true } } });
  });

  it('can be every place: each page gets past one', async () => {
    const faults = [{ operation: 'ListKeys', fault: { kind: 'hang' as const } }];
    const { query } = await setup({
      seed: placesSeed(PLACES, { faults }),
      connect: 'places',
      env: { ...env, REQUEST_DEADLINE_MS: '300' },
    });
    const pages = await readPages(() => query, {}, 10);
    expect(pages.flatMap(({ failures }) => failures)).toHaveLength(PLACES.length);
    expect(pages.at(-1)?.pageInfo.hasNextPage).toBe(false);
  });
});
