import { toAsciiLowerCase } from '../json/to-ascii-lower-case.ts';
import { matchesPattern } from '../policy/matches-pattern.ts';
import type { PolicyStatement } from '../policy/types.ts';
import { type Match, toMatch } from './match.ts';

type Actions = Pick<PolicyStatement, 'actions' | 'notActions'>;

/**
 * Whether the Action or NotAction element includes the action, such as `kms:Decrypt`. Case does not count. UNKNOWN if
 * the statement has both elements; NO if it has neither.
 */
export function matchAction({ actions, notActions }: Actions, action: string): Match {
  if (actions !== null && notActions !== null) return 'UNKNOWN';
  if (actions !== null) return toMatch(matchesAny(actions, action));
  return toMatch(notActions !== null && !matchesAny(notActions, action));
}

/** Whether one of the patterns matches the action. Case does not count. */
export function matchesAny(patterns: readonly string[], action: string): boolean {
  const name = toAsciiLowerCase(action);
  return patterns.some((pattern) => matchesPattern(toAsciiLowerCase(pattern), name));
}
