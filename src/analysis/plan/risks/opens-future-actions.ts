import type { PolicyDocument, PolicyStatement } from '../../../policy/types.ts';
import type { AccessChange } from '../../diff/policy-diff.ts';
import { matchStatementPrincipal } from '../../evaluate-statement.ts';
import { matchAction } from '../../match-action.ts';
import type { KeyFacts } from '../../request/key-facts.ts';
import { parseRequestPrincipal } from '../../request/request-principal.ts';
import { KMS_ACTIONS } from '../../tables/actions.ts';
import { findUnknownActions } from '../../unknown-actions.ts';

/**
 * Whether somebody gains access by a statement of which no finding tells, because its wildcards match no action that KMS
 * has so far, such as `kms:New*`. Its conditions are not looked at.
 */
export function opensFutureActions(
  gained: readonly AccessChange[],
  policy: PolicyDocument,
  { partition, region }: Pick<KeyFacts, 'partition' | 'region'>,
): boolean {
  const unseen = policy.statements.filter((statement) => statement.effect === 'ALLOW' && isForFutureOnly(statement));
  if (unseen.length === 0) return false;
  return gained.some(({ futureActions, witness }) => {
    const principal = parseRequestPrincipal(witness.principal, partition);
    return unseen.some(
      (statement) =>
        matchStatementPrincipal(statement, principal, region).direct !== 'NO' &&
        futureActions.some((action) => matchAction(statement, action) !== 'NO'),
    );
  });
}

function isForFutureOnly(statement: PolicyStatement): boolean {
  const names = [...KMS_ACTIONS.map(({ name }) => name), ...findUnknownActions(statement.actions ?? [])];
  return names.every((name) => matchAction(statement, name) === 'NO');
}
