import { type KeyRef, parseKeyArn } from '../../../kms/arn.ts';
import { type KeyPolicyText, policy } from '../../../kms/reads/policy.ts';
import { askKms } from '../../ask-kms.ts';
import { builder } from '../../builder.ts';
import type { Args, CallCost, Calls } from '../../call-cost.ts';
import type { Context } from '../../context.ts';
import { nameObjects } from '../../name-objects.ts';
import { checkLength } from '../../user-input.ts';
import { KeyPolicy } from '../key-policy.ts';
import { type ComparedPolicy, loadDiff, loadPolicy } from './load-diff.ts';
import { PolicyDiff, type PolicyDiffSource } from './policy-diff.ts';

const PolicySource = builder.inputType('PolicySource', {
  description: 'A policy to compare with: that of a key, or a text.',
  isOneOf: true,
  fields: (t) => ({
    keyArn: t.id({ description: 'The ARN of a key. Its policy is read now.' }),
    text: t.string({
      description:
        'The text of a policy, such as an older one: at most 40,960 characters. It is compared as a policy of the same key.',
    }),
  }),
});

/** Characters. KMS takes a policy of 32 KiB, and drops some whitespace when it stores it. */
const MAX_TEXT = 40_960;

type DiffArgs = {
  readonly against: typeof PolicySource.$inferInput;
  readonly ignoreRegion: boolean;
};

/** Throws BadUserInput, and KmsError for an ARN that is not that of a key, before any further call. */
async function loadPolicyDiff(
  { ref, text }: KeyPolicyText,
  { against, ignoreRegion }: DiffArgs,
  context: Context,
): Promise<PolicyDiffSource> {
  const current: ComparedPolicy = { name: 'This policy', ref, text };
  const other =
    typeof against.text === 'string'
      ? toGivenPolicy(ref, checkLength(against.text, 'against.text', MAX_TEXT))
      : await loadPolicy('The policy of against.keyArn', parseKeyArn(against.keyArn ?? ''), context);
  return await loadDiff({ current, other, ignoreRegion }, context);
}

function toGivenPolicy(ref: KeyRef, text: string): ComparedPolicy {
  return { name: 'The text in against.text', ref, text, isGiven: true };
}

const COST: CallCost = {
  // At most: DescribeKey is called only if a condition depends on the key.
  calls: (_args, count) => ({ DescribeKey: count }),
  // The calls for the other key are counted with all others for that key.
  objects: (args, context) => {
    const arn = toOtherArn(args);
    return arn === null ? {} : nameObjects([{ arn }], context);
  },
  itemCalls: (args): Calls => (toOtherArn(args) === null ? {} : { 'GetKeyPolicy default': 1, DescribeKey: 1 }),
};

function toOtherArn({ against }: Args): string | null {
  const { keyArn } = (against ?? {}) as { readonly keyArn?: unknown };
  return typeof keyArn === 'string' ? keyArn : null;
}

builder.objectField(KeyPolicy, 'diff', (t) =>
  t.field({
    type: PolicyDiff,
    ...askKms(
      policy,
      'What this policy allows beyond another one, and what it no longer allows. Compares what the policies mean, not their texts.',
      {
        failure: 'Never null: if the other policy cannot be read, `failure` says why.',
        price:
          'one GetKeyPolicy call for `against.keyArn`, and none for `against.text`. Needs kms:DescribeKey if a condition depends on the key: one DescribeKey call per key. If that fails, what depends on it is in `undecided`',
        cost: COST,
      },
    ),
    nullable: false,
    args: {
      against: t.arg({
        type: PolicySource,
        required: true,
        description: 'The other policy: `from` of each change is its verdict.',
      }),
      ignoreRegion: t.arg.boolean({
        defaultValue: false,
        required: true,
        description:
          'True: the Regions of the two keys count as one, in resources, names of services, kms:ViaService and aws:SourceArn. For keys that should have the same policy in different Regions.',
      }),
    },
    resolve: loadPolicyDiff,
  }),
);
