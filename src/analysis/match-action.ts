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
function matchesAny(patterns: readonly string[], action: string): boolean {
  const name = toAsciiLowerCase(action);
  return fold(patterns).some((pattern) => matchesPattern(pattern, name));
}

/** The patterns in lower case. A list of a policy is folded once, for all actions and principals that are asked for. */
function fold(patterns: readonly string[]): readonly string[] {
  let folded = FOLDED.get(patterns);
  if (folded === undefined) {
    folded = patterns.map(toAsciiLowerCase);
    FOLDED.set(patterns, folded);
  }
  return folded;
}

const FOLDED = new WeakMap<readonly string[], readonly string[]>();
