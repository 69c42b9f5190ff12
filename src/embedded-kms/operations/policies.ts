import { requireKey, requireKeyToChange } from '../key-lookup.ts';
import { KmsFault } from '../kms-fault.ts';
import { defineOperation } from '../operation.ts';
import { invalidMarker } from '../page.ts';
import { parseStoredPolicy } from '../policy-checks.ts';
import { LIMIT, MARKER, POLICY, POLICY_NAME, REQUIRED_KEY_ID } from '../shapes.ts';

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
    const policy = parseStoredPolicy(input.Policy, context.caller, { bypassLockoutCheck });
    context.store.putKey({ ...key, policy });
    return undefined;
  },
);

/** A key has exactly one policy. So there is no second page, and every marker is invalid. */
export const listKeyPolicies = defineOperation(
  { KeyId: REQUIRED_KEY_ID, Limit: LIMIT, Marker: MARKER },
  (context, input) => {
    requireKey(context, input.KeyId);
    if (input.Marker !== undefined) throw invalidMarker(input.Marker);
    return { PolicyNames: [POLICY_NAME_OF_ALL_KEYS], Truncated: false };
  },
);

const POLICY_NAME_OF_ALL_KEYS = 'default';

function checkPolicyName(name: string = POLICY_NAME_OF_ALL_KEYS): string {
  // Inferred from the public KMS emulators: AWS's text was not captured.
  if (name !== POLICY_NAME_OF_ALL_KEYS) throw new KmsFault('NotFoundException', 'No such policy exists');
  return name;
}
