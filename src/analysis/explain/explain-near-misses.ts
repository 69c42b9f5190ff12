import type { StatementResult } from '../evaluate-statement.ts';
import { type Evaluation, isUndecided, mayBe } from '../evaluation.ts';
import { type DeadPart, findDeadPart, isPrincipalDead } from '../find-dead-part.ts';
import { explainAlias } from './explain-alias.ts';
import { explainConditions } from './explain-conditions.ts';
import { explainGrant } from './explain-grant.ts';
import { explainPrincipal } from './explain-principal.ts';
import { placeOf, type Reason, reason } from './reason.ts';

/**
 * The Deny statements that are not decided. They are why the verdict is UNKNOWN; for NOT_ALLOWED they do not matter, but
 * would after an Allow is added.
 */
export function explainUndecidedDenies({ verdict, statements, request }: Evaluation): readonly Reason[] {
  if (verdict === 'DENIED' || verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS') return [];
  return statements
    .filter((result) => mayBe(result, 'DENY') && result.applies === 'UNKNOWN')
    .flatMap((result) => [
      reason('DENY_UNDECIDED', 'It is not decided whether this Deny statement applies.', placeOf(result)),
      ...explainConditions(result, 'This Deny statement applies'),
      ...explainPrincipal(result, request),
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
    'grant' in source ? explainGrant(source, evaluation) : explainStatement(source, evaluation),
  );
}

/** Why a statement without effect never applies, or why an Allow does not apply to the request. */
function explainStatement(result: StatementResult, evaluation: Evaluation): readonly Reason[] {
  const { verdict, action } = evaluation;
  const place = placeOf(result);
  const dead = findDeadPartFor(result, evaluation);
  if (dead !== null) {
    return [
      reason(
        'STATEMENT_WITHOUT_EFFECT',
        `This statement has no effect: ${DEAD[dead]}.${explainAlias(result.statement)}`,
        place,
      ),
    ];
  }
  if (!mayBe(result, 'ALLOW') || verdict === 'ALLOWED' || verdict === 'DENIED') return [];
  if (result.principal === 'NONE' || result.action === 'NO') return [];
  if (action?.decidedBy === 'GRANT') {
    const message = 'This statement has no effect for kms:RetireGrant: the grant says who may retire it.';
    return [reason('STATEMENT_WITHOUT_EFFECT', message, place)];
  }
  if (result.applies === 'YES' && !isUndecided(result)) return [];
  const conditions = explainConditions(result, 'This statement allows it');
  return [...explainPrincipal(result, evaluation.request), ...explainParts(result), ...conditions];
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
