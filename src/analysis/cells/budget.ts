/** Steps of computing that may still be made. A step takes about a microsecond. */
export type Budget = { left: number };

/** The most steps for the values of one condition key, which are found without a pause. */
const MAX_STEPS = 60_000;

export function createBudget(left = MAX_STEPS): Budget {
  return { left };
}

/** False if the budget is used up. */
export function spend(budget: Budget, steps: number): boolean {
  budget.left -= steps;
  return budget.left >= 0;
}
