import type { Side } from '../cells/side.ts';
import { evaluateAccess } from '../evaluate-access.ts';
import { type Reason, type ReasonCode, reason } from '../explain/reason.ts';
import type { AccessWitness } from '../witness.ts';
import type { DiffLimit } from './compare-cells.ts';
import type { MergedChange } from './merge-changes.ts';
import { toWitnessRequest } from './to-witness-request.ts';

/** The most reasons of each policy. */
const MAX_REASONS = 10;

/** Why it is not decided whether the policies differ for a request: the limit, or what is not known of it. */
export function explainUndecided(
  sides: readonly [Side, Side],
  { limit, from, to, principal }: MergedChange,
  witness: AccessWitness,
): readonly Reason[] {
  if (limit !== null) return [reason('TOO_MANY_CASES', LIMITS[limit])];
  const explain = (side: 0 | 1) => {
    const { key, policy } = sides[side];
    const request = toWitnessRequest({ key, policy }, principal.principal, witness);
    const { reasons } = evaluateAccess({ request, policy, grants: [], identityPolicies: null });
    const name = side === 0 ? 'This policy' : 'The other policy';
    return reasons
      .filter(({ code }) => UNDECIDED.has(code))
      .slice(0, MAX_REASONS)
      .map((each) => ({ ...each, message: `${name}: ${each.message}` }));
  };
  return [...(to === 'UNKNOWN' ? explain(0) : []), ...(from === 'UNKNOWN' ? explain(1) : [])];
}

const LIMITS: Readonly<Record<DiffLimit, string>> = {
  REQUESTS:
    'The conditions of both policies tell more kinds of requests of this principal apart than can be compared. ' +
    'Fewer patterns, or fewer condition keys in one policy, would help.',
  EVALUATIONS:
    'The policies tell more kinds of requests apart than one comparison evaluates. Fewer statements with conditions would help.',
  ACTIONS:
    'More patterns tell actions apart than can be compared for those that KMS may add later. Fewer patterns of ' +
    'actions would help.',
  PRINCIPALS: 'More patterns tell principals apart than can be compared. Fewer patterns of principals would help.',
};

/** Reasons why a verdict is not decided. The others say what was decided, or are near misses and notes. */
const UNDECIDED: ReadonlySet<ReasonCode> = new Set([
  'CONDITION_INVALID',
  'DENY_UNDECIDED',
  'KEY_FOR_IAM_POLICIES_ONLY',
  'METADATA_UNREADABLE',
  'MISSING_KEY',
  'NOT_PRINCIPAL_WITHOUT_ACCOUNT',
  'SERVICE_MAY_HAVE_OTHER_NAME',
  'SESSION_NOT_GIVEN',
  'SET_OPERATOR_MISSING',
  'STATEMENT_UNDECIDED',
  'STATEMENT_UNREADABLE',
  'UNKNOWN_OPERATOR',
]);
