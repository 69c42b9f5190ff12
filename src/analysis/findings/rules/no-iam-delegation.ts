import { toPrincipal } from '../../../policy/to-principal.ts';
import type { PolicyStatement } from '../../../policy/types.ts';
import { evaluateStatement } from '../../evaluate-statement.ts';
import { matchAction } from '../../match-action.ts';
import { toRequestPrincipal } from '../../principals/permission.ts';
import type { RequestPrincipal } from '../../request/request-principal.ts';
import { KMS_ACTIONS } from '../../tables/actions.ts';
import type { FindingRule, Found } from '../finding.ts';
import type { RuleInput } from '../search/rule-input.ts';
import { toFreshRole } from '../search/senders.ts';
import { toWitness } from '../search/to-witness.ts';
import { toFinding } from '../to-finding.ts';

/** Policies that leave nothing to the IAM policies of the account. */
export const noIamDelegation: FindingRule = {
  codes: ['NO_IAM_DELEGATION'],
  *find(input): Iterable<Found> {
    const { policy, key } = input;
    const account = toRequestPrincipal(toPrincipal('AWS', key.accountId), key);
    if (account === null) return;
    for (const statement of policy.statements) {
      const named = (statement.principals ?? []).some(
        ({ kind, accountId }) => kind === 'ACCOUNT' && accountId === key.accountId,
      );
      if (named && statement.effect === 'ALLOW' && delegates(statement, account, input)) return;
    }
    const role = toFreshRole(key.accountId, input);
    const witness = toWitness({ principal: role, action: 'kms:PutKeyPolicy', given: {} }, input);
    yield toFinding('NO_IAM_DELEGATION', null, {
      certain: policy.unreadStatements.length === 0 && policy.statements.every(({ unread }) => unread.size === 0),
      message:
        "No Allow statement names the key's account as a whole, so its IAM policies cannot allow anything with this key.",
      witness: witness?.verdict === 'NOT_ALLOWED' || witness?.verdict === 'DENIED' ? witness : null,
    });
  },
};

/** Whether the statement leaves an action to IAM policies, whatever Deny statements take away. */
function delegates(statement: PolicyStatement, account: RequestPrincipal, input: RuleInput): boolean {
  return KMS_ACTIONS.some(({ name, decidedBy }) => {
    if (decidedBy === 'IAM_ONLY' || decidedBy === 'GRANT' || matchAction(statement, name) === 'NO') return false;
    const { request, context } = input.openRequests(account)(name);
    return evaluateStatement(statement, request, context, { hasPrincipals: false }).applies !== 'NO';
  });
}
