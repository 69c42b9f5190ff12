import type { Context } from '../../context.ts';

/** What a filter may still compute for one page. */
export type FilterBudget = {
  /** Takes `part` times the length of a policy, once for each text. False if less than that is left. */
  take(text: string, part: number): boolean;
};

/**
 * A filter may use half of what the request may still compute: the rest is for the fields of its keys. If those exceed
 * the rest, the answer is refused as a whole. Call `take` before the computation: many keys are checked at once.
 */
export function createFilterBudget({ charactersLeft }: Context): FilterBudget {
  const known = new Set<string>();
  let left = charactersLeft() / 2;
  return {
    take(text, part) {
      if (known.has(text)) return true;
      known.add(text);
      left -= text.length * part;
      return left >= 0;
    },
  };
}

/**
 * Whether a key passes a filter. LATER: the budget is used up, so the page ends before this key. But if it is the first
 * key of the page, it is in the list like any other key that cannot be checked: so each page makes progress.
 */
export type FilterResult = boolean | 'LATER';
