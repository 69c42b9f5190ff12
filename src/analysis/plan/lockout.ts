import type { PolicyDocument } from '../../policy/types.ts';
import type { Verdict } from '../decide.ts';
import { type Access, evaluateAccess } from '../evaluate-access.ts';
import type { AccessRequest } from '../request/request-context.ts';

/**
 * The result of the policy lockout safety check of KMS.
 *
 * Source: AWS KMS API Reference, PutKeyPolicy, BypassPolicyLockoutSafetyCheck.
 */
export type LockoutCheck = 'PASSES' | 'PASSES_IF_IAM_ALLOWS' | 'FAILS' | 'BYPASSED' | 'UNKNOWN';

export function isPassed(lockout: LockoutCheck): boolean {
  return lockout === 'PASSES' || lockout === 'PASSES_IF_IAM_ALLOWS';
}

/** AWS's message for a policy that fails the check. */
export const LOCKED_OUT = 'The new key policy will not allow you to update the key policy in the future.';

/** Who puts a policy, and what is known of the request. */
export type PutRequest = Omit<AccessRequest, 'action'>;

/**
 * Whether a policy lets its caller put the next one, without the bypass. No grant can allow that.
 * Inferred: that KMS evaluates conditions with the values of the present request was not captured.
 */
export function evaluateNextPut(policy: PolicyDocument, request: PutRequest): Access {
  return evaluatePut(policy, request, { bypass: false });
}

/** Whether a policy lets the caller put another one. */
export function evaluatePut(policy: PolicyDocument, request: PutRequest, { bypass }: { bypass: boolean }): Access {
  const { given } = request;
  // A value counts before what the context says is absent.
  const keys = new Map(given.keys).set(BYPASS, [String(bypass)]);
  return evaluateAccess({
    request: { ...request, action: 'kms:PutKeyPolicy', given: { ...given, keys } },
    policy,
    grants: [],
    identityPolicies: null,
  });
}

const BYPASS = 'kms:bypasspolicylockoutsafetycheck';

/** Whether another verdict than this one is possible at another time, when nobody may be able to put a policy. */
export function changesWithTime(policy: PolicyDocument, request: PutRequest, verdict: Verdict): boolean {
  const keys = new Map([...request.given.keys].filter(([key]) => !TIMES.has(key)));
  return evaluateNextPut(policy, { ...request, given: { ...request.given, keys }, now: null }).verdict !== verdict;
}

const TIMES: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime']);

export function toLockoutCheck(verdict: Verdict, { bypass }: { bypass: boolean }): LockoutCheck {
  if (bypass) return 'BYPASSED';
  switch (verdict) {
    case 'ALLOWED':
      return 'PASSES';
    case 'ALLOWED_IF_IAM_ALLOWS':
      return 'PASSES_IF_IAM_ALLOWS';
    case 'UNKNOWN':
      return 'UNKNOWN';
    default:
      return 'FAILS';
  }
}
