import { toScope } from '../../kms/arn.ts';
import { aliases } from '../../kms/reads/aliases.ts';
import type { VisibleAccount } from '../../kms/visible-accounts.ts';
import { askKmsForPage } from '../ask-kms.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { loadConnection } from '../connection.ts';
import { selectAccounts, selectRegions } from '../select-places.ts';
import { BadUserInput } from '../user-input.ts';
import { KmsException } from './exceptions.ts';
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
    regionsFailure: t.expose('regionsFailure', {
      type: KmsException,
      nullable: true,
      description:
        'Why the enabled Regions of the account could not be listed (account:ListRegions). `regions` then has at most the home Region, and keys of other Regions are missing in all lists. Null if none are missing: the Regions are configured, or could be listed at least once. Makes no call.',
    }),
  }),
});

export const KmsRegion = builder.objectRef<Region>('KmsRegion').implement({
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
    args: {
      names: t.arg.stringList({
        description:
          'Only these Regions, of those that `accounts` lists: 1 to 1000. An account that does not have them gives none. Default: all.',
      }),
    },
    extensions: withCost({
      items: ({ names }, { accounts }) => Math.max(0, ...toRegionCounts(names, accounts, accounts)),
      // If the accounts are not known, the count is `items` for each of them.
      objects: ({ names }, context, { accounts }) =>
        accounts ? { count: sum(toRegionCounts(names, accounts, context.accounts)) } : {},
    }),
    resolve(account, { names }, { accounts }) {
      const selected = selectRegions(names, accounts);
      return account.regions
        .filter((name) => selected === null || selected.has(name))
        .map((name) => ({ account, name }));
    },
  }),
}));

builder.queryFields((t) => ({
  accounts: t.field({
    type: [AwsAccount],
    description: 'The accounts that the gateway is configured to read and the caller may see. Costs no call.',
    directives: { tag: { name: 'estate' } },
    args: {
      accountIds: t.arg.idList({
        description: 'Only these accounts, of those that there are: 1 to 1000. Default: all.',
      }),
    },
    extensions: withCost({
      items: ({ accountIds }, { accounts }) => toAccounts(accountIds, accounts).length,
      objects: ({ accountIds }, { accounts }) => ({ accounts: toAccounts(accountIds, accounts) }),
    }),
    resolve: (_root, { accountIds }, { accounts }) => selectAccounts(accountIds, accounts),
  }),
}));

/** None if the argument is not valid: the field then fails. */
function toAccounts(accountIds: unknown, accounts: readonly VisibleAccount[]): readonly VisibleAccount[] {
  return toValid(() => selectAccounts(accountIds as readonly string[] | null, accounts)) ?? [];
}

/** The number of Regions that are selected in each account. */
function toRegionCounts(names: unknown, of: readonly VisibleAccount[], accounts: readonly VisibleAccount[]): number[] {
  const selected = toValid(() => selectRegions(names as readonly string[] | null, accounts));
  if (selected === undefined) return [];
  return of.map(({ regions }) => (selected === null ? regions : regions.filter((name) => selected.has(name))).length);
}

/** Undefined if the value is refused. */
function toValid<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof BadUserInput) return undefined;
    throw error;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

export function scopeOf({ account, name }: Region) {
  return toScope(account.accountId, name);
}
