import type { PolicyStatement } from '../../../policy/types.ts';
import { findAllowedActions } from './allowed-actions.ts';
import { findFirstRequest } from './find-request.ts';
import type { RuleInput } from './rule-input.ts';
import { toOutsider } from './senders.ts';

/**
 * Whether an Allow statement for everyone allows something to a principal that nobody names. Then it is public, or open
 * to a network or an organization.
 */
export function isForOutsiders(statement: PolicyStatement, input: RuleInput): boolean {
  const principal = toOutsider(input);
  const actions = findAllowedActions(statement, principal, input);
  return findFirstRequest(actions, { principal, statement }, input) !== null;
}
