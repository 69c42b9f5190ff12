import { type ListedItem, type ListPosition, loadSlice, type ReadPage, type Slice } from '../kms/pages.ts';
import { parseCursor, toCursor } from './cursor.ts';
import { toPageSize } from './user-input.ts';

/** The arguments of every list. */
export type ConnectionArgs = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

/** A page of a list of KMS's, as Relay wants it. `list` names the list in its cursors. Throws BAD_USER_INPUT and KmsError. */
export async function toConnection<Item>(
  list: string,
  { first, after }: ConnectionArgs,
  readPage: ReadPage<Item>,
  maxLimit: number,
) {
  const start = parseCursor(after, list);
  const slice = await loadSlice(readPage, maxLimit, { start, first: toPageSize(first) });
  return toPage(list, start, slice);
}

/**
 * The same for the items that `passes` lets through. Looks at no more than `maxLooks` items: a page may be short, or empty, and
 * still have a next one, so its end is where the looking ended.
 */
export async function toFilteredConnection<Item>(
  list: string,
  { first, after }: ConnectionArgs,
  readPage: ReadPage<Item>,
  { maxLimit, maxLooks, passes }: { maxLimit: number; maxLooks: number; passes: (item: Item) => Promise<boolean> },
) {
  const start = parseCursor(after, list);
  const size = toPageSize(first);
  const found: ListedItem<Item>[] = [];
  let looked = 0;
  let end = start;
  let hasNextPage = true;
  while (hasNextPage && found.length < size && looked < maxLooks) {
    // Twice what is missing: a filter that lets half of the keys through needs one round.
    const batch = Math.min(2 * (size - found.length), maxLooks - looked, maxLimit);
    const slice: Slice<Item> = await loadSlice(readPage, maxLimit, { start: end, first: batch });
    const passing = await Promise.all(slice.items.map(({ item }) => passes(item)));
    looked += slice.items.length;
    hasNextPage = slice.hasNextPage;
    for (const [index, listed] of slice.items.entries()) {
      end = listed.next;
      if (passing[index]) found.push(listed);
      if (found.length === size) {
        hasNextPage ||= index < slice.items.length - 1;
        break;
      }
    }
  }
  const page = toPage(list, start, { items: found, hasNextPage });
  return { ...page, pageInfo: { ...page.pageInfo, endCursor: looked === 0 ? null : toCursor(list, end) } };
}

function toPage<Item>(list: string, start: ListPosition, { items, hasNextPage }: Slice<Item>) {
  const edges = items.map(({ item, next }) => ({ node: item, cursor: toCursor(list, next) }));
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: start.marker !== null || start.skip > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A list that is read whole: one page of it all. */
export function toOnePage<Item>(load: () => Promise<readonly Item[]>): ReadPage<Item> {
  return async () => ({ items: await load(), nextMarker: null });
}
