import { loadSlice, type ReadPage } from '../kms/pages.ts';
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
  const { items, hasNextPage } = await loadSlice(readPage, maxLimit, { start, first: toPageSize(first) });
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
