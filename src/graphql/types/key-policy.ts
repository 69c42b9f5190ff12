import { findIneffectiveParts } from '../../analysis/find-ineffective-parts.ts';
import { MAX_PROBLEMS, type Problem } from '../../json/problems.ts';
import { type KeyRef, toArn } from '../../kms/arn.ts';
import { KmsError, type KmsFailure } from '../../kms/exceptions.ts';
import { type KeyPolicyText, policy } from '../../kms/reads/policy.ts';
import { policyNames } from '../../kms/reads/policy-names.ts';
import { askKms } from '../ask-kms.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import type { Context } from '../context.ts';
import { parseKeyPolicy } from '../parse-policies.ts';
import { GET_KEY_POLICY_EXCEPTIONS, toExceptionName } from './exceptions.ts';
import { Key } from './key.ts';
import { toCanonicalDigest, toDigest } from './policy-digests.ts';
import { PolicyDocument, PolicyProblem } from './policy-document.ts';

/** A short text of some hundred bytes has size 1. A policy has at most 32 KB. */
const POLICY_SIZE = 100;

export const KeyPolicy = builder.objectRef<KeyPolicyText>('KeyPolicy').implement({
  description:
    'A key policy: the resource policy of a KMS key. Every key has exactly one. All fields but `diff` come from one GetKeyPolicy call.',
  fields: (t) => ({
    key: t.field({
      type: Key,
      description: 'The key that this policy protects.',
      extensions: withCost({ leadsTo: 'previousObjects' }),
      resolve: ({ ref }) => ref,
    }),
    name: t.exposeString('name', { description: 'The name of the policy: `default`.' }),
    text: t.exposeString('text', {
      extensions: withCost({ size: POLICY_SIZE }),
      description: 'The policy exactly as KMS returned it, byte for byte.',
    }),
    document: t.field({
      type: PolicyDocument,
      nullable: true,
      description: 'The policy, parsed without loss. Null if the text is not a policy document; `problems` says why.',
      resolve: (policy, _args, context) => parseKeyPolicy(policy, context).document,
    }),
    problems: t.field({
      type: [PolicyProblem],
      description:
        'The errors in the text, such as invalid JSON, a duplicate key or an unknown element, and the parts that can have no effect, such as an action that does not exist. Empty for a valid policy.',
      resolve: findProblems,
    }),
    digest: t.string({
      description:
        'SHA-256 of `text` in UTF-8, in hexadecimal digits. KMS returns the principals of one policy in another order from call to call, so it can change although the policy did not: see `canonicalDigest`.',
      resolve: ({ text }) => toDigest(text),
    }),
    canonicalDigest: t.string({
      description:
        'SHA-256 of the normal form of the policy, in hexadecimal digits. Equal for two policies that differ only in order, repetition, whitespace, Sid, Id, case of actions and condition keys, or in the way in which accounts and single values are written. A part that cannot be read counts as it is written. Different for policies of different meaning; it can also be different for two that mean the same: `diff` tells.',
      resolve: (policy, _args, context) =>
        toCanonicalDigest(policy.text, parseKeyPolicy(policy, context), policy.ref.partition),
    }),
    fetchedAt: t.expose('fetchedAt', {
      type: 'DateTime',
      description: 'When KMS answered. If that is after the start of the request, this request made the call.',
    }),
  }),
});

/** The result of GetKeyPolicy: a policy or a failure. */
const KeyPolicyResult = builder.unionType('KeyPolicyResult', {
  description:
    'A policy, or the failure of the call for it. So a key that cannot be read does not affect the other keys of a list. `... on KmsException` matches every failure.',
  types: [KeyPolicy, ...GET_KEY_POLICY_EXCEPTIONS],
  resolveType: (result) => ('code' in result ? toExceptionName(result.code) : 'KeyPolicy'),
});

builder.objectFields(Key, (t) => ({
  policy: t.field({
    type: KeyPolicyResult,
    ...askKms(policy, 'The key policy, as KMS returns it now.', {
      failure: 'Never null: a failed call is a member of the union.',
      cost: { calls: ({ name }, count) => (isPolicyName(name) ? { [`GetKeyPolicy ${name}`]: count } : {}) },
    }),
    nullable: false,
    args: {
      name: t.arg.string({
        defaultValue: 'default',
        required: true,
        description: 'The name of the policy. KMS only knows `default`.',
      }),
    },
    directives: { tag: { name: 'access' } },
    resolve: (ref, { name }, { loaders }) =>
      isPolicyName(name) ? loaders.policy(ref, name).catch(catchFailure) : createNameTooLong(name, ref),
  }),
  policyNames: t.stringList({
    ...askKms(policyNames, 'The names of the policies of the key: always `default` alone.'),
    directives: { tag: { name: 'access' } },
    resolve: (ref, _args, { loaders }) => loaders.policyNames(ref),
  }),
}));

/** The most characters of a policy name. Source: AWS KMS API Reference, PolicyNameType. */
const MAX_POLICY_NAME = 128;

/** Whether a policy of KMS could have this name. */
function isPolicyName(name: unknown): name is string {
  return typeof name === 'string' && name.length <= MAX_POLICY_NAME;
}

/** The failure with which KMS would answer a longer name. The gateway does not send the name to KMS. */
function createNameTooLong(name: string, ref: KeyRef): KmsFailure {
  const message = `name has ${name.length} characters: expected "default", the only name that KMS knows.`;
  return new KmsError({ code: 'ValidationException', message, keyId: toArn(ref) }).failure;
}

/** A failed call is a value of the union. Any other error is a bug, and thrown. */
function catchFailure(error: unknown): KmsFailure {
  if (error instanceof KmsError) return error.failure;
  throw error;
}

/** What the parser reports, and the parts that can have no effect. */
function findProblems(policy: KeyPolicyText, _args: object, context: Context): readonly Problem[] {
  const { document, problems } = parseKeyPolicy(policy, context);
  if (document === null) return problems;
  const key = { ...policy.ref, arn: toArn(policy.ref), metadata: null };
  return [...problems, ...findIneffectiveParts(document, key)].slice(0, MAX_PROBLEMS + 1);
}
