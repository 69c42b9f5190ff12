import type { Refusal } from '../../../analysis/plan/refusal.ts';
import { policy } from '../../../kms/reads/policy.ts';
import { askKms } from '../../ask-kms.ts';
import { builder } from '../../builder.ts';
import { computeInTurn } from '../../compute-in-turn.ts';
import { AccessContext } from '../access/access-context.ts';
import { AccessReason, toReasonSource } from '../access/access-reason.ts';
import { Match } from '../access/evaluations.ts';
import { GRANTS_CALL } from '../access/load-grants.ts';
import { PolicyDiff } from '../diff/policy-diff.ts';
import { KeyFindings } from '../findings/key-findings.ts';
import { Key } from '../key.ts';
import { PolicyProblem } from '../policy-document.ts';
import { PolicyPrincipal } from '../policy-statement.ts';
import { loadPlan, type PlanSource } from './load-plan.ts';
import { LockoutCheck, PutKeyPolicyOutcome, PutKeyPolicyRisk } from './plan-enums.ts';

const PutKeyPolicyRefusal = builder.objectRef<Refusal>('PutKeyPolicyRefusal').implement({
  description: 'A reason for which KMS would refuse a policy.',
  fields: (t) => ({
    exception: t.exposeString('exception', {
      description: 'The exception of KMS, such as MalformedPolicyDocumentException.',
    }),
    message: t.exposeString('message', {
      nullable: true,
      description: 'The message of KMS, which can be empty. Null if it is not known.',
    }),
    pointer: t.exposeString('pointer', {
      description:
        'The place in the text of the new policy, as a JSON pointer (RFC 6901), such as /Statement/0/Principal. Empty for the text as a whole, or the request.',
    }),
    reason: t.exposeString('reason', { description: 'What is wrong, and what was expected.' }),
    certain: t.exposeBoolean('certain', {
      description:
        'False if KMS may also accept it: AWS does not say, or something about the request is not known. Then `outcome` is UNKNOWN, if nothing else is certain.',
    }),
  }),
});

export const PutKeyPolicyPlan = builder.objectRef<PlanSource>('PutKeyPolicyPlan').implement({
  description: 'What KMS would answer if a policy were put on a key, and what would change. Nothing is written.',
  fields: (t) => ({
    outcome: t.field({
      type: PutKeyPolicyOutcome,
      description: 'What KMS would answer.',
      resolve: ({ plan: { outcome } }) => outcome,
    }),
    refusals: t.field({
      type: [PutKeyPolicyRefusal],
      description:
        'What KMS would refuse it for, in the order in which KMS is thought to check it, and then what KMS may refuse it for. KMS answers with the first. At most 100 of each kind, besides those about the caller and the lockout check. Of a text with more than 32,768 bytes, nothing but its length and its characters is checked.',
      resolve: ({ plan: { refusals } }) => refusals,
    }),
    risks: t.field({
      type: [PutKeyPolicyRisk],
      description:
        'What should not happen unless it is intended. Empty if there is no such risk, or if KMS stores nothing because the text is no policy or too long.',
      resolve: ({ loadRisks }) => loadRisks(),
    }),
    lockout: t.field({
      type: LockoutCheck,
      description: 'The result of the policy lockout safety check for the caller of PutKeyPolicy.',
      resolve: ({ plan: { lockout } }) => lockout,
    }),
    lockoutReasons: t.field({
      type: [AccessReason],
      description:
        'Why the lockout check has its result, as the reasons of `Key.access` for kms:PutKeyPolicy, and why LOCKOUT is a risk if it is one. Empty if the text is no policy, or too long.',
      resolve: ({ plan }, _args, context) =>
        computeInTurn(context, () => plan.lockoutReasons.map((reason) => toReasonSource(reason, {}))),
    }),
    missingKeys: t.stringList({
      description: 'The condition keys that would decide the lockout check, to be given in `context`.',
      resolve: ({ plan: { missingKeys } }) => missingKeys,
    }),
    gatewayCanStillRead: t.field({
      type: Match,
      description:
        "Whether the gateway could read the policy of the key afterwards: kms:GetKeyPolicy for its own principal. UNKNOWN if that is not known, or if the new policy leaves it to IAM policies and the present one does not. Then it is not known whether the gateway's IAM policies allow it.",
      resolve: ({ plan: { readerCanRead } }) => readerCanRead,
    }),
    newPrincipals: t.field({
      type: [PolicyPrincipal],
      description:
        'The principals that the present policy does not name: at most 100. KMS refuses the policy if one of them does not exist. One that was created seconds ago may not exist for KMS yet.',
      resolve: ({ plan: { newPrincipals } }) => newPrincipals,
    }),
    diff: t.field({
      type: PolicyDiff,
      nullable: true,
      description:
        'What changes from the present policy to the new one. Null if the key need not exist, or the new policy is not one or has more than 32,768 bytes. If the present policy cannot be read, `failure` says why.',
      resolve: ({ loadDiff }) => loadDiff(),
    }),
    findings: t.field({
      type: KeyFindings,
      nullable: true,
      description:
        'What is wrong with the new policy, and with the present grants. REPLICA_POLICY_DIFFERS is not among them. Null if the new policy is not one, or has more than 32,768 bytes.',
      resolve: ({ loadFindings }) => loadFindings(),
    }),
    problems: t.field({
      type: [PolicyProblem],
      description:
        'The errors in the text of the new policy, as in `KeyPolicy.problems`. Empty if it has more than 32,768 bytes, because it is not read then.',
      resolve: ({ loadProblems }) => loadProblems(),
    }),
  }),
});

builder.objectFields(Key, (t) => ({
  putKeyPolicyPlan: t.field({
    type: PutKeyPolicyPlan,
    ...askKms(policy, 'What PutKeyPolicy would answer for this policy, and what would change. Writes nothing.', {
      failure:
        'Never null: what cannot be decided, for example because a call failed, is UNKNOWN. A wrong argument is an error that makes the whole `key` null.',
      price:
        'one GetKeyPolicy call per key. Needs kms:DescribeKey to tell AWS managed keys, and for conditions that depend on the key: one DescribeKey call per key. Needs kms:ListGrants for `findings`, and for `risks` if a Deny for other accounts is gone: one ListGrants call per key for its first 100 grants',
      cost: { calls: (_args, count) => ({ 'GetKeyPolicy default': count, DescribeKey: count, [GRANTS_CALL]: count }) },
    }),
    nullable: false,
    args: {
      policy: t.arg.string({
        required: true,
        description: 'The text of the new policy: at most 131,072 characters. KMS stores at most 32,768 bytes.',
      }),
      principal: t.arg.string({
        description:
          "The caller of PutKeyPolicy, as in `access`. Default: the gateway's own principal, if the gateway knows it.",
      }),
      bypassPolicyLockoutSafetyCheck: t.arg.boolean({
        defaultValue: false,
        required: true,
        description: 'Whether the call would bypass the lockout check.',
      }),
      context: t.arg({
        type: AccessContext,
        description:
          'What else is known of the request. Default: nothing; for the gateway itself, that it calls KMS directly.',
      }),
    },
    directives: { tag: { name: 'access' } },
    resolve: loadPlan,
  }),
}));
