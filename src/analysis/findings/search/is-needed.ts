import { toPrincipal } from '../../../policy/to-principal.ts';
import type { PolicyStatement } from '../../../policy/types.ts';
import { matchStatementPrincipal } from '../../evaluate-statement.ts';
import { mayBe } from '../../evaluation.ts';
import { matchAction } from '../../match-action.ts';
import type { RequestPrincipal } from '../../request/request-principal.ts';
import { isPossible, needsIamOfOtherAccount } from '../../request-verdict.ts';
import { findAction, KMS_ACTIONS } from '../../tables/actions.ts';
import { spend } from './effort.ts';
import { findFirstRequest } from './find-request.ts';
import type { RuleInput } from './rule-input.ts';
import { toSender } from './senders.ts';

/**
 * Whether a request shows that the policy means something else without the statement: it applies to the request, and no
 * other statement of the same effect can. False says nothing: most statements are shown to be needed so, and much
 * faster than by comparing all requests.
 */
export function isSurelyNeeded(statement: PolicyStatement, input: RuleInput): boolean {
  const [first] = statement.principals ?? [toPrincipal('AWS', '*')];
  const principal = first === undefined ? null : toSender(first, input);
  if (principal === null || statement.unread.size > 0) return false;
  const rivals = findRivals(statement, principal, input);
  const isUnconditional = isAllowed(statement, principal, input);
  let tries = MAX_TRIES;
  for (const { name, decidedBy } of KMS_ACTIONS) {
    spend(input.effort, rivals.length + 1);
    if (decidedBy === 'IAM_ONLY' || matchAction(statement, name) !== 'YES') continue;
    if (rivals.some((rival) => matchAction(rival, name) !== 'NO')) continue;
    const isAllowedHere =
      isUnconditional && decidedBy !== 'GRANT' && isPossible({ principal, key: input.key }, findAction(name));
    if (isAllowedHere || findFirstRequest([name], { principal, statement }, input) !== null) return true;
    if (--tries === 0) break;
  }
  return false;
}

/** Whether it allows what it names whatever the request is: most statements do, and no request has to be searched. */
function isAllowed(statement: PolicyStatement, principal: RequestPrincipal, { policy, key }: RuleInput): boolean {
  const { direct, account } = matchStatementPrincipal(statement, principal, key.region);
  const isWhole = policy.unreadStatements.length === 0 && policy.statements.every(({ unread }) => unread.size === 0);
  return (
    isWhole &&
    (direct === 'YES' || account === 'YES') &&
    statement.conditions.length === 0 &&
    statement.resources?.includes('*') === true &&
    policy.statements.every(({ effect }) => effect === 'ALLOW')
  );
}

/** The most actions that are tried: if a Deny applies to the first ones, it often applies to all. */
const MAX_TRIES = 5;

/** The other statements of the same effect that may do the same for the principal. */
function findRivals(
  statement: PolicyStatement,
  principal: RequestPrincipal,
  { policy, key, effort }: RuleInput,
): readonly PolicyStatement[] {
  const own = matchStatementPrincipal(statement, principal, key.region);
  const isDirect = statement.effect === 'ALLOW' && own.direct === 'YES' && !needsIamOfOtherAccount({ principal, key });
  spend(effort, policy.statements.length);
  return policy.statements.filter((other) => {
    if (other === statement || !mayBe({ statement: other }, statement.effect)) return false;
    const { direct, account } = matchStatementPrincipal(other, principal, key.region);
    return direct !== 'NO' || (!isDirect && account !== 'NO');
  });
}
