import { KmsError } from './exceptions.ts';

/** One page of a list of KMS's. */
export type Page<Item> = {
  readonly items: readonly Item[];
  /** Where the next page begins; null on the last. */
  readonly nextMarker: string | null;
};

export type PageRequest = {
  /** 1 to 1000; KMS may send fewer. */
  readonly limit: number;
  /** Null for the first page. */
  readonly marker: string | null;
};

/** Reads the page that a request names. */
export type ReadPage<Item> = (request: PageRequest) => Promise<Page<Item>>;

/** A place in a list: the start of a page, and how many of its items come before. KMS's markers alone name only pages. */
export type ListPosition = { readonly marker: string | null; readonly skip: number };

/** An item, and where the list goes on after it. */
export type ListedItem<Item> = { readonly item: Item; readonly next: ListPosition };

export type Slice<Item> = { readonly items: readonly ListedItem<Item>[]; readonly hasNextPage: boolean };

export const LIST_START: ListPosition = { marker: null, skip: 0 };

/** At most `first` items from `start` on, in KMS's order, in as few calls as `maxLimit` (the largest Limit) allows. */
export async function loadSlice<Item>(
  readPage: ReadPage<Item>,
  maxLimit: number,
  { start, first }: { readonly start: ListPosition; readonly first: number },
): Promise<Slice<Item>> {
  const found: ListedItem<Item>[] = [];
  let position: ListPosition | null = start;
  while (position !== null && found.length < first) {
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
  // An emulator may send more than it was asked for.
  return { items: found.slice(0, first), hasNextPage: position !== null || found.length > first };
}

/** All items of a list, from first to last. */
export async function loadAll<Item>(readPage: ReadPage<Item>, limit: number): Promise<readonly Item[]> {
  return (await loadWithin(readPage, limit, Number.POSITIVE_INFINITY)) ?? [];
}

/** All items of a list that has no more than `limit`. Throws KmsError where it does not end there: it may never. */
export async function loadOnlyPage<Item>(readPage: ReadPage<Item>, limit: number): Promise<readonly Item[]> {
  const items = await loadWithin(readPage, limit, 1);
  if (items !== null) return items;
  const message = `KMS has more than ${limit} items in a list that holds no more.`;
  throw new KmsError({ code: 'BrokenAnswer', message });
}

/** All items of a list; null where it does not end within `maxPages`. */
export async function loadWithin<Item>(
  readPage: ReadPage<Item>,
  limit: number,
  maxPages: number,
): Promise<readonly Item[] | null> {
  const items: Item[] = [];
  let marker: string | null = null;
  for (let pages = 0; pages < maxPages; pages++) {
    const page: Page<Item> = await readPage({ limit, marker });
    items.push(...page.items);
    if (page.nextMarker === null) return items;
    marker = page.nextMarker;
  }
  return null;
}

/** Emulators send a marker of null, or one on the last page: `Truncated` decides. */
export function toPage<Item>(
  items: readonly Item[] | undefined,
  { Truncated, NextMarker }: { readonly Truncated?: boolean | undefined; readonly NextMarker?: string | undefined },
): Page<Item> | undefined {
  return items && { items, nextMarker: Truncated === true ? (NextMarker ?? null) : null };
}
