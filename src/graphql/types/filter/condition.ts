import type { KeyRef } from '../../../kms/arn.ts';
import type { Calls } from '../../call-cost.ts';
import type { Context } from '../../context.ts';
import type { FilterBudget, FilterVerdict } from './filter-budget.ts';
import type { Filter } from './key-filter-input.ts';

/** One condition of a filter, or several that the same call answers. */
export type FilterCondition = {
  /** Whether the filter has the condition. The other functions are called only if it has. */
  isGiven(filter: Filter): boolean;
  /** Throws BadUserInput if its value is not valid. */
  check?(filter: Filter): void;
  /** True if it computes, and so may use up the budget. */
  readonly computes?: true;
  /** The most calls for that many keys. */
  toCalls(filter: Filter, keys: number): Calls;
  /** Whether a key meets it, or may meet it: some of it could not be read. Throws KmsError if a call fails. */
  isMet(ref: KeyRef, filter: Filter, context: Context, budget: FilterBudget): FilterVerdict | Promise<FilterVerdict>;
};
