import { decide, type Grounds, type Verdict } from './decide.ts';
import { needsMoreOfIam } from './evaluation.ts';
import type { AccessRequest } from './request/request-context.ts';
import type { KmsAction } from './tables/actions.ts';

type RequestParties = Pick<AccessRequest, 'principal' | 'key'>;

/** Whether the IAM policies of another account must allow the request, too. A root user has none. */
export function needsIamOfOtherAccount({ principal, key }: RequestParties): boolean {
  return principal.accountId !== null && principal.accountId !== key.accountId && principal.kind !== 'ROOT';
}

/**
 * Principals of another partition can never use the key, those of another account only for some actions.
 * Source: AWS KMS Developer Guide, "AWS KMS permissions", column "Cross-account use".
 */
export function isPossible({ principal, key }: RequestParties, action: KmsAction | undefined): boolean {
  if (principal.partition !== null && principal.partition !== key.partition) return false;
  return action?.acrossAccounts !== false || principal.accountId === null || principal.accountId === key.accountId;
}

/** An alias, and the new key of ReplicateKey, are decided by IAM policies only. A root user has none. */
export function toVerdict(
  grounds: Grounds,
  action: KmsAction | undefined,
  { principal }: Pick<AccessRequest, 'principal'>,
): Verdict {
  if (action?.decidedBy === 'IAM_ONLY') return 'UNKNOWN';
  const verdict = decide(grounds);
  return verdict === 'ALLOWED' && needsMoreOfIam(action) && principal.kind !== 'ROOT'
    ? 'ALLOWED_IF_IAM_ALLOWS'
    : verdict;
}
