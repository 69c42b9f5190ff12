import type { PolicyPrincipal } from '../../../policy/types.ts';
import { ABSENT, type ConditionValue, present } from '../../conditions/condition-value.ts';
import { matchAction } from '../../match-action.ts';
import { KMS_ACTIONS } from '../../tables/actions.ts';
import type { AccessWitness } from '../../witness.ts';
import type { FindingRule, Found } from '../finding.ts';
import { isActionAllowed, isAdministrator } from '../search/allowed-actions.ts';
import { findRequest } from '../search/find-request.ts';
import { CREATE_GRANT, toStrangersGrant } from '../search/grant-for-stranger.ts';
import type { RuleInput } from '../search/rule-input.ts';
import type { LimitValues } from '../search/search-space.ts';
import { toSender } from '../search/senders.ts';
import { findInStatements, toFinding } from '../to-finding.ts';
import { toPrincipalList } from '../words.ts';

/** Users and roles that can create grants for anybody, and are no administrators. */
export const unrestrictedCreateGrant: FindingRule = {
  codes: ['UNRESTRICTED_CREATE_GRANT'],
  find: findInStatements(function* (statement, input): Iterable<Found> {
    if (statement.effect !== 'ALLOW' || matchAction(statement, CREATE_GRANT) === 'NO') return;
    const principals: PolicyPrincipal[] = [];
    const witnesses: AccessWitness[] = [];
    for (const principal of (statement.principals ?? []).filter((each) => isOwn(each, input))) {
      yield null;
      const sender = toSender(principal, input);
      if (sender === null || !isActionAllowed(statement, sender, CREATE_GRANT, input)) continue;
      if (isAdministrator(sender, input)) continue;
      const search = { principal: sender, action: CREATE_GRANT, statement, limit: toLimit(input) };
      const witness = findRequest(search, input);
      if (witness === null) continue;
      principals.push(principal);
      witnesses.push(witness);
    }
    if (principals.length === 0) return;
    yield toFinding('UNRESTRICTED_CREATE_GRANT', statement, {
      message: `This statement allows ${toPrincipalList(principals)} to create grants for anybody, for all operations.`,
      principals,
      actions: [CREATE_GRANT],
      witness: witnesses[0] ?? null,
    });
  }),
};

function isOwn({ kind, accountId }: PolicyPrincipal, { key }: RuleInput): boolean {
  return accountId === key.accountId && kind !== 'ACCOUNT';
}

const ALL_OPERATIONS = present(
  ...KMS_ACTIONS.filter(({ grantable }) => grantable).map(({ name }) => name.slice('kms:'.length)),
);

/** The grant that gives away most: for a stranger, with all operations, without constraints, by a direct call. */
function toLimit(input: RuleInput): LimitValues {
  const values = new Map<string, readonly ConditionValue[]>([
    ...toStrangersGrant(input),
    ['kms:grantoperations', [ALL_OPERATIONS]],
    ['kms:grantconstrainttype', [ABSENT]],
    ['kms:grantconstraintsourcearn', [ABSENT]],
    ['kms:retiringprincipal', [ABSENT]],
    ['kms:retiringserviceprincipal', [ABSENT]],
  ]);
  return (key, all) => values.get(key) ?? all;
}
