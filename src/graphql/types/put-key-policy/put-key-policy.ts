import { policy } from '../../../kms/reads/policy.ts';
import { putPolicy } from '../../../kms/writes/put-policy.ts';
import { builder } from '../../builder.ts';
import { withCost } from '../../call-cost.ts';
import { GRANTS_CALL } from '../access/load-grants.ts';
import { KmsException, PUT_KEY_POLICY_EXCEPTIONS, toPutExceptionName } from '../exceptions.ts';
import { KeyPolicy } from '../key-policy.ts';
import { PutKeyPolicyRisk } from '../plan/plan-enums.ts';
import { PutKeyPolicyPlan } from '../plan/put-key-policy-plan.ts';
import { type Conflict, changeKeyPolicy } from './change-key-policy.ts';
import type { Refused } from './check-plan.ts';
import type { Put, Unconfirmed } from './put-once.ts';
import { MAX_READS } from './read-back.ts';

const PutKeyPolicyInput = builder.inputType('PutKeyPolicyInput', {
  description: 'A policy for a key, and what its caller knows about the change.',
  fields: (t) => ({
    keyArn: t.id({
      required: true,
      description: 'The ARN of the key. Not of an alias, which can come to name another key.',
    }),
    policy: t.string({
      required: true,
      description: 'The new policy as JSON: at most 131,072 characters. KMS allows 32,768 bytes.',
    }),
    expectedDigest: t.string({
      required: true,
      description:
        'The `canonicalDigest` of the policy that the new one replaces, as it was read before. Its `digest` works ' +
        'too, but KMS returns the principals of one policy in another order from call to call, which changes ' +
        '`digest` only. If the key now has another policy, nothing is put: KeyPolicyConflict.',
    }),
    bypassPolicyLockoutSafetyCheck: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'True: KMS does not check that the caller of PutKeyPolicy, which is the gateway, can change the policy ' +
        'again. A key that nobody can manage any more needs AWS Support.',
    }),
    allow: t.field({
      type: [PutKeyPolicyRisk],
      required: true,
      defaultValue: [],
      description:
        'The risks that are meant. If `Key.putKeyPolicyPlan` finds any other risk in the policy, nothing is put: ' +
        'KeyPolicyRefused.',
    }),
  }),
});

const PutKeyPolicyPayload = builder.objectRef<Put>('PutKeyPolicyPayload').implement({
  description: 'The policy was put.',
  fields: (t) => ({
    settled: t.exposeBoolean('settled', {
      description:
        'Whether GetKeyPolicy has returned the policy that was put. For some seconds, reads may still return the ' +
        'former one. False if the deadline of the request came first, or if the policy cannot be read any more.',
    }),
    policy: t.expose('policy', {
      type: KeyPolicy,
      nullable: true,
      description:
        'The policy that GetKeyPolicy returned last: the one that was put if `settled`, else still the former one. ' +
        'Null if it could not be read; `readFailure` says why.',
    }),
    readFailure: t.expose('readFailure', {
      type: KmsException,
      nullable: true,
      description: 'Why the last GetKeyPolicy call failed. Null if it did not.',
    }),
  }),
});

const KeyPolicyConflict = builder.objectRef<Conflict>('KeyPolicyConflict').implement({
  description:
    'The key does not have the expected policy, so nothing was put: somebody has changed it. Compare, and try ' +
    'again with the `canonicalDigest` of `presentPolicy`.',
  fields: (t) => ({
    presentPolicy: t.expose('policy', { type: KeyPolicy, description: 'The policy that the key has now.' }),
  }),
});

const KeyPolicyRefused = builder.objectRef<Refused>('KeyPolicyRefused').implement({
  description:
    'The policy has risks that `allow` does not name, so nothing was put. To put it nevertheless, name them in ' +
    '`allow`. A text that KMS would certainly refuse has another result: KmsMalformedPolicyDocumentException, ' +
    'KmsInvalidArnException, KmsLimitExceededException or KmsValidationException.',
  fields: (t) => ({
    risks: t.expose('risks', { type: [PutKeyPolicyRisk], description: 'The risks that `allow` does not name.' }),
    plan: t.expose('plan', { type: PutKeyPolicyPlan, description: 'What KMS would answer, and what would change.' }),
  }),
});

