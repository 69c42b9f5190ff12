import type { PolicyDocument, PolicyStatement } from '../policy/types.ts';
import type { Grounds, Verdict } from './decide.ts';
import type { Grant, GrantResult } from './evaluate-grant.ts';
import type { StatementResult } from './evaluate-statement.ts';
import type { AccessRequest } from './request/request-context.ts';
import type { KmsAction } from './tables/actions.ts';

/** What is known of a key and of a request for it. */
export type AccessInput = {
  readonly request: AccessRequest;
  /** The key policy. UNREADABLE: KMS did not return it. UNPARSABLE: it is no policy document. */
  readonly policy: PolicyDocument | 'UNREADABLE' | 'UNPARSABLE';
  readonly grants: readonly Grant[] | 'NOT_READ' | 'UNREADABLE';
  /** All identity policies of the principal; null if they are not known. */
  readonly identityPolicies: readonly PolicyDocument[] | null;
};

/** The parts of an evaluation, for its explanation. */
export type Evaluation = Omit<AccessInput, 'grants'> & {
  readonly action: KmsAction | undefined;
  readonly verdict: Verdict;
  readonly grounds: Grounds;
  readonly statements: readonly StatementResult[];
  readonly grants: readonly GrantResult[] | null;
  readonly areGrantsUnreadable: boolean;
  readonly identityStatements: readonly StatementResult[];
  readonly basis: readonly (StatementResult | GrantResult)[];
  readonly missingKeys: readonly string[];
};

/** Whether the statement has the effect. One whose Effect was not read whole may have either. */
export function mayBe(
  { statement }: { readonly statement: PolicyStatement },
  effect: PolicyStatement['effect'],
): boolean {
  return statement.effect === effect || statement.unread.has('EFFECT');
}

/**
 * Whether the verdict can depend on a fact that is not known. An Allow for the account of the principal may allow the
 * principal itself, too. A Deny for the account denies it in any case.
 */
export function isUndecided(result: StatementResult | GrantResult): boolean {
  const canBeBetter = result.direct === 'UNKNOWN' && ('grant' in result || mayBe(result, 'ALLOW'));
  return result.applies === 'UNKNOWN' || canBeBetter;
}

/** Whether IAM policies must allow something besides the action on the key. */
export function needsMoreOfIam(action: KmsAction | undefined): boolean {
  return action?.decidedBy === 'KEY_POLICY_AND_ALIAS_IN_IAM' || action?.name === 'kms:ReplicateKey';
}
