import type { Context } from '../../context.ts';

/** What a filter may still compute for one page. */
export type FilterBudget = {
  /** Takes `part` times the length of a policy, once for each text. False if that is too much. */
  take(text: string, part: number): boolean;
};

/**
 * A filter may use half of what the request may still compute: the rest is for the fields of its keys. If it used more,
 * the answer would be refused as a whole. Takes before anything is computed, because many keys are checked at once.
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
 * Whether a key passes a filter. LATER: the budget is used up, so the page ends before this key. If it is the first key
 * of the page, it is in the list like any other key that cannot be examined: so each page makes progress.
 */
export type FilterVerdict = boolean | 'LATER';
