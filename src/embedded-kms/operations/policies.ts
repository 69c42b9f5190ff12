import { faultInOwnWords } from '../rules/kms-fault.ts';
import { parseStoredPolicy } from '../rules/policy-checks.ts';
import { requireKey, requireKeyToChange } from '../rules/require-key.ts';
import { LIMIT, MARKER, POLICY, POLICY_NAME, REQUIRED_KEY_ID } from '../wire/shapes.ts';
import { defineOperation } from './operation.ts';

export const getKeyPolicy = defineOperation({ KeyId: REQUIRED_KEY_ID, PolicyName: POLICY_NAME }, (context, input) => {
  const key = requireKey(context, input.KeyId);
  return { Policy: key.policy, PolicyName: checkPolicyName(input.PolicyName) };
});

export const putKeyPolicy = defineOperation(
  {
    KeyId: REQUIRED_KEY_ID,
    Policy: { ...POLICY, required: true },
    PolicyName: POLICY_NAME,
    BypassPolicyLockoutSafetyCheck: { type: 'boolean' },
  },
  (context, input) => {
    const key = requireKeyToChange(context, input.KeyId);
    checkPolicyName(input.PolicyName);
    const bypassLockoutCheck = input.BypassPolicyLockoutSafetyCheck ?? false;
    const policy = parseStoredPolicy(input.Policy, key, context.caller, {
      bypassLockoutCheck,
      now: context.now,
    });
    context.formerPolicies.add(key);
    context.store.putKey({ ...key, policy });
    return undefined;
  },
);

/**
 * A key has exactly one policy. So there is no second page, and every marker is invalid. Inferred: the type, because the
 * service model has no InvalidMarkerException for this operation.
 */
export const listKeyPolicies = defineOperation(
  { KeyId: REQUIRED_KEY_ID, Limit: LIMIT, Marker: MARKER },
  (context, input) => {
    requireKey(context, input.KeyId);
    if (input.Marker !== undefined) throw faultInOwnWords('ValidationException', `Invalid marker '${input.Marker}'`);
    return { PolicyNames: [POLICY_NAME_OF_ALL_KEYS], Truncated: false };
  },
);

const POLICY_NAME_OF_ALL_KEYS = 'default';

function checkPolicyName(name: string = POLICY_NAME_OF_ALL_KEYS): string {
  // As the public KMS emulators say.
  if (name !== POLICY_NAME_OF_ALL_KEYS) throw faultInOwnWords('NotFoundException', 'No such policy exists');
  return name;
}
