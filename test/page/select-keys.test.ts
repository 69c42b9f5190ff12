import { describe, expect, it } from 'vitest';
import { toEstateKey } from '../../src/page/estate/estate-key.ts';
import { toEmptyWords, toProgressWords } from '../../src/page/estate/estate-words.ts';
import { addPage, createSnapshot, retryPlaces, type Snapshot } from '../../src/page/estate/read/snapshot.ts';
import { selectKeys } from '../../src/page/estate/select-keys.ts';
import { ALL, parseSelection, toSelectionHref } from '../../src/page/estate/selection.ts';
import { failed, found, keyFields, metadata } from './_estate-key.ts';

const named = (name: string, change: Parameters<typeof keyFields>[0] = {}) =>
  toEstateKey(keyFields({ aliases: { nodes: [{ name: `alias/${name}` }] }, arn: name, ...change }), []);

const KEYS = [
  named('b', { metadata: metadata({ createdAt: '2020-01-01T00:00:00Z' }) }),
  named('a', { accountId: '444455556666', region: 'eu-central-1' }),
  named('open', { findings: found({ code: 'PUBLIC', severity: 'CRITICAL' }) }),
  named('unaliased', { aliases: { nodes: [] }, metadata: metadata({ createdAt: '2026-01-01T00:00:00Z' }) }),
];
const select = (change: Partial<typeof ALL>) => selectKeys(KEYS, { ...ALL, ...change }).keys.map(({ arn }) => arn);

describe('the keys of the list', () => {
  it('are sorted in four ways, and backwards', () => {
    expect(select({})).toEqual(['open', 'a', 'b', 'unaliased']);
    expect(select({ sort: 'alias' })).toEqual(['a', 'b', 'open', 'unaliased']);
    expect(select({ sort: 'age' })).toEqual(['b', 'a', 'open', 'unaliased']);
    expect(select({ sort: 'account', isReversed: true })).toEqual(['a', 'unaliased', 'open', 'b']);
  });

  it('are those that have each word of the search, in any case', () => {
    expect(select({ search: ' ROLE/shop  team=SHOP ' })).toHaveLength(4);
    expect(select({ search: 'alias/a role/shop' })).toEqual(['a']);
    expect(select({ search: 'alias/a nothing' })).toEqual([]);
  });

  it('are counted for each card as if it were selected', () => {
    const { counts } = selectKeys(KEYS, { ...ALL, flag: 'public', region: 'us-east-2' });
    expect(counts).toMatchObject({ all: 3, public: 1, shared: 0 });
  });
});

it('a selection is the same after it was in a URL, and what the URL has wrong selects nothing', () => {
  const selection = { ...ALL, flag: 'unknown', search: 'role/a b&c', sort: 'age', isReversed: true } as const;
  expect(parseSelection(toSelectionHref(selection))).toEqual(selection);
  expect(toSelectionHref(ALL)).toBe('?');
  expect(parseSelection('?filter=__proto__&sort=-size&account=')).toEqual({ ...ALL, isReversed: true });
});

const PLACES = ['eu-west-1', 'us-east-2', 'us-west-2'].map((region) => ({ accountId: '111122223333', region }));
const START = createSnapshot(new Date(0));
const page = (change: Partial<Parameters<typeof addPage>[1]>) => ({
  keys: KEYS.slice(0, 1),
  unreadPlaces: [],
  size: START.size,
  endCursor: null,
  ...change,
});
const UNREAD = { accountId: '111122223333', region: 'us-west-2', failure: failed('keys') };

describe('the progress', () => {
  it('counts the accounts and Regions that are read whole', () => {
    expect(toProgressWords(START, PLACES)).toBe('0 keys so far, 0 of 3 accounts and Regions read');
    const one = addPage(START, page({ endCursor: 'c' }));
    expect(toProgressWords(one, PLACES)).toBe('1 key so far, 1 of 3 accounts and Regions read');
    const two = addPage(one, page({ keys: [], unreadPlaces: [UNREAD], endCursor: 'c' }));
    expect(toProgressWords(two, PLACES)).toBe('1 key so far, 2 of 3 accounts and Regions read');
    expect(toProgressWords(one, null)).toBe('1 key so far');
  });

  it('reads again only the Regions that could not be listed, and not those that are not known', () => {
    const unknown = { ...UNREAD, region: null };
    const again = retryPlaces(addPage(START, page({ unreadPlaces: [UNREAD, unknown] })));
    expect(again.targets).toEqual([{ accountIds: ['111122223333'], regions: ['us-west-2'] }]);
    expect(again.unreadPlaces).toEqual([unknown]);
  });
});

describe('an empty list', () => {
  const complete: Snapshot = addPage(START, page({ keys: [] }));
  it.each([
    [{ accountId: '999999999999' }, complete, 'The gateway does not read account 999999999999'],
    [{ region: 'eu-north-9' }, complete, 'The gateway does not read eu-north-9'],
    [{ region: 'us-west-2' }, complete, 'There are no keys in us-west-2'],
    [{ region: 'us-west-2' }, START, 'No key so far'],
    [{ region: 'us-west-2' }, { ...complete, unreadPlaces: [UNREAD] }, 'No key was found in what could be read'],
    [{ search: 'x' }, complete, 'No key matches'],
  ] as const)('%o: says why', (change, snapshot, title) => {
    expect(toEmptyWords({ ...ALL, ...change }, snapshot, PLACES).title).toBe(title);
  });
});
