import type { Permission } from '../../../analysis/principals/permission.ts';
import type { GrantListEntry } from '../../../kms/reads/grants.ts';
import { builder } from '../../builder.ts';
import { PolicyCondition, PolicyStatement } from '../policy-statement.ts';
import { AccessBasis, AccessVerdict } from './key-access.ts';

type PermissionSource = Permission & { readonly entries: ReadonlyMap<unknown, GrantListEntry> };

export const KeyPermission = builder.objectRef<PermissionSource>('KeyPermission').implement({
  description: 'What one statement or one grant lets a principal do.',
  fields: (t) => ({
    actions: t.stringList({
      description:
        "The actions in AWS's spelling, such as kms:Decrypt. Actions that the principal can never perform on this key are left out, and those that the argument `actions` of `Key.principals` does not name.",
      resolve: ({ actions }) => actions,
    }),
    andFutureActions: t.exposeBoolean('andFutureActions', {
      description: 'True if a wildcard also covers actions that AWS adds later.',
    }),
    verdict: t.expose('verdict', {
      type: AccessVerdict,
      description:
        'The verdict for a request that meets `conditions` and `constraints`, and that no statement of `limitedBy` denies. For EVERYONE, ALLOWED is the verdict for the account of the key: in another account, its IAM policies must allow it, too. DENIED: a Deny statement applies to every such request. UNKNOWN: the statement could not be read whole, or the gateway does not know the operation of the grant.',
    }),
    conditions: t.expose('conditions', {
      type: [PolicyCondition],
      description:
        'The conditions of the statement that a request must meet. Those that every request of this principal for this key meets are left out. Empty if there are none, and for a grant.',
    }),
    constraints: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The constraints of the grant, as KMS sent them. Null for a statement, and if there are none.',
      resolve: ({ constraints }) => constraints,
    }),
    limitedBy: t.expose('limitedBy', {
      type: [PolicyStatement],
      description:
        'The Deny statements that deny some of these requests. For DENIED: the one that denies all. Empty if there are none.',
    }),
    source: t.field({
      type: AccessBasis,
      description: 'The statement or the grant that gives the permission.',
      resolve: ({ source, entries }) => ('pointer' in source ? source : (entries.get(source) ?? {})),
    }),
  }),
});
