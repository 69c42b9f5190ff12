import type { KeyRef, KmsScope } from '../../../kms/arn.ts';
import type { KmsFailure } from '../../../kms/exceptions.ts';
import { countPages, createExtraPages, LIST_START, limitPages, loadSlice, type ReadPage } from '../../../kms/pages.ts';
import { keys } from '../../../kms/reads/keys.ts';
import type { Context } from '../../context.ts';
import { createPageFiller, type Entry, type PlaceFailure, type Search } from './fill-page.ts';
import { comparePlaces, isUnknown, type Place } from './parse-places.ts';
import type { PlacePosition, PlacesStart } from './place-cursor.ts';
import { type PlaceOutcome, readPlaces } from './read-places.ts';

/** Collects a page of keys in the order of the places. It can be short or empty and still have a next page. */
export async function collectKeys({ places, first }: PlacesStart, search: Search, context: Context) {
  const filler = createPageFiller(search);
  const extra = createExtraPages();
  const readPlace = (place: KmsScope) => {
    const start = place === places[0] ? first : LIST_START;
    const count = filler.left();
    const mayRead = limitPages(countPages(start.skip + count, keys.maxLimit), extra);
    return loadSlice(createReadPage(place, search, context), keys.maxLimit, { start, first: count, mayRead });
  };
  for await (const outcomes of readPlaces(places, readPlace, context)) {
    const { entries, isWhole } = toEntries(outcomes);
    if (!(await filler.take(entries)) || !isWhole) break;
  }
  const page = filler.page();
  return { ...page, hasNextPage: page.end !== null && !isEnd(page.end, places) };
}

function createReadPage(place: KmsScope, { pass }: Search, { loaders }: Context): ReadPage<KeyRef> {
  // Whole pages for a filter: with pages of only as many keys as are missing, a rare key would take many more calls.
  return ({ marker, limit }) => loaders.keys(place, { marker, limit: pass === null ? limit : keys.maxLimit });
}

/** The entries up to the first place with further keys (`isWhole` is false). The next page starts in that place. */
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
