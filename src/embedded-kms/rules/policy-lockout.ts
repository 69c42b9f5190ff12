import { matchesAction, matchesPrincipal } from '../../policy/match.ts';
import type { PolicyCondition, PolicyStatement } from '../../policy/types.ts';
import type { Caller } from '../wire/parse-authorization.ts';

/**
 * The policy lockout safety check: does the new policy allow its caller to put the next one? A statement that
 * allows the account counts, because IAM policies of the account may then allow the caller.
 * Source: KMS Developer Guide, "Default key policy".
 */
export function letsCallerPutPolicy(statements: readonly PolicyStatement[], caller: Caller): boolean {
  const has = (effect: PolicyStatement['effect']) =>
    statements.some((statement) => statement.effect === effect && appliesTo(statement, caller));
  return has('ALLOW') && !has('DENY');
}

function appliesTo(statement: PolicyStatement, { accountId, arn, roleArn }: Caller): boolean {
  const arns = roleArn === null ? [arn] : [arn, roleArn];
  return (
    matchesPrincipal(statement, { accountId, arns }) &&
    matchesAction(statement, 'kms:PutKeyPolicy') &&
    statement.conditions.every((condition) => holds(condition, accountId))
  );
}

/**
 * Only conditions on the caller's account can hold: the embedded KMS knows no other condition key of PutKeyPolicy.
 * Inferred: AWS's own evaluation of conditions in this check was not captured.
 */
function holds({ operator, key, values }: PolicyCondition, accountId: string): boolean {
  return (
    /^StringEquals(IfExists)?$/i.test(operator) &&
    /^(kms:CallerAccount|aws:PrincipalAccount)$/i.test(key) &&
    values.includes(accountId)
  );
}
