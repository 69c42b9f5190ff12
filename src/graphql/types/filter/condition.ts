import type { KeyRef } from '../../../kms/arn.ts';
import type { Calls } from '../../call-cost.ts';
import type { Context } from '../../context.ts';
import type { Filter } from './key-filter-input.ts';

/** One condition of a filter, or several that need the same call. */
export type FilterCondition = {
  /** Whether the filter has the condition. The other functions are called only if it has. */
  isGiven(filter: Filter): boolean;
  /** Throws BadUserInput if its value is not valid. */
  check?(filter: Filter): void;
  /** True if it evaluates the policy of each key. */
  readonly evaluatesPolicy?: true;
  /** The most calls for that many keys. */
  toCalls(filter: Filter, keys: number): Calls;
  /**
   * True also if the key may meet it, because something could not be read. Throws KmsError if a call fails, and
   * FilterBudgetSpent.
   */
  isMet(ref: KeyRef, filter: Filter, context: Context): boolean | Promise<boolean>;
};
