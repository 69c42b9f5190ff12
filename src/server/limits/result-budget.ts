import type { FieldNode } from 'graphql';
import type { Cost } from './operation-cost.ts';

/**
 * The rest of MAX_RESULT_SIZE that one request may still use. It starts as MAX_RESULT_SIZE minus the size from
 * `countSize`. When the execution knows the length of a list, the list's estimated size is replaced by its real size.
 * So the budget includes lists inside a policy, whose length is not known before.
 */
type Budget = { left: number; readonly lists: Cost['lists'] };

/** The budget of each request, by its signal. */
const BUDGETS = new WeakMap<AbortSignal, Budget>();

export function openResultBudget(signal: AbortSignal, limit: number, { size, lists }: Cost): void {
  BUDGETS.set(signal, { left: limit - size, lists });
}

/** Replaces the estimated length of a list by `items`. False if the budget is used up: the list must then be empty. */
export function chargeList(signal: AbortSignal, fieldNodes: readonly FieldNode[], items: number): boolean {
  const { lists } = BUDGETS.get(signal) ?? NOT_COUNTED;
  let size = 0;
  for (const node of fieldNodes) {
    const list = lists.get(node);
    if (list !== undefined) size += (items - (list.items ?? 1)) * list.sizePerItem;
  }
  return chargeResult(signal, size);
}

/**
 * Charges memory that the request uses until it ends, in the unit of MAX_RESULT_SIZE. False if the budget is used up.
 */
export function chargeResult(signal: AbortSignal, size: number): boolean {
  const budget = BUDGETS.get(signal);
  if (budget === undefined) return true;
  // An exceeded budget stays exceeded. Otherwise a list that is shorter than estimated would allow further lists.
  if (budget.left >= 0) budget.left -= size;
  return budget.left >= 0;
}

/** What the request may still use. Negative if the budget is used up. */
export function resultLeft(signal: AbortSignal): number {
  return BUDGETS.get(signal)?.left ?? Number.POSITIVE_INFINITY;
}

export function exceedsResultBudget(signal: AbortSignal): boolean {
  return resultLeft(signal) < 0;
}

const NOT_COUNTED: Pick<Budget, 'lists'> = { lists: new Map() };
