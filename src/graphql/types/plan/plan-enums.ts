import type { PolicyRisk } from '../../../analysis/plan/find-risks.ts';
import type { LockoutCheck as Lockout } from '../../../analysis/plan/lockout.ts';
import type { PolicyPlan } from '../../../analysis/plan/plan-policy.ts';
import { builder } from '../../builder.ts';

/** The values of an enum, each with its description. */
function toValues<Name extends string>(descriptions: Readonly<Record<Name, string>>) {
  return Object.fromEntries(
    Object.entries(descriptions).map(([name, description]) => [name, { description }]),
  ) as Record<Name, { description: string }>;
}

const OUTCOMES: Readonly<Record<PolicyPlan['outcome'], string>> = {
  ACCEPTED:
    'KMS accepts it, as far as the gateway can tell. KMS also checks that every principal exists, which the ' +
    'gateway cannot: see `newPrincipals`. The IAM policies of the caller must allow kms:PutKeyPolicy where the ' +
    'present policy leaves it to them.',
  REFUSED: 'KMS refuses it. `refusals` says why.',
  UNKNOWN: 'It is not known: the lockout check is not decided, or KMS may refuse it for what `refusals` has.',
};

export const PutKeyPolicyOutcome = builder.enumType('PutKeyPolicyOutcome', {
  description: 'What KMS would answer.',
  values: toValues(OUTCOMES),
});

const LOCKOUTS: Readonly<Record<Lockout, string>> = {
  PASSES: 'The new policy allows the caller to put the next one.',
  PASSES_IF_IAM_ALLOWS:
    "The new policy leaves it to the IAM policies of the account. KMS accepts that; AWS does not say whether it also evaluates the caller's IAM policies.",
  FAILS: 'The new policy does not allow the caller to put the next one. KMS refuses it.',
  BYPASSED: 'The check is bypassed, whatever it would say.',
  UNKNOWN:
    'It is not decided: a condition depends on what is not known of the request, or the principal of the request is not known.',
};

export const LockoutCheck = builder.enumType('LockoutCheck', {
  description:
    'The policy lockout safety check of KMS: whether the caller could put another policy after this one. If ' +
    'nobody can, only AWS Support can help.',
  values: toValues(LOCKOUTS),
});

const RISKS: Readonly<Record<PolicyRisk, string>> = {
  LOCKOUT:
    'The lockout check is not passed: it fails, is not decided, is bypassed, or would not be passed at another ' +
    'time. A bypass counts even if the check would pass, because then nothing but the gateway has checked it.',
  PUBLIC:
    'Somebody whom the policy does not name gains access: everyone in every AWS account, or everyone who sends ' +
    'the request through a service, from a network, or with attested code. Not those of an organization: they ' +
    'are EXTERNAL_ACCOUNT. Access that the present policy gives, too, does not count.',
  EXTERNAL_ACCOUNT:
    'Principals of another account or of an organization gain access, by the policy or by a grant that the ' +
    'present policy denies, unless the configuration trusts them. Access that the present policy gives, too, ' +
    'does not count. An AWS service counts only if a condition says that it acts for another account or ' +
    'organization, or for a bucket without saying whose it is; else it is CONFUSED_DEPUTY. Principals that do ' +
    'not tell their account count, too: federated users, canonical users, groups and unique IDs.',
  CONFUSED_DEPUTY:
    'An AWS service gains access, and no condition says for which account or resource: whoever can make the ' +
    'service do so uses the key. The finding CONFUSED_DEPUTY names the service. Not if a condition on ' +
    'aws:SourceArn, aws:SourceAccount, aws:SourceOrgID, aws:SourceOrgPaths or the encryption context says it. ' +
    'Access that the present policy gives, too, does not count; nor do actions that only tell about the key.',
  GATEWAY_CANNOT_READ:
    'The gateway could no longer read the policy of the key, or it is not known whether it could: see `gatewayCanStillRead`.',
};

export const PutKeyPolicyRisk = builder.enumType('PutKeyPolicyRisk', {
  description:
    'What is hard to undo, or opens the key to others. What is not decided counts as a risk. Without a present ' +
    'policy that can be compared, all access is new. A text that is no policy, or too long, has no risks: KMS ' +
    'stores nothing of it, and `putKeyPolicy` does not send it. A text with another error, such as a duplicate ' +
    'key, has PUBLIC, EXTERNAL_ACCOUNT and CONFUSED_DEPUTY: KMS may read it in another way. A new Deny gives ' +
    'nobody access, even where it is not decided to which requests it applies. An action that KMS does not ' +
    'have counts as well: it may come to have it.',
  values: toValues(RISKS),
});
