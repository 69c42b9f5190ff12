import { keys } from '../../../kms/reads/keys.ts';
import type { ConnectionArgs } from '../../connection.ts';
import type { Context } from '../../context.ts';
import { checkPageSize } from '../../user-input.ts';
import { checkFilter, MAX_CHECKED_KEYS, passFilter, toMaxBatch } from '../filter/key-filter.ts';
import type { Filter } from '../filter/key-filter-input.ts';
import { collectKeys } from './collect-keys.ts';
import { type PlaceArgs, parsePlaces } from './parse-places.ts';
import { parsePlaceCursor, startAt, toPlaceCursor } from './place-cursor.ts';

export type AllKeysArgs = PlaceArgs & ConnectionArgs & { readonly filter?: Filter | null | undefined };

/** A page of the keys of many places. A place that cannot be listed is in `failures`. Throws BadUserInput. */
export async function loadAllKeys({ filter, ...args }: AllKeysArgs, context: Context) {
  const position = parsePlaceCursor(args.after, keys.maxLimit);
  const size = checkPageSize(args.first);
  if (filter) checkFilter(filter);
  const start = startAt(parsePlaces(args, context.accounts), position);
  const { found, failures, end, hasNextPage } = await collectKeys(
    start,
    filter
      ? {
          size,
          maxChecked: MAX_CHECKED_KEYS,
          maxBatch: toMaxBatch(filter),
          pass: (refs) => passFilter(refs, filter, context),
        }
      : { size, maxChecked: size, maxBatch: size, pass: null },
    context,
  );
  const edges = found.map(({ ref, next }) => ({ node: ref, cursor: toPlaceCursor(next) }));
  return {
    edges,
    failures,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: position !== null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: end && toPlaceCursor(end),
    },
  };
}
