import { isServicePrincipal } from '../../../policy/is-service-principal.ts';
import type { AccessChange } from '../../diff/policy-diff.ts';
import { matchStatementPrincipal } from '../../evaluate-statement.ts';
import type { Finding } from '../../findings/finding.ts';
import { isUse } from '../../findings/rules/confused-deputy.ts';
import { matchAction } from '../../match-action.ts';
import { matchPrincipals } from '../../match-principal.ts';
import type { KeyFacts } from '../../request/key-facts.ts';
import { parseRequestPrincipal } from '../../request/request-principal.ts';

/** Whether it is an AWS service that gains the access: one that a policy names, or another. */
export function isOfService({ witness }: AccessChange): boolean {
  return isServicePrincipal(witness.principal);
}

/**
 * Whether a service gains access by a statement that does not say for whom the service acts. A statement that says so
 * by the encryption context, as AWS publishes it for CloudWatch Logs, is a finding of LOW and no risk.
 */
export function opensToDeputy(
  gained: readonly AccessChange[],
  findings: readonly Finding[],
  key: Pick<KeyFacts, 'partition' | 'region'>,
): boolean {
  const deputies = findings.filter(({ code, severity }) => code === 'CONFUSED_DEPUTY' && severity !== 'LOW');
  return deputies.some((finding) =>
    gained.some((change) => (isOfService(change) ? mayGive(finding, change, key) : comesAlong(finding, change))),
  );
}

/**
 * Whether services gain what accounts gain by the statement of the finding, because it is for everyone. What is not
 * decided for services alone is no change of its own.
 */
function comesAlong({ principals, statement, actions }: Finding, change: AccessChange): boolean {
  return (
    principals.some(({ kind }) => kind === 'EVERYONE') &&
    change.places.some(({ inThis, pointer }) => inThis && pointer === statement?.pointer) &&
    (change.andFutureActions || change.actions.some((action) => actions.includes(action)))
  );
}

/**
 * Whether a service gains access by a statement that is open to others than services already, so that no finding is about
 * services: one action more, or one service that the statement has spared so far.
 */
export function opensWithOthers(
  services: readonly AccessChange[],
  outside: readonly Finding[],
  { partition, region }: Pick<KeyFacts, 'partition' | 'region'>,
): boolean {
  return services.some(({ actions, andFutureActions, witness }) => {
    const service = parseRequestPrincipal(witness.principal, partition);
    return outside.some(
      ({ statement }) =>
        statement !== null &&
        matchStatementPrincipal(statement, service, region).direct !== 'NO' &&
        (andFutureActions || actions.some((action) => isUse(action) && matchAction(statement, action) !== 'NO')),
    );
  });
}

/** Whether the finding is about this service and one of these actions. */
function mayGive(
  { principals, statement, actions }: Finding,
  change: AccessChange,
  { partition, region }: Pick<KeyFacts, 'partition' | 'region'>,
): boolean {
  if (!change.andFutureActions && !change.actions.some((action) => actions.includes(action))) return false;
  const service = parseRequestPrincipal(change.witness.principal, partition);
  // aws:PrincipalServiceNamesList can name a service that no policy names as a principal.
  const isUnnamed = change.principal.kind === 'EVERYONE' && statement !== null;
  const level = isUnnamed
    ? matchStatementPrincipal(statement, service, region)
    : matchPrincipals(principals, service, region);
  return level.direct !== 'NO';
}
