import type { PolicyCondition } from '../../policy/types.ts';
import type { RequestContext } from '../request/request-context.ts';
import { createBudget } from './budget.ts';
import { type Dimension, toDimension } from './dimension.ts';
import { isSurelyPresent } from './free-keys.ts';
import type { SideCondition } from './side.ts';

/** The dimension of these keys. Null if it would take too long to find. */
export type FindDimension = (
  keys: readonly string[],
  conditions: readonly SideCondition[],
  contexts: readonly RequestContext[],
) => Dimension | null;

/** The most steps for all dimensions of a comparison: about two seconds. */
const MAX_STEPS = 2_000_000;

/** Finds each dimension once: most groups have the same conditions on a key. */
export function createFindDimension(): FindDimension {
  const found = new Map<string, Dimension | null>();
  const numbers = new Map<PolicyCondition, number>();
  const numberOf = (condition: PolicyCondition): number => {
    const number = numbers.get(condition) ?? numbers.size;
    numbers.set(condition, number);
    return number;
  };
  let left = MAX_STEPS;
  return (keys, conditions, contexts) => {
    // The values of a variable are those of one request.
    const hasVariables = conditions.some(({ condition }) => condition.values.some((value) => value.includes('${')));
    const present = contexts.map((context) => keys.filter((key) => isSurelyPresent(key, context)).join(' '));
    const id = [...keys, '|', ...present, '|', ...conditions.map(({ condition }) => numberOf(condition))].join(' ');
    const known = found.get(id);
    if (known !== undefined && !hasVariables) return known;
    if (left <= 0) return null;
    const budget = createBudget();
    const before = budget.left;
    const dimension = toDimension(keys, conditions, contexts, budget);
    left -= before - budget.left;
    if (!hasVariables) found.set(id, dimension);
    return dimension;
  };
}
