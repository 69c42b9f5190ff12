import type { KeyRef } from '../../../kms/arn.ts';
import { KmsError } from '../../../kms/exceptions.ts';
import type { Args, Calls } from '../../call-cost.ts';
import type { Context } from '../../context.ts';
import { aliasCondition } from './alias-condition.ts';
import type { FilterCondition } from './condition.ts';
import type { FilterBudget, FilterVerdict } from './filter-budget.ts';
import { findingsCondition } from './findings-condition.ts';
import type { Filter } from './key-filter-input.ts';
import { metadataCondition } from './metadata-condition.ts';
import { multiRegionCondition } from './multi-region-condition.ts';
import { principalCondition } from './principal-condition.ts';
import { rotationCondition } from './rotation-condition.ts';
import { tagCondition } from './tag-condition.ts';
import { textCondition } from './text-condition.ts';

/** The cheapest first: by their calls, and by AWS's quotas for them. */
const CONDITIONS: readonly FilterCondition[] = [
  multiRegionCondition,
  metadataCondition,
  tagCondition,
  aliasCondition,
  rotationCondition,
  textCondition,
  principalCondition,
  findingsCondition,
];

/** Throws BAD_USER_INPUT. */
export function checkFilter(filter: Filter): void {
  for (const condition of toGiven(filter)) condition.check?.(filter);
}

/** The most keys that one page checks. */
export const MAX_CHECKED_KEYS = 500;

/**
 * The most keys that a page checks at the same time. Few if the budget can end: what was read for keys after the end of
 * the page is lost. Otherwise all: ListAliases is cheapest for many keys at once.
 */
export function toMaxBatch(filter: Filter): number {
  return toGiven(filter).some(({ computes }) => computes) ? 100 : MAX_CHECKED_KEYS;
}

/** The most calls of the filter for one page of each of `count` lists. Fields of the same keys share these calls. */
export function toFilterCalls({ filter }: Args, count: number): Calls {
  const given = (filter ?? {}) as Filter;
  const keys = count * MAX_CHECKED_KEYS;
  // Conditions that need the same call for a key share it.
  return Object.assign({}, ...toGiven(given).map((condition) => condition.toCalls(given, keys)));
}

/** Whether a key meets the filter. A key that cannot be read passes: otherwise it would look as if it did not match. */
export async function passesFilter(
  ref: KeyRef,
  filter: Filter,
  context: Context,
  budget: FilterBudget,
): Promise<FilterVerdict> {
  try {
    for (const condition of toGiven(filter)) {
      const verdict = await condition.isMet(ref, filter, context, budget);
      if (verdict !== true) return verdict;
    }
    return true;
  } catch (error) {
    if (error instanceof KmsError) return true;
    throw error;
  }
}

function toGiven(filter: Filter): readonly FilterCondition[] {
  return CONDITIONS.filter((condition) => condition.isGiven(filter));
}
