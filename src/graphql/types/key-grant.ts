import { toArn } from '../../kms/arn.ts';
import { type GrantListEntry, MAX_LIMIT } from '../../kms/calls.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { toConnection, toPageCalls } from '../connection.ts';
import { toItemCount } from '../user-input.ts';
import { pageArgs } from './connection-args.ts';
import { Key } from './key.ts';

const KeyGrant = builder.objectRef<GrantListEntry>('KeyGrant').implement({
  description:
    'A grant: leave to use a key that stands beside its policy. Everything here comes from the call that listed it.',
  fields: (t) => ({
    grantId: t.id({ description: 'The ID of the grant.', resolve: ({ GrantId: id }) => id ?? '' }),
    name: t.string({
      nullable: true,
      description: 'The friendly name. Null where it has none.',
      resolve: ({ Name: name }) => name || null,
    }),
    granteePrincipal: t.string({
      nullable: true,
      description: 'Who may use the key by this grant. Null where KMS does not say.',
      resolve: ({ GranteePrincipal: principal }) => principal ?? null,
    }),
    retiringPrincipal: t.string({
      nullable: true,
      description: 'Who may retire the grant. Null where nobody is named.',
      resolve: ({ RetiringPrincipal: principal }) => principal ?? null,
    }),
    issuingAccount: t.string({
      nullable: true,
      description: 'The account in which the grant was made. Null where KMS does not say.',
      resolve: ({ IssuingAccount: account }) => account ?? null,
    }),
    operations: t.stringList({
      description: 'What the grantee may do, such as Decrypt.',
      resolve: ({ Operations: operations }) => operations ?? [],
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the grant was made. Null where KMS does not say.',
      resolve: ({ CreationDate: date }) => date ?? null,
    }),
    constraints: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'EncryptionContextEquals, EncryptionContextSubset or SourceArn, as KMS gives them. Null where the grant has no constraint.',
      resolve: ({ Constraints: constraints }) => constraints ?? null,
    }),
  }),
});

const KeyGrantConnection = builder.connectionObject(
  { type: KeyGrant, name: 'KeyGrantConnection', description: 'A page of grants, in the order of KMS.' },
  { name: 'KeyGrantEdge', description: 'A grant, and its place in the list.' },
);

builder.objectFields(Key, (t) => ({
  grants: t.field({
    type: KeyGrantConnection,
    nullable: true,
    description:
      'The grants on the key: up to 50,000. Null where the call failed; `errors` says why. Needs kms:ListGrants; one ListGrants call per hundred grants.',
    args: pageArgs(t),
    directives: { tag: { name: 'access' } },
    extensions: withCost({
      operation: 'ListGrants',
      calls: toPageCalls('ListGrants', MAX_LIMIT.grants),
      items: toItemCount,
    }),
    resolve: (ref, args, { loaders }) =>
      toConnection(`grants of ${toArn(ref)}`, args, (page) => loaders.grants(ref, page), MAX_LIMIT.grants),
  }),
}));
