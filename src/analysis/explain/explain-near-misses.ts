import type { GrantResult } from '../evaluate-grant.ts';
import type { StatementResult } from '../evaluate-statement.ts';
import { type Evaluation, isUndecided, mayBe } from '../evaluation.ts';
import { type DeadPart, findDeadPart, isPrincipalDead } from '../find-dead-part.ts';
import type { PrincipalReason } from '../match-principal.ts';
import { explainConditions } from './explain-conditions.ts';
import { explainPrincipal, PRINCIPAL_REASONS } from './explain-principal.ts';
import { placeOf, type Reason, reason } from './reason.ts';

/**
 * The Deny statements that are not decided. They are why the verdict is UNKNOWN; for NOT_ALLOWED they do not matter, but
 * would after an Allow is added.
 */
export function explainUndecidedDenies({ verdict, statements }: Evaluation): readonly Reason[] {
  if (verdict === 'DENIED' || verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS') return [];
  return statements
    .filter((result) => mayBe(result, 'DENY') && result.applies === 'UNKNOWN')
    .flatMap((result) => [
      reason('DENY_UNDECIDED', 'It is not decided whether this Deny statement applies.', placeOf(result)),
      ...explainConditions(result, 'This Deny statement applies'),
      ...explainPrincipal(result),
      ...explainParts(result),
    ]);
}

/**
 * The statements and grants that allow the action to the principal, and why each does not apply. Those that are not
 * decided come first: they can be the reason of the verdict UNKNOWN.
 */
export function explainNearMisses(evaluation: Evaluation): readonly Reason[] {
  const { verdict, statements, grants } = evaluation;
  const isDecided = verdict === 'ALLOWED' || verdict === 'DENIED';
  const sources = isDecided ? statements : [...statements, ...(grants ?? [])];
  const [undecided, decided] = [sources.filter(isUndecided), sources.filter((source) => !isUndecided(source))];
  return [...undecided, ...decided].flatMap((source) =>
    'grant' in source ? explainGrant(source) : explainStatement(source, evaluation),
  );
}

/** Why a statement without effect never applies, or why an Allow does not apply to the request. */
function explainStatement(result: StatementResult, evaluation: Evaluation): readonly Reason[] {
  const { verdict, action } = evaluation;
  const place = placeOf(result);
  const dead = findDeadPartFor(result, evaluation);
  if (dead !== null) {
    return [reason('STATEMENT_WITHOUT_EFFECT', `This statement has no effect: ${DEAD[dead]}.`, place)];
  }
  if (!mayBe(result, 'ALLOW') || verdict === 'ALLOWED' || verdict === 'DENIED') return [];
  if (result.principal === 'NONE' || result.action === 'NO') return [];
  if (action?.decidedBy === 'GRANT') {
    const message = 'This statement has no effect for kms:RetireGrant: the grant says who may retire it.';
    return [reason('STATEMENT_WITHOUT_EFFECT', message, place)];
  }
  if (result.applies === 'YES' && !isUndecided(result)) return [];
  const conditions = explainConditions(result, 'This statement allows it');
  return [...explainPrincipal(result), ...explainParts(result), ...conditions];
}

/** The parts that are not decided, and for which no other reason says why. */
function explainParts(result: StatementResult): readonly Reason[] {
  const { applies, principal, principalReason, action, resource, unread } = result;
  if (applies === 'NO') return [];
  const parts = [
    ...(principal === 'UNKNOWN' && principalReason === null && !unread.has('PRINCIPAL') ? ['the principal'] : []),
    ...(action === 'UNKNOWN' && !unread.has('ACTION') ? ['the action'] : []),
    ...(resource === 'UNKNOWN' && !unread.has('RESOURCE') ? ['the key'] : []),
  ];
  if (parts.length === 0) return [];
  const message = `It cannot be decided whether this statement includes ${parts.join(' and ')}.`;
  return [reason('STATEMENT_UNDECIDED', message, placeOf(result))];
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

/** Why a grant to the principal does not apply to the request. */
function explainGrant(result: GrantResult): readonly Reason[] {
  const { principal, principalReason, operation, constraints, applies, missingKeys } = result;
  if ((applies === 'YES' && !isUndecided(result)) || principal === 'NONE' || operation === 'NO') return [];
  const place = placeOf(result);
  if (constraints === 'NO') {
    return [
      reason('CONSTRAINT_NOT_MET', 'This grant allows it, but the request does not meet its constraints.', place),
    ];
  }
  const unclear = principal === 'UNKNOWN' ? [explainGrantee(principalReason, place)] : [];
  const missing = missingKeys.map((key) => {
    const what = key === 'kms:EncryptionContext' ? 'the encryption context of the request' : `${key} of the request`;
    const message = `This grant allows it, but has a constraint on ${what}, which is not known.`;
    return reason('MISSING_KEY', message, { ...place, conditionKey: key });
  });
  const message = 'This grant has a constraint that the gateway does not know.';
  const unknown = result.hasUnknownConstraint ? [reason('UNKNOWN_CONSTRAINT', message, place)] : [];
  return [...unclear, ...missing, ...unknown];
}

function explainGrantee(code: PrincipalReason | null, place: Partial<Reason>): Reason {
  return code === null
    ? reason('STATEMENT_UNDECIDED', 'It cannot be decided whether this grant includes the principal.', place)
    : reason(code, PRINCIPAL_REASONS[code].replace('statement', 'grant'), place);
}
