import { quote } from '../../json/quote.ts';
import type { GrantResult } from '../evaluate-grant.ts';
import { type Evaluation, isUndecided } from '../evaluation.ts';
import { type ConstraintResult, toPairs } from '../grant-constraints.ts';
import type { PrincipalReason } from '../match-principal.ts';
import type { GivenContext } from '../request/given-context.ts';
import { PRINCIPAL_REASONS } from './explain-principal.ts';
import { listPairs, listValues } from './list-values.ts';
import { placeOf, type Reason, reason } from './reason.ts';

/** Why a grant to the principal does not apply to the request, or is not decided. */
export function explainGrant(result: GrantResult, { request }: Pick<Evaluation, 'request'>): readonly Reason[] {
  const { principal, principalReason, operation, constraints, constraintResults, applies } = result;
  if ((applies === 'YES' && !isUndecided(result)) || principal === 'NONE' || operation === 'NO') return [];
  const place = placeOf(result);
  const withMatch = (match: ConstraintResult['match']) => constraintResults.filter((each) => each.match === match);
  if (constraints === 'NO') return withMatch('NO').map((each) => explainUnmet(each, request.given, place));
  const unclear = principal === 'UNKNOWN' ? [explainGrantee(principalReason, place)] : [];
  return [...unclear, ...withMatch('UNKNOWN').map((each) => explainUndecided(each, place))];
}

function explainGrantee(code: PrincipalReason | null, place: Partial<Reason>): Reason {
  return code === null || code === 'NOT_PRINCIPAL_WITHOUT_ACCOUNT' // a grant has no NotPrincipal
    ? reason('STATEMENT_UNDECIDED', 'It cannot be decided whether this grant includes the principal.', place)
    : reason(code, PRINCIPAL_REASONS[code].replace('statement', 'grant'), place);
}

function explainUnmet(constraint: ConstraintResult, given: GivenContext, place: Partial<Reason>): Reason {
  const isSource = constraint.name === 'SourceArn';
  const has = isSource ? listValues(given.keys.get('aws:sourcearn') ?? []) : listPairs(given.encryptionContext.pairs);
  const message = `${describeConstraint(constraint)}: the request has ${has === '' ? 'none' : has}.`;
  return reason('CONSTRAINT_NOT_MET', message, {
    ...place,
    conditionKey: isSource ? 'aws:SourceArn' : 'kms:EncryptionContext',
  });
}

function explainUndecided(constraint: ConstraintResult, place: Partial<Reason>): Reason {
  const { name, missingKey } = constraint;
  if (missingKey === null) {
    const message = `This grant has a constraint that the gateway does not know: ${quote(name)}.`;
    return reason('UNKNOWN_CONSTRAINT', message, place);
  }
  const where = missingKey === 'kms:EncryptionContext' ? 'context.encryptionContext' : `${missingKey} in context.keys`;
  const message = `${describeConstraint(constraint)}: it is not known what the request has. Give ${where} to decide it.`;
  return reason('MISSING_KEY', message, { ...place, conditionKey: missingKey });
}

/** Such as: This grant allows it, but only where the encryption context has "a"="1" (EncryptionContextSubset). */
function describeConstraint({ name, wanted }: ConstraintResult): string {
  const start = 'This grant allows it, but only where';
  if (name === 'SourceArn') return `${start} aws:SourceArn is like ${quote(String(wanted))} (SourceArn)`;
  const pairs = toPairs(wanted) ?? new Map();
  const verb = name === 'EncryptionContextEquals' ? 'consists of' : 'has';
  return `${start} the encryption context ${verb} ${pairs.size === 0 ? 'no pair' : listPairs(pairs)} (${name})`;
}
