import type { StatementResult } from '../evaluate-statement.ts';
import { type Evaluation, isUndecided, mayBe } from '../evaluation.ts';
import { explainAlias } from './explain-alias.ts';
import { explainConditions, explainMet } from './explain-conditions.ts';
import { type Reason, reason } from './reason.ts';

// The pointers of reasons lead into the key policy. These reasons have none: their messages say which statement it is.

/** The statements of identity policies that deny it. */
export function explainIdentityDenies(evaluation: Evaluation): readonly Reason[] {
  return evaluation.identityStatements
    .filter((result) => mayBe(result, 'DENY') && result.applies === 'YES')
    .map((result) => reason('IAM_DENIES', `${toPlace(result, evaluation)} denies it.${explainMet(result)}`));
}

/** Why the verdict is UNKNOWN, if it depends on an identity policy that is not decided. */
export function explainIdentityPolicies(evaluation: Evaluation): readonly Reason[] {
  const { verdict, grounds, identityPolicies, identityStatements } = evaluation;
  if (verdict !== 'UNKNOWN' || grounds.iam === null) return [];
  const couldAllow = grounds.iam.allow === 'UNKNOWN' && grounds.direct !== 'YES' && grounds.given !== 'NO';
  const couldDeny = grounds.iam.deny === 'UNKNOWN';
  const unread = (couldAllow || couldDeny ? (identityPolicies ?? []) : []).flatMap((policy, index) =>
    policy.unreadStatements.map((pointer) =>
      reason('IAM_UNDECIDED', `${pointer} of identityPolicies[${index}] could not be read. ${MAY_BE_ANYTHING}`),
    ),
  );
  const undecided = identityStatements
    .filter((result) => isUndecided(result))
    .filter((result) => (couldAllow && mayBe(result, 'ALLOW')) || (couldDeny && mayBe(result, 'DENY')))
    .flatMap((result) => explainUndecided(result, toPlace(result, evaluation)));
  return [...unread, ...undecided];
}

const MAY_BE_ANYTHING = 'It may allow or deny anything.';

function explainUndecided(result: StatementResult, place: string): readonly Reason[] {
  const does = result.statement.effect === 'DENY' ? 'denies' : 'allows';
  if (result.unread.size > 0) {
    return [reason('IAM_UNDECIDED', `${place} could not be read whole. It is not decided whether it ${does} it.`)];
  }
  const header = reason('IAM_UNDECIDED', `It is not decided whether ${place} ${does} it.`);
  const conditions = explainConditions(result, `${place} ${does} it`);
  return [header, ...conditions.map((each) => ({ ...each, pointer: null }))];
}

/** The statements that allow the action, and why each does not apply, if the identity policies do not allow it. */
export function explainIdentityNearMisses(evaluation: Evaluation): readonly Reason[] {
  const { verdict, grounds, identityStatements } = evaluation;
  if (verdict !== 'NOT_ALLOWED' || !grounds.isPossible || grounds.given === 'NO') return [];
  return identityStatements
    .filter((result) => mayBe(result, 'ALLOW') && result.action !== 'NO' && result.applies === 'NO')
    .flatMap((result) => explainNearMiss(result, toPlace(result, evaluation)));
}

function explainNearMiss(result: StatementResult, place: string): readonly Reason[] {
  const message = `${place} allows the action, but its Resource does not include this key.${explainAlias(result.statement)}`;
  return [
    ...(result.resource === 'NO' ? [reason('IAM_DOES_NOT_ALLOW', message)] : []),
    ...explainConditions(result, `${place} allows it`).map((each) => ({ ...each, pointer: null })),
  ];
}

/** Such as: /Statement/0 of identityPolicies[1]. */
function toPlace({ statement }: StatementResult, { identityPolicies }: Evaluation): string {
  const index = (identityPolicies ?? []).findIndex(({ statements }) => statements.includes(statement));
  return `${statement.pointer} of identityPolicies[${index}]`;
}
