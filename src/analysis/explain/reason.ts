import type { ConditionReason } from '../conditions/evaluate-condition.ts';
import type { GrantResult } from '../evaluate-grant.ts';
import type { StatementResult } from '../evaluate-statement.ts';
import type { PrincipalReason } from '../match-principal.ts';

export type ReasonCode =
  | ConditionReason
  | PrincipalReason
  | 'ACCOUNT_DECIDES'
  | 'ACTION_NOT_KNOWN'
  | 'CHILD_GRANT_LIMITED'
  | 'CONSTRAINT_NOT_MET'
  | 'DENY_UNDECIDED'
  | 'DEPENDS_ON_TIME'
  | 'EVERYONE_COVERS_SERVICES'
  | 'FOR_AWS_ONLY'
  | 'GRANT_ALLOWS'
  | 'GRANTS_UNREADABLE'
  | 'IAM_DENIES'
  | 'IAM_DOES_NOT_ALLOW'
  | 'IAM_UNDECIDED'
  | 'LOCKOUT_CHECK_BYPASSED'
  | 'METADATA_UNREADABLE'
  | 'NEEDS_ALIAS_IN_IAM'
  | 'NEEDS_OTHER_KEY'
  | 'NEEDS_OTHER_PERMISSION'
  | 'NOT_A_KEY_ACTION'
  | 'NOT_POSSIBLE_ACROSS_ACCOUNTS'
  | 'NOTHING_ALLOWS'
  | 'OTHER_PARTITION'
  | 'POLICY_UNPARSABLE'
  | 'POLICY_UNREADABLE'
  | 'PRINCIPAL_NOT_KNOWN'
  | 'ROLE_WITHOUT_PATH'
  | 'STATEMENT_ALLOWS'
  | 'STATEMENT_DENIES'
  | 'STATEMENT_UNDECIDED'
  | 'STATEMENT_UNREADABLE'
  | 'STATEMENT_WITHOUT_EFFECT'
  | 'TOO_MANY_CASES'
  | 'UNKNOWN_CONSTRAINT';

export type Reason = {
  readonly code: ReasonCode;
  readonly message: string;
  /** RFC 6901 JSON pointer into the key policy; null if the reason concerns no place there. */
  readonly pointer: string | null;
  readonly grantId: string | null;
  /** As the policy writes it. */
  readonly conditionKey: string | null;
};

export function reason(code: ReasonCode, message: string, place: Partial<Reason> = {}): Reason {
  return { code, message, pointer: null, grantId: null, conditionKey: null, ...place };
}

/** Where a statement or a grant is. */
export function placeOf(source: StatementResult | GrantResult): Partial<Reason> {
  return 'grant' in source ? { grantId: source.grant.grantId } : { pointer: source.statement.pointer };
}
