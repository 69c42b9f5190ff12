/** How many keys the next page has. */
export type PageSize = {
  readonly first: number;
  /** The gateway has refused more. */
  readonly max: number;
  /** Whether the page is taken even if some keys were not read in time. */
  readonly acceptsLate: boolean;
};

/**
 * The first page is small, so that the first rows are there soon. 200 keys cost at most 200 * 7.25 calls and 200 ListKeys
 * calls: together 1,650 of the 4,500 that a request may cause by default (MAX_KMS_CALLS). What they may compute is less
 * than MAX_RESULT_SIZE if their policies have 1 KB, even if they are all different.
 */
export const FIRST_PAGE: PageSize = { first: 25, max: 200, acceptsLate: false };

/** A page in which keys were not read in time is not read again if it had no more keys than this. */
const MIN_FIRST = 10;

/** The time of a page, in milliseconds. The list grows, and the progress changes, this often. */
const TARGET_MS = 3000;

/** After a page that took `milliseconds`. `isLate`: keys of it could not be read before the deadline. */
export function toNextSize({ first, max }: PageSize, { milliseconds, isLate }: PageTime): PageSize {
  const fitting = isLate ? first * 4 : Math.min(first * 4, Math.round((first * TARGET_MS) / milliseconds));
  return { first: Math.min(max, Math.max(MIN_FIRST, fitting)), max, acceptsLate: isLate };
}

export type PageTime = { readonly milliseconds: number; readonly isLate: boolean };

/**
 * The size with which the same page is read again because it was late. Null if it is taken as it is: a smaller page
 * would not help, or the page before was late, too. So keys that never answer do not cost a deadline each.
 */
export function toSmallerSize({ first, max, acceptsLate }: PageSize): PageSize | null {
  if (acceptsLate || first <= MIN_FIRST) return null;
  return { first: Math.max(MIN_FIRST, Math.floor(first / 4)), max, acceptsLate: false };
}

/** The size with which the same page is read again because the gateway refused it. Null if it had only one key. */
export function toAllowedSize({ first, acceptsLate }: PageSize): PageSize | null {
  if (first === 1) return null;
  const max = Math.floor(first / 2);
  return { first: max, max, acceptsLate };
}