const KeyPolicyUnconfirmed = builder.objectRef<Unconfirmed>('KeyPolicyUnconfirmed').implement({
  description:
    'PutKeyPolicy was sent, and KMS gave no clear answer. GetKeyPolicy has not returned the new policy until ' +
    'the deadline, so it was probably not put; but a read may be stale. Read the policy again after some ' +
    'seconds before anything else.',
  fields: (t) => ({
    failure: t.expose('putFailure', { type: KmsException, description: 'Why PutKeyPolicy has no clear answer.' }),
    policy: t.expose('policy', {
      type: KeyPolicy,
      nullable: true,
      description: 'The policy that GetKeyPolicy returned last. Null if it could not be read.',
    }),
  }),
});

const TYPE_NAMES = {
  PUT: 'PutKeyPolicyPayload',
  CONFLICT: 'KeyPolicyConflict',
  REFUSED: 'KeyPolicyRefused',
  UNCONFIRMED: 'KeyPolicyUnconfirmed',
};

const PutKeyPolicyResult = builder.unionType('PutKeyPolicyResult', {
  description:
    'The policy that was put, or why it was not. `... on KmsException` matches every failure after which the ' +
    'policy was certainly not put: of a KMS call, or of one that was not made because KMS would certainly ' +
    'refuse the text.',
  types: [PutKeyPolicyPayload, KeyPolicyConflict, KeyPolicyRefused, KeyPolicyUnconfirmed, ...PUT_KEY_POLICY_EXCEPTIONS],
  resolveType: (result) => ('kind' in result ? TYPE_NAMES[result.kind] : toPutExceptionName(result.code)),
});

builder.mutationFields((t) => ({
  putKeyPolicy: t.field({
    type: PutKeyPolicyResult,
    nullable: true, // an error of one mutation must not hide what the ones before it have put
    description: [
      'Replaces the policy of a key. Reads the present policy first, and puts nothing if it is not the expected ' +
        'one, or if the new one has risks that `allow` does not name. Then sends PutKeyPolicy once, never again, ' +
        'and reads the policy until KMS returns the new one.',
      'Between the first read and PutKeyPolicy, somebody else can still change the policy: KMS cannot compare and set.',
      'Null if the input is not valid, if writing is switched off (WRITES_DISABLED), or if the change cannot be ' +
        'logged (AUDIT_UNAVAILABLE): then nothing was put, and `errors` says why.',
      'Needs kms:PutKeyPolicy, kms:GetKeyPolicy and kms:DescribeKey, and of the gateway policy:write and ' +
        'policy:read; kms:ListGrants and grant:read if a Deny for other accounts is gone, or else EXTERNAL_ACCOUNT ' +
        'is a risk. Costs one PutKeyPolicy call, one DescribeKey call, one ListGrants call in that case, one ' +
        `GetKeyPolicy call before, and at most ${MAX_READS} after.`,
      'Several in one operation run one after the other.',
    ].join(' '),
    args: { input: t.arg({ type: PutKeyPolicyInput, required: true, description: 'The policy and its key.' }) },
    // Its result has policies, so a contract without `access` leaves it out, too.
    directives: [
      { name: 'tag', args: { name: 'access' } },
      { name: 'tag', args: { name: 'write' } },
    ],
    extensions: withCost({
      calls: () => ({
        [putPolicy.operation]: 1,
        [`${policy.operation} by putKeyPolicy`]: 1 + MAX_READS,
        DescribeKey: 1,
        [GRANTS_CALL]: 1,
      }),
    }),
    resolve: (_root, { input }, context) => changeKeyPolicy(input, context),
  }),
}));
