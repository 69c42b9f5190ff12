import { toArn } from '../../kms/arn.ts';
import { type GrantListEntry, grants } from '../../kms/reads/grants.ts';
import { toGrantPrincipal } from '../../policy/to-grant-principal.ts';
import { askKmsForPage } from '../ask-kms.ts';
import { builder } from '../builder.ts';
import { loadConnection } from '../connection.ts';
import { Key } from './key.ts';
import { pageArgs } from './page-args.ts';
import { PolicyPrincipal } from './policy-statement.ts';

export const KeyGrant = builder.objectRef<GrantListEntry>('KeyGrant').implement({
  description:
    'A grant on a key. It allows a principal to use the key, in addition to what the key policy allows. All fields come from the ListGrants call that listed it.',
  fields: (t) => ({
    grantId: t.id({ description: 'The ID of the grant.', resolve: ({ GrantId: id }) => id ?? '' }),
    name: t.string({
      nullable: true,
      description: 'The name that its creator gave the grant. Null if it has none.',
      resolve: ({ Name: name }) => name || null,
    }),
    grantee: t.field({
      type: PolicyPrincipal,
      nullable: true,
      description:
        'Who can use the key with this grant: `granteeServicePrincipal` or `granteePrincipal`, with its kind and account. Null if KMS sent neither.',
      resolve: (grant) => toGrantPrincipal(grant.GranteePrincipal, grant.GranteeServicePrincipal),
    }),
    retiree: t.field({
      type: PolicyPrincipal,
      nullable: true,
      description:
        'Who can retire the grant: `retiringServicePrincipal` or `retiringPrincipal`, with its kind and account. Null if the grant names nobody.',
      resolve: (grant) => toGrantPrincipal(grant.RetiringPrincipal, grant.RetiringServicePrincipal),
    }),
    granteePrincipal: t.string({
      nullable: true,
      description: 'Who can use the key with this grant, as KMS sent it. Null if KMS sent none.',
      resolve: ({ GranteePrincipal: principal }) => principal ?? null,
    }),
    granteeServicePrincipal: t.string({
      nullable: true,
      description:
        'The AWS service that can use the key with this grant, such as dynamodb.amazonaws.com. Null if KMS sent none.',
      resolve: ({ GranteeServicePrincipal: principal }) => principal ?? null,
    }),
    retiringPrincipal: t.string({
      nullable: true,
      description: 'Who can retire the grant, as KMS sent it. Null if KMS sent none.',
      resolve: ({ RetiringPrincipal: principal }) => principal ?? null,
    }),
    retiringServicePrincipal: t.string({
      nullable: true,
      description: 'The AWS service that can retire the grant, such as dynamodb.amazonaws.com. Null if KMS sent none.',
      resolve: ({ RetiringServicePrincipal: principal }) => principal ?? null,
    }),
    issuingAccount: t.string({
      nullable: true,
      description: 'The account that created the grant. Null if KMS did not send it.',
      resolve: ({ IssuingAccount: account }) => account ?? null,
    }),
    operations: t.stringList({
      description: 'The operations that the grant allows, such as Decrypt.',
      resolve: ({ Operations: operations }) => operations ?? [],
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the grant was created. Null if KMS did not send it.',
      resolve: ({ CreationDate: date }) => date ?? null,
    }),
    constraints: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'The conditions of the grant, as KMS sent them: EncryptionContextEquals, EncryptionContextSubset, SourceArn. Null if there are none.',
      resolve: ({ Constraints: constraints }) => constraints ?? null,
    }),
  }),
});

const KeyGrantConnection = builder.connectionObject(
  { type: KeyGrant, name: 'KeyGrantConnection', description: 'A page of grants, in the order of KMS.' },
  { name: 'KeyGrantEdge', description: 'A grant and its position in the list.' },
);

builder.objectFields(Key, (t) => ({
  grants: t.field({
    type: KeyGrantConnection,
    ...askKmsForPage(grants, 'grants', 'The grants on the key: at most 50,000.'),
    args: pageArgs(t),
    directives: { tag: { name: 'access' } },
    resolve: (ref, args, { loaders }) =>
      loadConnection(`grants of ${toArn(ref)}`, args, (page) => loaders.grants(ref, page), grants.maxLimit),
  }),
}));
