import type { Access } from '../evaluate-access.ts';
import { type Reason, reason } from '../explain/reason.ts';

type Lockout = {
  /** Null if it is not known who puts the policy. */
  readonly next: Access | null;
  readonly bypass: boolean;
  readonly lockoutMayChange: boolean;
};

/**
 * Why the lockout check has its result. First what the evaluation of the policy does not say: why a lockout is a risk
 * although the policy allows its caller to put the next one.
 */
export function explainLockout({ next, bypass, lockoutMayChange }: Lockout): readonly Reason[] {
  return [
    ...(next === null ? [NOT_KNOWN] : []),
    ...(bypass ? [BYPASSED] : []),
    ...(lockoutMayChange ? [CHANGES] : []),
    ...(next?.reasons ?? []),
  ];
}

const NOT_KNOWN = reason(
  'PRINCIPAL_NOT_KNOWN',
  'It is not known which principal calls PutKeyPolicy, so nobody can tell whether it could put the next policy. ' +
    'Expected a principal; the own one of the gateway is not known.',
);

const BYPASSED = reason(
  'LOCKOUT_CHECK_BYPASSED',
  'KMS does not check whether its caller can put the next policy: bypassPolicyLockoutSafetyCheck is true.',
);

const CHANGES = reason(
  'DEPENDS_ON_TIME',
  'A condition on the time decides whether the caller can put the next policy. At another time, it may not.',
);
