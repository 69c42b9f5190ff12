import type { KeyRef, KmsScope } from '../../../kms/arn.ts';
import type { KmsFailure } from '../../../kms/exceptions.ts';
import { countPages, createExtraPages, LIST_START, limitPages, loadSlice, type ReadPage } from '../../../kms/pages.ts';
import { keys } from '../../../kms/reads/keys.ts';
import type { Context } from '../../context.ts';
import type { FilterVerdict } from '../filter/filter-budget.ts';
import { comparePlaces, isUnknown, type Place } from './parse-places.ts';
import type { PlacePosition, PlacesStart } from './place-cursor.ts';
import { type PlaceOutcome, readPlaces } from './read-places.ts';

/** Which keys a page has. */
export type Search = {
  readonly size: number;
  readonly maxChecked: number;
  /** The most keys that are checked at the same time. */
  readonly maxBatch: number;
  /** Null: every key passes. */
  readonly passes: ((ref: KeyRef) => Promise<FilterVerdict>) | null;
};

/** A place that a page passed without its keys. `region` is null for the Regions of an account that are not known. */
export type PlaceFailure = {
  readonly accountId: string;
  readonly region: string | null;
  readonly failure: KmsFailure;
};

/** What a page passes: a key, a place that could not be listed, or the end of a place without a key. */
type Entry = {
  readonly ref: KeyRef | null;
  readonly failure: PlaceFailure | null;
  /** The position after it. */
  readonly next: PlacePosition;
};

/** Collects a page of keys in the order of the places. It can be short or empty and still have a next page. */
export async function collectKeys({ places, first }: PlacesStart, search: Search, context: Context) {
  const found: { readonly ref: KeyRef; readonly next: PlacePosition }[] = [];
  const failures: PlaceFailure[] = [];
  let checked = 0;
  let end: PlacePosition | null = null;
  const isFull = () => found.length === search.size || checked === search.maxChecked;

  /** False if the page is full, and ends before one of the entries. */
  const take = async (entries: readonly Entry[]): Promise<boolean> => {
    for (let start = 0; start < entries.length; ) {
      // Checks two keys for each missing one. If half of the keys pass the filter, one round is enough.
      const count = Math.min(2 * (search.size - found.length), search.maxChecked - checked, search.maxBatch);
      const batch = entries.slice(start, start + Math.max(1, count));
      const verdicts = isFull() ? [] : await Promise.all(batch.map(({ ref }) => (ref && search.passes?.(ref)) ?? true));
      for (const [index, { ref, failure, next }] of batch.entries()) {
        if (isFull() && ref !== null) return false;
        if (verdicts[index] === 'LATER' && end !== null) return false;
        end = next;
        if (failure !== null) failures.push(failure);
        if (ref === null) continue;
        checked++;
        if (verdicts[index]) found.push({ ref, next });
      }
      start += batch.length;
    }
    return !isFull();
  };

  const extra = createExtraPages();
  const readPlace = (place: KmsScope) => {
    const start = place === places[0] ? first : LIST_START;
    const count = search.maxChecked - checked;
    const mayRead = limitPages(countPages(start.skip + count, keys.maxLimit), extra);
    return loadSlice(createReadPage(place, search, context), keys.maxLimit, { start, first: count, mayRead });
  };
  for await (const outcomes of readPlaces(places, readPlace, context)) {
    const { entries, isWhole } = toEntries(outcomes);
    if (!(await take(entries)) || !isWhole) break;
  }
  return { found, failures, end, hasNextPage: end !== null && !isEnd(end, places) };
}

function createReadPage(place: KmsScope, { passes }: Search, { loaders }: Context): ReadPage<KeyRef> {
  // Whole pages for a filter: with pages of only as many keys as are missing, the search for a rare key would need more.
  return ({ marker, limit }) => loaders.keys(place, { marker, limit: passes === null ? limit : keys.maxLimit });
}

/** The entries up to the first place whose list did not end (`isWhole` is false): what follows it is for a later page. */
function toEntries(outcomes: readonly PlaceOutcome[]): { entries: readonly Entry[]; isWhole: boolean } {
  const entries: Entry[] = [];
  for (const { place, value, failure } of outcomes) {
    const after = { place, inPlace: null };
    if (value === null) {
      entries.push({ ref: null, failure: failure && toPlaceFailure(place, failure), next: after });
      continue;
    }
    const { items, hasNextPage, end } = value;
    for (const { item, next } of items.slice(0, -1)) {
      entries.push({ ref: item, failure: null, next: { place, inPlace: next } });
    }
    const next = hasNextPage ? { place, inPlace: end } : after;
    entries.push({ ref: items.at(-1)?.item ?? null, failure: null, next });
    if (hasNextPage) return { entries, isWhole: false };
  }
  return { entries, isWhole: true };
}

function toPlaceFailure(place: Place, failure: KmsFailure): PlaceFailure {
  return { accountId: place.accountId, region: isUnknown(place) ? null : place.region, failure };
}

function isEnd({ place, inPlace }: PlacePosition, places: readonly Place[]): boolean {
  const last = places.at(-1);
  return last === undefined || (inPlace === null && comparePlaces(place, last) >= 0);
}
