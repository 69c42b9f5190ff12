import {
  countPages,
  type ListedItem,
  type ListPosition,
  limitPages,
  loadSlice,
  type ReadPage,
  type Slice,
} from '../kms/pages.ts';
import type { KmsOperation } from '../kms/reads/reads.ts';
import type { Args, Calls } from './call-cost.ts';
import { parseCursor, readCursor, toCursor } from './cursor.ts';
import { MAX_PAGE_SIZE, toItemCount, toPageSize } from './user-input.ts';

/** The arguments of every connection. */
export type ConnectionArgs = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

/**
 * Loads a page of a list of KMS as a Relay connection. `list` names the list in its cursors. Throws BAD_USER_INPUT and
 * KmsError.
 */
export async function toConnection<Item>(
  list: string,
  { first, after }: ConnectionArgs,
  readPage: ReadPage<Item>,
  maxLimit: number,
) {
  const start = parseCursor(after, list, maxLimit);
  const size = toPageSize(first);
  const mayRead = limitPages(countPages(start.skip + size, maxLimit));
  return toPage(list, start, await loadSlice(readPage, maxLimit, { start, first: size, mayRead }));
}

/**
 * Loads a page of the items for which `passes` is true. It checks at most `maxLooks` items, so a page may be short, or
 * even empty, and still have a next page. Its end cursor is after the last checked item.
 */
export async function toFilteredConnection<Item>(
  list: string,
  { first, after }: ConnectionArgs,
  readPage: ReadPage<Item>,
  { maxLimit, maxLooks, passes }: { maxLimit: number; maxLooks: number; passes: (item: Item) => Promise<boolean> },
) {
  const start = parseCursor(after, list, maxLimit);
  const size = toPageSize(first);
  const found: ListedItem<Item>[] = [];
  let looked = 0;
  let end = start;
  let hasNextPage = true;
  const mayRead = limitPages(countPages(start.skip + maxLooks, maxLimit));
  while (hasNextPage && found.length < size && looked < maxLooks) {
    // Twice the missing items: a filter that half of the keys pass needs one round.
    const batch = Math.min(2 * (size - found.length), maxLooks - looked, maxLimit);
    const slice: Slice<Item> = await loadSlice(readPage, maxLimit, { start: end, first: batch, mayRead });
    const passing = await Promise.all(slice.items.map(({ item }) => passes(item)));
    looked += slice.items.length;
    hasNextPage = slice.hasNextPage;
    if (slice.items.length === 0) {
      end = slice.end;
      break; // no further page may be read, or there is none
    }
    for (const [index, listed] of slice.items.entries()) {
      end = listed.next;
      if (passing[index]) found.push(listed);
      if (found.length === size) {
        hasNextPage ||= index < slice.items.length - 1;
        break;
      }
    }
  }
  return toPage(list, start, { items: found, hasNextPage, end });
}

function toPage<Item>(list: string, start: ListPosition, { items, hasNextPage, end }: Slice<Item>) {
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
 * The calls for a page of each of `count` lists, if one call returns `maxLimit` items. `whole`: every call requests
 * `maxLimit` items, even if fewer are missing. No calls if `after` is not a valid cursor.
 */
export function toPageCalls(operation: KmsOperation, maxLimit: number, { whole = false } = {}) {
  return (args: Args, count: number): Calls => {
    const start = readCursor(args.after, maxLimit);
    if (start === undefined) return {};
    const items = start.skip + Math.min(toItemCount(args), MAX_PAGE_SIZE);
    const pages = Array.from({ length: countPages(items, maxLimit) }, (_, page) => {
      const limit = whole ? maxLimit : Math.min(maxLimit, items - page * maxLimit);
      return `${operation} ${limit} of page ${page} from ${start.marker}`;
    });
    return Object.fromEntries(pages.map((name) => [name, count]));
  };
}
