import { toScope } from '../../kms/arn.ts';
import { MAX_LIMIT } from '../../kms/calls.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { toConnection, toPageCalls } from '../connection.ts';
import type { ConfiguredAccount } from '../context.ts';
import { toItemCount } from '../user-input.ts';
import { pageArgs } from './connection-args.ts';
import { KeyAliasConnection } from './key-alias.ts';
import { KEYS_COST, KEYS_DESCRIPTION, KeyConnection, loadKeys } from './key-connection.ts';
import { KeyFilter } from './key-filter.ts';

type Region = { readonly account: ConfiguredAccount; readonly name: string };

export const AwsAccount = builder.node(builder.objectRef<ConfiguredAccount>('AwsAccount'), {
  description:
    'An AWS account that the gateway is configured to read. Makes no call, except for fields of its Regions.',
  directives: { key: { fields: 'accountId' } },
  id: {
    resolve: ({ accountId }) => accountId,
    description: 'The global ID of the account, for `node`. Opaque and stable. Makes no call.',
  },
  fields: (t) => ({
    accountId: t.exposeID('accountId', { description: 'The account ID: 12 digits.' }),
    partition: t.exposeString('partition', {
      description: 'The partition of the account, such as aws, aws-cn or aws-us-gov.',
    }),
  }),
});

const KmsRegion = builder.objectRef<Region>('KmsRegion').implement({
  description: 'KMS in one account and Region. The gateway reads Regions concurrently, each with its own rate limit.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The Region, such as us-east-2.' }),
    account: t.field({
      type: AwsAccount,
      description: 'The account of this Region.',
      extensions: withCost({ leads: 'back' }),
      resolve: ({ account }) => account,
    }),
    keys: t.field({
      type: KeyConnection,
      nullable: true,
      description: `The keys of this account and Region, ${KEYS_DESCRIPTION}`,
      args: {
        filter: t.arg({ type: KeyFilter, description: 'Returns only keys that meet this filter.' }),
        ...pageArgs(t),
      },
      extensions: KEYS_COST,
      resolve: (region, args, context) => loadKeys(scopeOf(region), args, context),
    }),
    aliases: t.field({
      type: KeyAliasConnection,
      nullable: true,
      description:
        'All aliases of this account and Region, in the order of KMS. Null if the call failed; `errors` says why. Needs kms:ListAliases; one ListAliases call per 100 aliases.',
      args: pageArgs(t),
      extensions: withCost({
        operation: 'ListAliases',
        calls: toPageCalls('ListAliases', MAX_LIMIT.aliases),
        items: toItemCount,
      }),
      resolve(region, args, { loaders }) {
        const scope = scopeOf(region);
        const list = `aliases of account ${scope.accountId} in ${scope.region}`;
        return toConnection(list, args, (page) => loaders.aliasesOfScope(scope, page), MAX_LIMIT.aliases);
      },
    }),
  }),
});

builder.objectFields(AwsAccount, (t) => ({
  regions: t.field({
    type: [KmsRegion],
    description: 'The Regions that the gateway is configured to read in this account and the caller is allowed to see.',
    directives: { tag: { name: 'estate' } },
    extensions: withCost({
      items: (_args, { accounts }) => Math.max(0, ...accounts.map(countRegions)),
      // If it is not known which accounts these are, `items` is the largest number.
      objects: (_args, _context, { accounts }) => (accounts ? { count: sum(accounts.map(countRegions)) } : {}),
    }),
    resolve: (account) => account.regions.map((name) => ({ account, name })),
  }),
}));

builder.queryFields((t) => ({
  accounts: t.field({
    type: [AwsAccount],
    description: 'The accounts that the gateway is configured to read and the caller is allowed to see. Makes no call.',
    directives: { tag: { name: 'estate' } },
    extensions: withCost({
      items: (_args, { accounts }) => accounts.length,
      objects: (_args, { accounts }) => ({ accounts }),
    }),
    resolve: (_root, _args, { accounts }) => accounts,
  }),
}));

function countRegions({ regions }: ConfiguredAccount): number {
  return regions.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function scopeOf({ account, name }: Region) {
  return toScope(account.accountId, name);
}
