/** How many keys the next page has, and whether it is taken even if some keys were not read in time. */
export type PageSize = { readonly first: number; readonly acceptsLate: boolean };

/** Small, so that the first rows are there soon. */
export const FIRST_PAGE: PageSize = { first: 25, acceptsLate: false };

/**
 * 500 keys cost at most 500 * 7.25 calls and 200 ListKeys calls: together 3,825 of the 4,500 that a request may cause
 * by default (MAX_KMS_CALLS). Their size is at most 190,000 of 300,000 (MAX_RESULT_SIZE).
 */
const MAX_FIRST = 500;
/** A page in which keys were not read in time is not read again if it had no more keys than this. */
const MIN_FIRST = 10;

/** The time of a page, in milliseconds. The list grows, and the progress changes, this often. */
const TARGET_MS = 3000;

/** After a page that took `milliseconds`. `isLate`: keys of it could not be read before the deadline. */
export function toNextSize({ first }: PageSize, { milliseconds, isLate }: PageTime): PageSize {
  const fitting = isLate ? first * 4 : Math.min(first * 4, Math.round((first * TARGET_MS) / milliseconds));
  return { first: Math.min(MAX_FIRST, Math.max(MIN_FIRST, fitting)), acceptsLate: isLate };
}

export type PageTime = { readonly milliseconds: number; readonly isLate: boolean };

/**
 * The size with which the same page is read again because it was late. Null if it is taken as it is: a smaller page
 * would not help, or the page before was late, too. So keys that never answer do not cost a deadline each.
 */
export function toSmallerSize({ first, acceptsLate }: PageSize): PageSize | null {
  if (acceptsLate || first <= MIN_FIRST) return null;
  return { first: Math.max(MIN_FIRST, Math.floor(first / 4)), acceptsLate: false };
}

/** The size with which the same page is read again because the gateway refused it. Null if it had only one key. */
export function toAllowedSize({ first, acceptsLate }: PageSize): PageSize | null {
  return first === 1 ? null : { first: Math.max(1, Math.floor(first / 4)), acceptsLate };
}
