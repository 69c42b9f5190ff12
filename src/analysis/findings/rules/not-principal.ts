import type { PolicyPrincipal } from '../../../policy/types.ts';
import { matchAction } from '../../match-action.ts';
import { KMS_ACTIONS } from '../../tables/actions.ts';
import type { FindingRule, Found } from '../finding.ts';
import { findAllowedActions } from '../search/allowed-actions.ts';
import { findFirstRequest } from '../search/find-request.ts';
import { toFreshRole, toOutsider } from '../search/senders.ts';
import { findInStatements, toFinding } from '../to-finding.ts';
import { toPrincipalList } from '../words.ts';

/** Allow statements for everyone but those whom they list. */
export const notPrincipalWithAllow: FindingRule = {
  codes: ['NOT_PRINCIPAL_WITH_ALLOW'],
  find: findInStatements(function* (statement, input): Iterable<Found> {
    const { effect, notPrincipals: spared } = statement;
    if (effect !== 'ALLOW' || spared === null) return;
    const outsider = toOutsider(input);
    for (const principal of [outsider, toFreshRole(input.key.accountId, input)]) {
      const actions = findAllowedActions(statement, principal, input);
      if (actions.length === 0) continue;
      const witness = findFirstRequest(actions, { principal, statement }, input);
      yield toFinding('NOT_PRINCIPAL_WITH_ALLOW', statement, {
        certain: witness !== null,
        message: `This statement allows everyone${principal === outsider ? ' in every account' : ' in the account'}, except ${toPrincipalList(spared)}.`,
        principals: spared,
        actions,
        witness,
      });
      return;
    }
  }),
};

/** Deny statements that can deny those whom they list, too. */
export const notPrincipalWithDeny: FindingRule = {
  codes: ['NOT_PRINCIPAL_WITH_DENY'],
  find: findInStatements(function* (statement, input): Iterable<Found> {
    const { effect, notPrincipals: spared } = statement;
    if (effect !== 'DENY' || spared === null || spared.some(({ kind }) => kind === 'EVERYONE')) return;
    const actions = KMS_ACTIONS.filter(
      ({ name, decidedBy }) => decidedBy !== 'IAM_ONLY' && matchAction(statement, name) === 'YES',
    ).map(({ name }) => name);
    if (actions.length === 0) return;
    yield toFinding('NOT_PRINCIPAL_WITH_DENY', statement, {
      message: `This statement denies everyone except ${toPrincipalList(spared)}. ${explainMissing(spared)}A principal with a permissions boundary is denied even if it is listed.`,
      principals: spared,
      actions,
      witness: findFirstRequest(actions, { principal: toFreshRole(input.key.accountId, input), statement }, input),
    });
  }),
};

/** Which of account and role are missing for those who are listed. */
function explainMissing(spared: readonly PolicyPrincipal[]): string {
  const has = (kind: PolicyPrincipal['kind'], accountId: string | null) =>
    spared.some((each) => each.kind === kind && each.accountId === accountId);
  const isLoose = ({ kind, accountId }: PolicyPrincipal) => accountId !== null && kind !== 'ACCOUNT';
  const withoutAccount = spared.filter((each) => isLoose(each) && !has('ACCOUNT', each.accountId));
  const withoutRole = spared.filter((each) => each.kind === 'ASSUMED_ROLE' && !has('IAM_ROLE', each.accountId));
  const missing = [
    ...(withoutAccount.length > 0 ? [`the account of ${toPrincipalList(withoutAccount)}`] : []),
    ...(withoutRole.length > 0 ? [`the role of ${toPrincipalList(withoutRole)}`] : []),
  ];
  return missing.length === 0 ? '' : `It does not list ${missing.join(' and ')}, and so may deny them, too. `;
}
