import { createHash } from 'node:crypto';
import { type KeyRef, toArn } from '../../kms/arn.ts';
import type { KeyPolicyText } from '../../kms/calls.ts';
import { KmsError, type KmsFailure } from '../../kms/exceptions.ts';
import { parsePolicy } from '../../policy/parse-policy.ts';
import type { ParsedPolicy } from '../../policy/types.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { GET_KEY_POLICY_EXCEPTIONS, toExceptionName } from './exceptions.ts';
import { Key } from './key.ts';
import { PolicyDocument, PolicyProblem } from './policy-document.ts';

/** A policy has at most 32 KB. Size 1 stands for a short text of some hundred bytes. */
const POLICY_SIZE = 100;

const KeyPolicy = builder.objectRef<KeyPolicyText>('KeyPolicy').implement({
  description:
    'A key policy: the resource policy of a KMS key. Every key has exactly one. All fields come from one GetKeyPolicy call.',
  fields: (t) => ({
    key: t.field({
      type: Key,
      description: 'The key of this policy.',
      extensions: withCost({ leads: 'back' }),
      resolve: ({ ref }) => ref,
    }),
    name: t.exposeString('name', { description: 'The name of the policy: `default`.' }),
    text: t.exposeString('text', {
      extensions: withCost({ size: POLICY_SIZE }),
      description: 'The policy exactly as KMS returned it.',
    }),
    document: t.field({
      type: PolicyDocument,
      nullable: true,
      description: 'The policy, parsed without loss. Null if the text is not a policy document; `problems` says why.',
      resolve: (policy) => parsed(policy).document,
    }),
    problems: t.field({
      type: [PolicyProblem],
      description:
        'The mistakes in the text, such as invalid JSON, a duplicate key or an unknown element. Empty if there are none.',
      resolve: (policy) => parsed(policy).problems,
    }),
    digest: t.string({
      description: 'The SHA-256 digest of `text` in UTF-8, in hexadecimal. It changes when the policy changes.',
      resolve: ({ text }) => createHash('sha256').update(text).digest('hex'),
    }),
    fetchedAt: t.expose('fetchedAt', {
      type: 'DateTime',
      description: 'When KMS answered. The gateway does not cache policies from one request to the next.',
    }),
  }),
});

const KeyPolicyResult = builder.unionType('KeyPolicyResult', {
  description:
    'The policy, or the failure to read it. A failure affects only its own key, not the list. `... on KmsException` selects all failures.',
  types: [KeyPolicy, ...GET_KEY_POLICY_EXCEPTIONS],
  resolveType: (result) => ('code' in result ? toExceptionName(result.code) : 'KeyPolicy'),
});

builder.objectFields(Key, (t) => ({
  policy: t.field({
    type: KeyPolicyResult,
    description:
      'The key policy, live. Never null: what fails is a member of the union. Needs kms:GetKeyPolicy; one GetKeyPolicy call per key.',
    args: {
      name: t.arg.string({
        defaultValue: 'default',
        required: true,
        description: 'The name of the policy. KMS has only `default`.',
      }),
    },
    directives: { tag: { name: 'access' } },
    extensions: withCost({
      operation: 'GetKeyPolicy',
      calls: ({ name }, count) => (isPolicyName(name) ? { [`GetKeyPolicy ${name}`]: count } : {}),
    }),
    resolve: (ref, { name }, { loaders }) =>
      isPolicyName(name) ? loaders.policy(ref, name).catch(toFailure) : nameTooLong(name, ref),
  }),
  policyNames: t.stringList({
    nullable: true,
    description:
      'The names of the policies of the key: `default`, always. Null where the call failed; `errors` says why. Needs kms:ListKeyPolicies; one ListKeyPolicies call per key.',
    directives: { tag: { name: 'access' } },
    extensions: withCost({ operation: 'ListKeyPolicies' }),
    resolve: (ref, _args, { loaders }) => loaders.policyNames(ref),
  }),
}));

/** Characters. Source: the AWS KMS API Reference, PolicyNameType. */
const MAX_POLICY_NAME = 128;

/** Whether KMS accepts the name. */
function isPolicyName(name: unknown): name is string {
  return typeof name === 'string' && name.length <= MAX_POLICY_NAME;
}

/** The answer of KMS to a name that is too long, without a call that would send it. */
function nameTooLong(name: string, ref: KeyRef): KmsFailure {
  const message = `name has ${name.length} characters: expected "default", the only name that KMS knows.`;
  return new KmsError({ code: 'ValidationException', message, keyId: toArn(ref) }).failure;
}

/** A failed call becomes a member of the union. Any other error is a bug and is thrown again. */
function toFailure(error: unknown): KmsFailure {
  if (error instanceof KmsError) return error.failure;
  throw error;
}

const parsedPolicies = new WeakMap<KeyPolicyText, ParsedPolicy>();

/** Parses a policy once for all fields, when the first one needs it. */
function parsed(policy: KeyPolicyText): ParsedPolicy {
  let result = parsedPolicies.get(policy);
  if (result === undefined) {
    result = parsePolicy(policy.text);
    parsedPolicies.set(policy, result);
  }
  return result;
}
