import { policy } from '../../../kms/reads/policy.ts';
import { askKms } from '../../ask-kms.ts';
import { builder } from '../../builder.ts';
import type { Args, Calls } from '../../call-cost.ts';
import { toItemCount } from '../../user-input.ts';
import { Key } from '../key.ts';
import { pageArgs } from '../page-args.ts';
import { PolicyPrincipal } from '../policy-statement.ts';
import { AccessReason } from './access-reason.ts';
import { KeyPermission } from './key-permission.ts';
import { GRANTS_CALL } from './load-grants.ts';
import { loadPrincipals, type PrincipalPage, type PrincipalSource } from './load-principals.ts';

const PrincipalRelation = builder.enumType('PrincipalRelation', {
  description: 'How a principal is related to a key.',
  values: {
    EVERYONE: { description: 'Everyone in every account, unless a condition restricts it.' },
    OWN_ACCOUNT: { description: 'The account of the key, or a principal of it.' },
    TRUSTED_ACCOUNT: {
      description:
        'Another account that the operator trusts (`analysis.trustedAccounts` in the configuration), or a principal of it.',
    },
    OTHER_ACCOUNT: { description: 'Another account, or a principal of it.' },
    SERVICE: { description: 'An AWS service.' },
    NOBODY: {
      description:
        'No request comes from it: a user or role that was deleted, an identity provider, or a text that names no principal.',
    },
  } as const,
});

const KeyPrincipal = builder.objectRef<PrincipalSource>('KeyPrincipal').implement({
  description: 'A principal that the policy or a grant names, and what it may do.',
  fields: (t) => ({
    principal: t.expose('principal', { type: PolicyPrincipal, description: 'The principal.' }),
    relation: t.expose('relation', {
      type: PrincipalRelation,
      description: 'How the principal is related to the key.',
    }),
    permissions: t.field({
      type: [KeyPermission],
      description:
        'What it may do by each statement in their order, then by each grant: with the argument `actions`, only these actions. Actions under different conditions are different permissions. What it may do because its account, its role or everyone is named is in `inherited`. Empty for NOBODY, and if nothing that names it can ever apply.',
      resolve: async ({ loadPermissions, entries }) =>
        (await loadPermissions()).map((permission) => ({ ...permission, entries })),
    }),
    inherited: t.field({
      type: [KeyPermission],
      description:
        'What it may do by statements and grants that do not name it, but its account, its role or everyone. As it applies to this principal: conditions that it cannot meet and Deny statements for others are left out. Empty for NOBODY.',
      resolve: async ({ loadInherited, entries }) =>
        (await loadInherited()).map((permission) => ({ ...permission, entries })),
    }),
  }),
});

const KeyPrincipalConnection = builder.connectionObject(
  {
    type: KeyPrincipal,
    name: 'KeyPrincipalConnection',
    description: 'A page of principals, in the order of the policy, then of the grants.',
    fields: (t) => ({
      incomplete: t.field({
        type: [AccessReason],
        description:
          'Why principals or permissions may be missing in the list, such as grants that could not be read. Empty if none are.',
        resolve: (page) => (page as unknown as PrincipalPage).incomplete,
      }),
    }),
  },
  { name: 'KeyPrincipalEdge', description: 'A principal and its position in the list.' },
);

function toPrincipalCalls(_args: Args, count: number): Calls {
  return { 'GetKeyPolicy default': count, [GRANTS_CALL]: count };
}

builder.objectFields(Key, (t) => ({
  principals: t.field({
    type: KeyPrincipalConnection,
    ...askKms(
      policy,
      'Everyone whom an Allow statement of the key policy or a grant names, and what each may do. For an account, its IAM policies say who in it has the permission.',
      {
        failure: 'Null if the policy could not be read; `errors` says why.',
        price:
          'one GetKeyPolicy call per key. Needs kms:ListGrants; one ListGrants call per key for its first 100 grants. If the grants could not be read, or there are more, `incomplete` says so',
        cost: { calls: toPrincipalCalls, items: toItemCount },
      },
    ),
    args: {
      ...pageArgs(t),
      actions: t.arg.stringList({
        description:
          'Lists only those who may perform one of these actions, such as kms:Decrypt, and of their permissions only those for these actions. Those whom a Deny statement always denies all of them are left out. At most 100 actions. Case-insensitive. No wildcard. Default: all principals.',
      }),
      includeDenied: t.arg.boolean({
        required: true,
        defaultValue: false,
        description:
          'True: lists also those whom only a Deny statement names, after the others, except everyone. Without effect if `actions` is given.',
      }),
    },
    directives: { tag: { name: 'access' } },
    resolve: loadPrincipals,
  }),
}));
