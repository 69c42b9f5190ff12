import type { KeyRef } from '../../../kms/arn.ts';
import type { Args, Calls } from '../../call-cost.ts';
import type { Context } from '../../context.ts';
import { aliasCondition } from './alias-condition.ts';
import { checkKeys, type FilterResult } from './check-keys.ts';
import type { FilterCondition } from './condition.ts';
import { findingsCondition } from './findings-condition.ts';
import type { Filter } from './key-filter-input.ts';
import { metadataCondition } from './metadata-condition.ts';
import { multiRegionCondition } from './multi-region-condition.ts';
import { principalCondition } from './principal-condition.ts';
import { rotationCondition } from './rotation-condition.ts';
import { tagCondition } from './tag-condition.ts';
import { textCondition } from './text-condition.ts';

/** The cheapest first: those with the fewest calls and the highest quotas of AWS. docs/estate.md has the same order. */
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

/** Throws BadUserInput if the value of a condition is not valid. */
export function checkFilter(filter: Filter): void {
  for (const condition of toGiven(filter)) condition.check?.(filter);
}

/** The most keys that one page checks. */
export const MAX_CHECKED_KEYS = 500;

/**
 * The most keys that a page checks at the same time. Few if a condition evaluates policies: once the budget is used up,
 * the page ends, and what was read for further keys is lost. Otherwise all: ListAliases is cheapest for many keys at once.
 */
export function toMaxBatch(filter: Filter): number {
  return toGiven(filter).some(({ evaluatesPolicy }) => evaluatesPolicy) ? 100 : MAX_CHECKED_KEYS;
}

/** The most calls of the filter for one page of each of `count` lists. Fields of the same keys share these calls. */
export function toFilterCalls({ filter }: Args, count: number): Calls {
  const given = (filter ?? {}) as Filter;
  const keys = count * MAX_CHECKED_KEYS;
  // Conditions that need the same call for a key share it.
  return Object.assign({}, ...toGiven(given).map((condition) => condition.toCalls(given, keys)));
}

/** Which of these keys of a list pass the filter. */
export function passFilter(
  refs: readonly KeyRef[],
  filter: Filter,
  context: Context,
): Promise<readonly FilterResult[]> {
  return checkKeys(refs, filter, toGiven(filter), context);
}

function toGiven(filter: Filter): readonly FilterCondition[] {
  return CONDITIONS.filter((condition) => condition.isGiven(filter));
}
