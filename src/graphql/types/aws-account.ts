import { toScope } from '../../kms/arn.ts';
import { aliases } from '../../kms/reads/aliases.ts';
import type { VisibleAccount } from '../../kms/visible-accounts.ts';
import { askKmsForPage } from '../ask-kms.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { loadConnection } from '../connection.ts';
import { KeyFilter } from './filter/key-filter-input.ts';
import { KeyAliasConnection } from './key-alias.ts';
import { askKmsForKeys, KeyConnection, loadKeys } from './key-connection.ts';
import { pageArgs } from './page-args.ts';

type Region = { readonly account: VisibleAccount; readonly name: string };

export const AwsAccount = builder.node(builder.objectRef<VisibleAccount>('AwsAccount'), {
  description: 'An AWS account that the gateway is configured to read. Only the fields of its Regions cost calls.',
  directives: { key: { fields: 'accountId' } },
  id: {
    resolve: ({ accountId }) => accountId,
    description: 'The global ID of the account, for `node`. Opaque and stable. Makes no call.',
  },
  fields: (t) => ({
    accountId: t.exposeID('accountId', { description: 'The account ID: 12 digits.' }),
    partition: t.exposeString('partition', { description: 'The partition of the account: aws, aws-cn, aws-us-gov.' }),
  }),
});

const KmsRegion = builder.objectRef<Region>('KmsRegion').implement({
  description:
    'KMS in one account and Region. The gateway reads Regions in parallel, and each has request quotas of its own.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name of the Region, such as us-east-2.' }),
    account: t.field({
      type: AwsAccount,
      description: 'The account.',
      extensions: withCost({ leadsTo: 'previousObjects' }),
      resolve: ({ account }) => account,
    }),
    keys: t.field({
      type: KeyConnection,
      ...askKmsForKeys('The keys of this account and Region'),
      args: {
        filter: t.arg({ type: KeyFilter, description: 'Returns only keys that meet this filter.' }),
        ...pageArgs(t),
      },
      resolve: (region, args, context) => loadKeys(scopeOf(region), args, context),
    }),
    aliases: t.field({
      type: KeyAliasConnection,
      ...askKmsForPage(aliases, 'aliases', 'All aliases of this account and Region, in the order of KMS.'),
      args: pageArgs(t),
      resolve(region, args, { loaders }) {
        const scope = scopeOf(region);
        const list = `aliases of account ${scope.accountId} in ${scope.region}`;
        return loadConnection(list, args, (page) => loaders.aliases(scope, page), aliases.maxLimit);
      },
    }),
  }),
});

builder.objectFields(AwsAccount, (t) => ({
  regions: t.field({
    type: [KmsRegion],
    description: 'The Regions of this account that the gateway is configured to read and the caller may see.',
    directives: { tag: { name: 'estate' } },
    extensions: withCost({
      items: (_args, { accounts }) => Math.max(0, ...accounts.map(countRegions)),
      // If the accounts are not known, the count is `items` for each of them.
      objects: (_args, _context, { accounts }) => (accounts ? { count: sum(accounts.map(countRegions)) } : {}),
    }),
    resolve: (account) => account.regions.map((name) => ({ account, name })),
  }),
}));

builder.queryFields((t) => ({
  accounts: t.field({
    type: [AwsAccount],
    description: 'The accounts that the gateway is configured to read and the caller may see. Costs no call.',
    directives: { tag: { name: 'estate' } },
    extensions: withCost({
      items: (_args, { accounts }) => accounts.length,
      objects: (_args, { accounts }) => ({ accounts }),
    }),
    resolve: (_root, _args, { accounts }) => accounts,
  }),
}));

function countRegions({ regions }: VisibleAccount): number {
  return regions.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function scopeOf({ account, name }: Region) {
  return toScope(account.accountId, name);
}
