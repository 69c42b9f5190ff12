import type { GrantResult } from '../../../analysis/evaluate-grant.ts';
import type { StatementResult } from '../../../analysis/evaluate-statement.ts';
import { findKeyState } from '../../../analysis/key-state.ts';
import { findAction } from '../../../analysis/tables/actions.ts';
import { description } from '../../../kms/reads/description.ts';
import type { GrantListEntry } from '../../../kms/reads/grants.ts';
import { policy } from '../../../kms/reads/policy.ts';
import type { PolicyStatement as Statement } from '../../../policy/types.ts';
import { askKms } from '../../ask-kms.ts';
import { builder } from '../../builder.ts';
import { computeInTurn } from '../../compute-in-turn.ts';
import { Key } from '../key.ts';
import { KeyGrant } from '../key-grant.ts';
import { PolicyStatement } from '../policy-statement.ts';
import { toAccessCalls } from './access-calls.ts';
import { AccessLimit, AccessReason, toReasonSource } from './access-reason.ts';
import { GrantEvaluation, type GrantEvaluationSource, StatementEvaluation } from './evaluations.ts';
import { KeyStateAccess } from './key-state-access.ts';
import { type KeyAccess as AccessSource, loadAccess, toMetadataFacts } from './load-access.ts';
import { requestArgs } from './request-args.ts';

export const AccessVerdict = builder.enumType('AccessVerdict', {
  description:
    'Whether a request to KMS is allowed: by the key policy, the grants, and what the arguments say. Service control policies and the like are not considered: see `mayStillRefuse`.',
  values: {
    ALLOWED: {
      description:
        'The key policy or a grant allows it by itself, or together with the given `identityPolicies`. `mayStillRefuse` says what else can refuse it.',
    },
    ALLOWED_IF_IAM_ALLOWS: {
      description:
        "IAM policies of the principal's account must allow it. The key policy or a grant leaves it to them; or the action needs them for something besides the key, such as kms:CreateAlias for the alias.",
    },
    DENIED: {
      description:
        'A Deny statement applies, of the key policy or of the given `identityPolicies`. Nothing can allow it.',
    },
    NOT_ALLOWED: {
      description:
        'The key policy and the grants do not allow it, nor leave it to IAM policies; or they leave it to IAM policies, and the given `identityPolicies` do not allow it.',
    },
    UNKNOWN: {
      description: 'It cannot be decided from what is known. `reasons` and `missingKeys` say what would decide it.',
    },
  } as const,
});

export const AccessBasis = builder.unionType('AccessBasis', {
  description: 'What decides a verdict: a statement of the key policy, or a grant.',
  types: [PolicyStatement, KeyGrant],
  resolveType: (source) => ('pointer' in source ? 'PolicyStatement' : 'KeyGrant'),
});

export const KeyAccess = builder.objectRef<AccessSource>('KeyAccess').implement({
  description: 'Whether a principal may perform an action on a key, and why.',
  fields: (t) => ({
    principal: t.exposeString('principal', { description: 'The principal as it was given.' }),
    action: t.exposeString('action', { description: "The action in AWS's spelling." }),
    verdict: t.field({
      type: AccessVerdict,
      description: 'The answer.',
      resolve: ({ access: { verdict } }) => verdict,
    }),
    basis: t.field({
      type: [AccessBasis],
      description:
        'What decides the verdict: statements of the key policy in their order, then grants. For UNKNOWN, those that are not decided. Empty for NOT_ALLOWED, and where `identityPolicies` or something unreadable decides.',
      resolve: ({ access: { basis }, entries }) => basis.map((source) => toBasis(source, entries)),
    }),
    reasons: t.field({
      type: [AccessReason],
      description:
        'Why the verdict is what it is: the reasons of the verdict first, then near misses, then notes. At least 1, at most 100.',
      resolve: ({ access, failures }, _args, context) =>
        computeInTurn(context, () => access.reasons.map((reason) => toReasonSource(reason, failures))),
    }),
    missingKeys: t.stringList({
      description:
        'The condition keys that would bring the verdict closer to a decision, to be given in `context`. `kms:EncryptionContext` stands for its argument `encryptionContext`. Empty if the verdict is not UNKNOWN, or no condition key would help.',
      resolve: ({ access: { missingKeys } }) => missingKeys,
    }),
    mayStillRefuse: t.field({
      type: [AccessLimit],
      description: 'What else can refuse the request and cannot be seen from KMS. Empty for DENIED and NOT_ALLOWED.',
      resolve: ({ access: { mayStillRefuse } }) => mayStillRefuse,
    }),
    keyState: t.field({
      type: KeyStateAccess,
      ...askKms(description, 'Whether KMS performs the action on the key in its present state.'),
      resolve: async ({ ref, action }, _args, { loaders }) => {
        const { metadata } = await loaders.description(ref);
        return { ...findKeyState(findAction(action), toMetadataFacts(metadata)), state: metadata.KeyState };
      },
    }),
    statements: t.field({
      type: [StatementEvaluation],
      args: {
        all: t.arg.boolean({
          defaultValue: false,
          required: true,
          description: 'True: all statements. False: those for this principal and action.',
        }),
      },
      description:
        'The statements of the key policy in their order, and why each applies or not. Empty if the policy could not be read, or the action is not about a key.',
      resolve: ({ access: { statements } }, { all }) => (all ? statements : statements.filter(concernsRequest)),
    }),
    grants: t.field({
      type: [GrantEvaluation],
      nullable: true,
      description:
        'The grants for this principal, and why each applies or not. Null if they could not change the verdict, and were not read; or if they could not all be read, and one of them could decide: then `reasons` has GRANTS_UNREADABLE.',
      resolve: ({ access: { grants }, entries }) =>
        grants?.filter(({ principal }) => principal !== 'NONE').map((result) => toGrantSource(result, entries)) ?? null,
    }),
  }),
});

type Entries = AccessSource['entries'];

function toBasis(source: StatementResult | GrantResult, entries: Entries): Statement | GrantListEntry {
  return 'grant' in source ? (entries.get(source.grant) ?? {}) : source.statement;
}

function toGrantSource(result: GrantResult, entries: Entries): GrantEvaluationSource {
  return { ...result, entry: entries.get(result.grant) ?? {} };
}

function concernsRequest({ principal, action }: StatementResult): boolean {
  return principal !== 'NONE' && action !== 'NO';
}

builder.objectFields(Key, (t) => ({
  access: t.field({
    type: KeyAccess,
    ...askKms(
      policy,
      'Whether a principal may perform an action on this key: by the key policy, by a grant, or by the IAM policies of its account.',
      {
        failure:
          'Never null: what cannot be decided, for example because a call failed, is UNKNOWN, with reasons. A wrong argument is an error that makes the whole `key` null.',
        price:
          'one GetKeyPolicy call per key. Needs kms:DescribeKey if a condition depends on the key: one DescribeKey call per key. Needs kms:ListGrants if a grant could decide: one ListGrants call per key for its first 100 grants. If a key has more, and one of them could decide, the verdict is UNKNOWN',
        // The fields of an answer make calls for the key, such as `keyState`.
        cost: { calls: ({ action }, count) => toAccessCalls([action], count), leadsTo: 'sameObjects' },
      },
    ),
    nullable: false,
    args: {
      ...requestArgs(t),
      action: t.arg.string({ required: true, description: 'Such as kms:Decrypt. Case-insensitive. No wildcard.' }),
    },
    directives: { tag: { name: 'access' } },
    resolve: loadAccess,
  }),
}));
