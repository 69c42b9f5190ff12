import { toPrincipal } from '../../../policy/to-principal.ts';
import { toRequestPrincipal } from '../../principals/permission.ts';
import type { FindingRule, Found } from '../finding.ts';
import { findAllowedActions, toFreshRole } from '../requests.ts';
import { toFinding } from '../to-finding.ts';
import { toWitness } from '../to-witness.ts';

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
      if (named && statement.effect === 'ALLOW' && findAllowedActions(statement, account, input).length > 0) return;
    }
    const role = toFreshRole(key.accountId, input);
    const witness = toWitness({ principal: role, action: 'kms:PutKeyPolicy', given: {} }, input);
    yield toFinding('NO_IAM_DELEGATION', null, {
      certain: policy.unreadStatements.length === 0 && policy.statements.every(({ unread }) => unread.size === 0),
      message: "No statement names the key's account. Its IAM policies cannot allow anything with this key.",
      witness: witness?.verdict === 'NOT_ALLOWED' || witness?.verdict === 'DENIED' ? witness : null,
    });
  },
};
