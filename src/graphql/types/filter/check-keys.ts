import pMap from 'p-map';
import type { KeyRef } from '../../../kms/arn.ts';
import { isOutOfTime, KmsError } from '../../../kms/exceptions.ts';
import type { Context } from '../../context.ts';
import { load } from '../access/load-access.ts';
import type { FilterCondition } from './condition.ts';
import { FilterBudgetSpent, toFilterContext } from './filter-budget.ts';
import type { Filter } from './key-filter-input.ts';

/**
 * Whether a key passes a filter. LATER: the time of the request or what its filters may compute is used up, so the page
 * ends before this key. But if it is the first key of the page, it is in the list like any other key that cannot be
 * checked: so each page makes progress.
 */
export type FilterResult = boolean | 'LATER';

/**
 * The most keys whose policies are evaluated at the same time. Enough for ListGrants, which some need: a distant Region
 * takes a quarter of a second, and the gateway makes 50 of these calls per second.
 */
const MAX_EVALUATED = 16;

/**
 * Checks keys of a list, in their order. Reads the policies of all at the same time, but evaluates only a few:
 * otherwise each would use a part of the budget and of the time, and none would get to its end.
 */
export async function checkKeys(
  refs: readonly KeyRef[],
  filter: Filter,
  conditions: readonly FilterCondition[],
  context: Context,
): Promise<readonly FilterResult[]> {
  const limited = toFilterContext(context);
  const evaluated = conditions.filter(({ evaluatesPolicy }) => evaluatesPolicy);
  const others = conditions.filter(({ evaluatesPolicy }) => !evaluatesPolicy);
  const readings = refs.map(async (ref) => {
    const result = await meetsAll(ref, filter, others, limited);
    // A failure is not lost: the conditions ask for the same policy.
    if (result === true && evaluated.length > 0) await load(context.loaders.policy(ref, 'default'));
    return { ref, result };
  });
  void Promise.allSettled(readings); // handles the rejections of those that are not awaited yet
  const evaluate = async ({ ref, result }: Awaited<(typeof readings)[number]>) =>
    result === true ? await meetsAll(ref, filter, evaluated, limited) : result;
  // The first one alone: if little is left, each of several lists of the request gets past its first key.
  const first = await pMap(readings.slice(0, 1), evaluate);
  const rest = await pMap(readings.slice(1), evaluate, { concurrency: MAX_EVALUATED });
  return [...first, ...rest];
}

/** A key that cannot be read passes: otherwise it would look as if it did not match. */
async function meetsAll(
  ref: KeyRef,
  filter: Filter,
  conditions: readonly FilterCondition[],
  context: Context,
): Promise<FilterResult> {
  try {
    for (const condition of conditions) if (!(await condition.isMet(ref, filter, context))) return false;
    return true;
  } catch (error) {
    if (error instanceof FilterBudgetSpent) return 'LATER';
    if (error instanceof KmsError) return isOutOfTime(error) ? 'LATER' : true;
    throw error;
  }
}
