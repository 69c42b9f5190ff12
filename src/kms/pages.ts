import { KmsError } from './exceptions.ts';

/** One page of a list of KMS. */
export type Page<Item> = {
  readonly items: readonly Item[];
  /** The marker of the next page; null on the last page. */
  readonly nextMarker: string | null;
};

export type PageRequest = {
  /** The most items: 1 to 1000. KMS may send fewer. */
  readonly limit: number;
  /** Null for the first page. */
  readonly marker: string | null;
};

/** Reads one page. */
export type ReadPage<Item> = (request: PageRequest) => Promise<Page<Item>>;

/** A position in a list: a page, and the number of its items to skip. A marker of KMS only names a page. */
export type ListPosition = { readonly marker: string | null; readonly skip: number };

/** An item, and the position after it. */
export type ListedItem<Item> = { readonly item: Item; readonly next: ListPosition };

export type Slice<Item> = {
  readonly items: readonly ListedItem<Item>[];
  readonly hasNextPage: boolean;
  /** Where the next slice starts; `start` if nothing was read. */
  readonly end: ListPosition;
};

/** True if the page with this marker may be read. */
export type MayRead = (marker: string | null) => boolean;

/** The most pages of a list beyond those that were counted: KMS may send short pages. */
const EXTRA_PAGES = 2;

/** Pages that may be read in addition to those that were counted. Lists that are read together share them. */
export type ExtraPages = { left: number };

export function createExtraPages(): ExtraPages {
  return { left: EXTRA_PAGES };
}

/**
 * Allows the pages that were counted for a list, and the extra ones. Without a limit, a list of empty pages may never
 * end. The last page may be read again at no cost, because the loader caches it.
 */
export function limitPages(counted: number, extra = createExtraPages()): MayRead {
  let left = counted;
  let last: string | null | undefined;
  return (marker) => {
    if (marker === last) return true;
    last = marker;
    return left-- > 0 || extra.left-- > 0;
  };
}

/** The pages that `items` items fill. */
export function countPages(items: number, maxLimit: number): number {
  return Math.ceil(items / maxLimit);
}

export const LIST_START: ListPosition = { marker: null, skip: 0 };

/**
 * Loads at most `first` items from `start` on, in the order of KMS. `maxLimit` is the largest Limit that KMS takes.
 * Makes as few calls as possible. Ends early, with `hasNextPage`, if `mayRead` forbids a page.
 */
export async function loadSlice<Item>(
  readPage: ReadPage<Item>,
  maxLimit: number,
  { start, first, mayRead }: { readonly start: ListPosition; readonly first: number; readonly mayRead: MayRead },
): Promise<Slice<Item>> {
  const found: ListedItem<Item>[] = [];
  let position: ListPosition | null = start;
  while (position !== null && found.length < first && mayRead(position.marker)) {
    const { marker, skip }: ListPosition = position;
    const limit = Math.min(maxLimit, skip + first - found.length);
    const { items, nextMarker } = await readPage({ limit, marker });
    const pageEnd: ListPosition | null =
      nextMarker === null ? null : { marker: nextMarker, skip: Math.max(0, skip - items.length) };
    items.forEach((item, index) => {
      const last = index === items.length - 1;
      if (index >= skip) found.push({ item, next: (last && pageEnd) || { marker, skip: index + 1 } });
    });
    position = pageEnd;
  }
  // An emulator may send more items than the limit.
  const items = found.slice(0, first);
  const last = items.at(-1)?.next ?? start;
  return {
    items,
    hasNextPage: position !== null || found.length > first,
    end: items.length < first && position !== null ? position : last,
  };
}

/** Loads all items of a list. */
export async function loadAll<Item>(readPage: ReadPage<Item>, limit: number): Promise<readonly Item[]> {
  return (await loadWithin(readPage, limit, Number.POSITIVE_INFINITY)) ?? [];
}

/**
 * Loads all items of a list that has at most `limit` items. Throws KmsError if there are more: the list may be endless.
 */
export async function loadOnlyPage<Item>(readPage: ReadPage<Item>, limit: number): Promise<readonly Item[]> {
  const items = await loadWithin(readPage, limit, 1);
  if (items !== null) return items;
  const message = `KMS has more than ${limit} items in this list: expected at most ${limit}.`;
  throw new KmsError({ code: 'BrokenAnswer', message });
}

/** Loads all items of a list; null if the list has more than `maxPages` pages. */
export async function loadWithin<Item>(
  readPage: ReadPage<Item>,
  limit: number,
  maxPages: number,
): Promise<readonly Item[] | null> {
  const items: Item[] = [];
  let marker: string | null = null;
  for (let pages = 0; pages < maxPages; pages++) {
    const page: Page<Item> = await readPage({ limit, marker });
    for (const item of page.items) items.push(item); // a spread of thousands of items would overflow the stack
    if (page.nextMarker === null) return items;
    marker = page.nextMarker;
  }
  return null;
}

/**
 * `Truncated` decides whether there is a next page: emulators send a marker of null, or a marker on the last page.
 * Undefined if the marker cannot be from KMS, or is the marker of the same page.
 */
export function toPage<Item>(
  items: readonly Item[],
  { Truncated, NextMarker }: { readonly Truncated?: boolean | undefined; readonly NextMarker?: string | undefined },
  { marker }: PageRequest,
): Page<Item> | undefined {
  const nextMarker = Truncated === true ? (NextMarker ?? null) : null;
  if (nextMarker === null) return { items, nextMarker };
  const isMarker = typeof nextMarker === 'string' && nextMarker.length <= MAX_MARKER && nextMarker !== marker;
  return isMarker ? { items, nextMarker } : undefined;
}

/** Characters. Source: AWS KMS API Reference, MarkerType. */
export const MAX_MARKER = 1_024;
