import type { KmsOperation } from '../kms/operations.ts';
import {
  countPages,
  type ListedItem,
  type ListPosition,
  limitPages,
  loadSlice,
  type ReadPage,
  type Slice,
} from '../kms/pages.ts';

import type { Args, Calls } from './call-cost.ts';
import { decodeCursor, parseCursor, toCursor } from './cursor.ts';
import { checkPageSize, MAX_PAGE_SIZE, toItemCount } from './user-input.ts';

/** The arguments of every list. */
export type ConnectionArgs = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

/** Loads a page of a KMS list as a Relay connection. Cursors contain `list`. Throws BadUserInput and KmsError. */
export async function loadConnection<Item>(
  list: string,
  { first, after }: ConnectionArgs,
  readPage: ReadPage<Item>,
  maxLimit: number,
) {
  const start = parseCursor(after, list, maxLimit);
  const size = checkPageSize(first);
  const mayRead = limitPages(countPages(start.skip + size, maxLimit));
  return toRelayConnection(list, start, await loadSlice(readPage, maxLimit, { start, first: size, mayRead }));
}

type FilteredList<Item> = {
  /** The most items of one page of KMS. */
  readonly maxLimit: number;
  /** The most items that are checked for one page. */
  readonly maxChecked: number;
  /** The most items that are checked at the same time. */
  readonly maxBatch: number;
  /** LATER: the page ends before this item. But if the page would have no item then, the item is on the page. */
  readonly pass: (items: readonly Item[]) => Promise<readonly (boolean | 'LATER')[]>;
};

/**
 * Like `loadConnection`, but only with the items that pass a filter. Checks at most `maxChecked` items. So a page can
 * be short or empty and still have a next page, and `endCursor` is the position of the last item that was checked.
 */
export async function loadFilteredConnection<Item>(
  list: string,
  { first, after }: ConnectionArgs,
  readPage: ReadPage<Item>,
  { maxLimit, maxChecked, maxBatch, pass }: FilteredList<Item>,
) {
  const start = parseCursor(after, list, maxLimit);
  const size = checkPageSize(first);
  const found: ListedItem<Item>[] = [];
  let checked = 0;
  let end = start;
  let hasNextPage = true;
  const mayRead = limitPages(countPages(start.skip + maxChecked, maxLimit));
  while (hasNextPage && found.length < size && checked < maxChecked) {
    // Checks two items for each missing one. If half of the items pass the filter, one round is enough.
    const batch = Math.min(2 * (size - found.length), maxChecked - checked, maxBatch);
    const slice: Slice<Item> = await loadSlice(readPage, maxLimit, { start: end, first: batch, mayRead });
    const results = await pass(slice.items.map(({ item }) => item));
    checked += slice.items.length;
    hasNextPage = slice.hasNextPage;
    if (slice.items.length === 0) {
      end = slice.end;
      break; // no further page may be read, or there is none
    }
    for (const [index, listed] of slice.items.entries()) {
      if (results[index] === 'LATER' && end !== start) {
        return toRelayConnection(list, start, { items: found, hasNextPage: true, end });
      }
      end = listed.next;
      if (results[index] !== false) found.push(listed); // LATER, too: the first item of the page
      if (found.length === size) {
        hasNextPage ||= index < slice.items.length - 1;
        break;
      }
    }
  }
  return toRelayConnection(list, start, { items: found, hasNextPage, end });
}

function toRelayConnection<Item>(list: string, start: ListPosition, { items, hasNextPage, end }: Slice<Item>) {
  const edges = items.map(({ item, next }) => ({ node: item, cursor: toCursor(list, next) }));
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: start.marker !== null || start.skip > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: end === start ? null : toCursor(list, end),
    },
  };
}

/**
 * Counts the calls for one page of each of `count` lists. KMS returns at most `maxLimit` items per call. With `whole`,
 * each call requests `maxLimit` items even if fewer are missing. An invalid `after` costs nothing.
 */
export function toPageCalls(operation: KmsOperation, maxLimit: number, { whole = false } = {}) {
  return (args: Args, count: number): Calls => {
    const start = decodeCursor(args.after, maxLimit);
    if (start === undefined) return {};
    const items = start.skip + Math.min(toItemCount(args), MAX_PAGE_SIZE);
    const pages = Array.from({ length: countPages(items, maxLimit) }, (_, page) => {
      const limit = whole ? maxLimit : Math.min(maxLimit, items - page * maxLimit);
      return `${operation} ${limit} of page ${page} from ${start.marker}`;
    });
    return Object.fromEntries(pages.map((name) => [name, count]));
  };
}
