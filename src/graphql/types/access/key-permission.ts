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
      description: "The actions in AWS's spelling; only those that take effect for this principal.",
      resolve: ({ actions }) => actions,
    }),
    andFutureActions: t.exposeBoolean('andFutureActions', {
      description: 'True if a wildcard also covers actions that AWS adds later.',
    }),
    verdict: t.expose('verdict', {
      type: AccessVerdict,
      description:
        'The verdict for a request that meets the conditions and constraints, and to which no `limitedBy` applies.',
    }),
    conditions: t.expose('conditions', {
      type: [PolicyCondition],
      description:
        'The conditions that a request must meet. Those that every request for this key meets are left out. Empty if there are none.',
    }),
    constraints: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The constraints of the grant, as KMS sent them. Null for a statement, and if there are none.',
      resolve: ({ constraints }) => constraints,
    }),
    limitedBy: t.expose('limitedBy', {
      type: [PolicyStatement],
      description: 'The Deny statements that take some of it away. For DENIED: the one that takes all of it.',
    }),
    source: t.field({
      type: AccessBasis,
      description: 'The statement or the grant.',
      resolve: ({ source, entries }) => ('pointer' in source ? source : (entries.get(source) ?? {})),
    }),
  }),
});
