/** What one rule may still compute for a policy: statements and Deny statements that are compared with a request. */
export type Effort = {
  left: number;
  /** Whether the search for a request gave up, so that there may be one. */
  hasGivenUp: boolean;
};

/** About a fifth of a second. Only policies that are written to take long need more. */
export const MAX_EFFORT = 100_000;

export function spend(effort: Effort, units: number): void {
  effort.left -= units;
}
