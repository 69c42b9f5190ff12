import type { KeyRef, KmsScope } from './arn.ts';
import type { KmsCalls } from './calls.ts';

/** A place in KMS's list: the start of a page, and how many of its keys come before. KMS's markers alone name only pages. */
export type ListPosition = { readonly marker: string | null; readonly skip: number };

/** A key, and where the list goes on after it. */
export type ListedKey = { readonly ref: KeyRef; readonly next: ListPosition };

export type KeySlice = { readonly keys: readonly ListedKey[]; readonly hasNextPage: boolean };

export const LIST_START: ListPosition = { marker: null, skip: 0 };

/** At most `first` keys from `start` on, in KMS's order; one ListKeys per thousand. Throws KmsError. */
export async function loadKeySlice(
  calls: KmsCalls,
  scope: KmsScope,
  { start, first }: { readonly start: ListPosition; readonly first: number },
  signal: AbortSignal,
): Promise<KeySlice> {
  const found: ListedKey[] = [];
  let position: ListPosition | null = start;
  while (position !== null && found.length < first) {
    const { marker, skip }: ListPosition = position;
    const limit = Math.min(MAX_LIMIT, skip + first - found.length);
    const page = await calls.listKeys(scope, { limit, marker }, signal);
    const pageEnd: ListPosition | null =
      page.nextMarker === null ? null : { marker: page.nextMarker, skip: Math.max(0, skip - page.keys.length) };
    page.keys.forEach((ref, index) => {
      const last = index === page.keys.length - 1;
      if (index >= skip) found.push({ ref, next: (last && pageEnd) || { marker, skip: index + 1 } });
    });
    position = pageEnd;
  }
  // An emulator may send more than it was asked for.
  return { keys: found.slice(0, first), hasNextPage: position !== null || found.length > first };
}

/** The largest Limit that ListKeys takes. */
const MAX_LIMIT = 1000;
