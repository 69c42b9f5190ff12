import type { GrantResult } from '../evaluate-grant.ts';
import type { StatementResult } from '../evaluate-statement.ts';
import { type Evaluation, isUndecided, mayBe } from '../evaluation.ts';
import { type DeadPart, findDeadPart, isPrincipalDead } from '../find-dead-part.ts';
import { explainConditions } from './explain-conditions.ts';
import { explainPrincipal, PRINCIPAL_REASONS } from './explain-principal.ts';
import { placeOf, type Reason, reason } from './reason.ts';

/** Nothing allows the request, so a Deny that is not decided does not matter; or it is why the verdict is UNKNOWN. */
export function explainUndecidedDenies({ verdict, statements }: Evaluation): readonly Reason[] {
  if (verdict === 'DENIED' || verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS') return [];
  return statements
    .filter((result) => mayBe(result, 'DENY') && result.applies === 'UNKNOWN')
    .flatMap((result) => [
      reason('DENY_UNDECIDED', 'It is not decided whether this Deny statement applies.', placeOf(result)),
      ...explainConditions(result, 'This Deny statement applies'),
      ...explainPrincipal(result),
    ]);
}

/** The statements that allow the action to the principal, and why each does not apply. */
export function explainNearMisses(evaluation: Evaluation): readonly Reason[] {
  const { verdict, statements, grants } = evaluation;
  const reasons = statements.flatMap((result): readonly Reason[] => {
    const pointer = placeOf(result);
    const dead = findDeadPartFor(result, evaluation);
    if (dead !== null) {
      return [reason('STATEMENT_WITHOUT_EFFECT', `This statement has no effect: ${DEAD[dead]}.`, pointer)];
    }
    if (!mayBe(result, 'ALLOW') || verdict === 'ALLOWED' || verdict === 'DENIED') return [];
    if (result.principal === 'NONE' || result.action === 'NO') return [];
    if (evaluation.action?.decidedBy === 'GRANT') {
      const message = 'This statement has no effect for kms:RetireGrant: the grant says who may retire it.';
      return [reason('STATEMENT_WITHOUT_EFFECT', message, pointer)];
    }
    if (result.applies === 'YES' && !isUndecided(result)) return [];
    return [...explainPrincipal(result), ...explainConditions(result, 'This statement allows it')];
  });
  if (verdict === 'ALLOWED' || verdict === 'DENIED') return reasons;
  return [...reasons, ...(grants ?? []).flatMap(explainGrant)];
}

/** Null if the statement names other principals. An action that this version does not know can be in a statement. */
function findDeadPartFor(result: StatementResult, { action, request }: Evaluation): DeadPart | null {
  if (result.principal === 'NONE') return isPrincipalDead(result.statement) ? 'PRINCIPAL' : null;
  const isNewAction = action === undefined && result.action !== 'NO';
  return isNewAction ? null : findDeadPart(result.statement, request.key);
}

const DEAD = {
  PRINCIPAL: 'no request has one of its principals',
  ACTION: 'it has no action that a key policy decides',
  RESOURCE: 'its resource is not this key',
} as const;

/** Why a grant to the principal does not apply. */
function explainGrant(result: GrantResult): readonly Reason[] {
  const { principal, operation, constraints, applies, missingKeys } = result;
  if ((applies === 'YES' && !isUndecided(result)) || principal === 'NONE' || operation === 'NO') return [];
  const place = placeOf(result);
  if (constraints === 'NO') {
    return [
      reason('CONSTRAINT_NOT_MET', 'This grant allows it, but the request does not meet its constraints.', place),
    ];
  }
  if (constraints === 'YES') {
    return [reason('SESSION_NOT_GIVEN', PRINCIPAL_REASONS.SESSION_NOT_GIVEN.replace('statement', 'grant'), place)];
  }
  const missing = missingKeys.map((key) =>
    reason('MISSING_KEY', `This grant has a constraint: it is not known what the request has under ${key}.`, {
      ...place,
      conditionKey: key,
    }),
  );
  if (!result.hasUnknownConstraint) return missing;
  const message = 'This grant has a constraint that the gateway does not know.';
  return [...missing, reason('UNKNOWN_CONSTRAINT', message, place)];
}
