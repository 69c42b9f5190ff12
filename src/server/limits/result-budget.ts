import type { FieldNode } from 'graphql';
import type { Cost } from './operation-cost.ts';

/**
 * What is left of MAX_RESULT_SIZE for one request. It starts with what `countSize` did not count, and corrects each
 * count when the execution knows how long the list is. So lists inside a policy are charged, too.
 */
type Budget = { left: number; readonly lists: Cost['lists'] };

/** By the signal of the request. */
const BUDGETS = new WeakMap<AbortSignal, Budget>();

export function openResultBudget(signal: AbortSignal, limit: number, { size, lists }: Cost): void {
  BUDGETS.set(signal, { left: limit - size, lists });
}

/** A list has so many items. False if the answer is too large by now: then nothing more may be added to it. */
export function chargeList(signal: AbortSignal, fieldNodes: readonly FieldNode[], items: number): boolean {
  const { lists } = BUDGETS.get(signal) ?? NOT_COUNTED;
  let size = 0;
  for (const node of fieldNodes) {
    const list = lists.get(node);
    if (list !== undefined) size += (items - (list.items ?? 1)) * list.sizePerItem;
  }
  return chargeResult(signal, size);
}

/** The same for memory that is in use until the request ends, in the unit of MAX_RESULT_SIZE. */
export function chargeResult(signal: AbortSignal, size: number): boolean {
  const budget = BUDGETS.get(signal);
  if (budget === undefined) return true;
  // Once it is exceeded, it stays so: a list that is shorter than it was counted must not let others in.
  if (budget.left >= 0) budget.left -= size;
  return budget.left >= 0;
}

export function exceedsResultBudget(signal: AbortSignal): boolean {
  return (BUDGETS.get(signal)?.left ?? 0) < 0;
}

const NOT_COUNTED: Pick<Budget, 'lists'> = { lists: new Map() };
