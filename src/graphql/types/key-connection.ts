import type { KeyRef, KmsScope } from '../../kms/arn.ts';
import type { ReadPage } from '../../kms/pages.ts';
import { keys } from '../../kms/reads/keys.ts';
import { policy } from '../../kms/reads/policy.ts';
import { askKms, askKmsForPage } from '../ask-kms.ts';
import { builder } from '../builder.ts';
import type { Args } from '../call-cost.ts';
import { type ConnectionArgs, loadConnection, loadFilteredConnection, toPageCalls } from '../connection.ts';
import type { Context } from '../context.ts';
import { toItemCount } from '../user-input.ts';
import { checkFilter, MAX_CHECKED_KEYS, passFilter, toFilterCalls, toMaxBatch } from './filter/key-filter.ts';
import type { Filter } from './filter/key-filter-input.ts';
import { Key } from './key.ts';
import { loadCoverage, PolicyCoverage } from './policy-coverage.ts';

export const KeyEdge = builder.edgeObject({
  type: Key,
  name: 'KeyEdge',
  description: 'A key and its position in the list.',
});

/** The field `policyCoverage` of a connection of keys. */
export const COVERAGE = {
  type: PolicyCoverage,
  ...askKms(policy, 'How many policies of this page could be read, and why the others could not.', {
    failure: 'Never null: the field counts failed calls.',
    price: 'one GetKeyPolicy call per key, shared with `policy`',
    cost: { calls: (_args, count) => ({ 'GetKeyPolicy default': count }) },
  }),
  nullable: false,
  directives: { tag: { name: 'access' } },
  resolve: (page: unknown, _args: object, { loaders }: Context) =>
    loadCoverage(
      (page as KeyPage).edges.map(({ node }) => node),
      loaders,
    ),
} as const;

/** What the resolvers of connections of keys return. Pothos also allows other types for edges. */
type KeyPage = { readonly edges: readonly { readonly node: KeyRef }[] };

export const KeyConnection = builder.connectionObject(
  {
    type: Key,
    name: 'KeyConnection',
    description: 'A page of keys, in the order of KMS.',
    fields: (t) => ({ policyCoverage: t.field(COVERAGE) }),
  },
  KeyEdge,
);

/** The nullability, description and cost of a field that lists keys. */
export function askKmsForKeys(what: string) {
  return askKmsForPage(keys, 'keys', `${what}, in the order of KMS.`, {
    price: 'one ListKeys call per 1000 keys, and what the filter costs',
    cost: {
      calls: (args, count) =>
        args.filter ? toFilteredListCalls({ ...args, first: MAX_CHECKED_KEYS }, count) : toListCalls(args, count),
      itemCalls: toFilterCalls,
      items: toKeyCount,
    },
  });
}

/** The most keys of a page: a filter passes no more than it checks. */
export function toKeyCount(args: Args): number {
  return args.filter ? Math.min(toItemCount(args), MAX_CHECKED_KEYS) : toItemCount(args);
}

const toListCalls = toPageCalls('ListKeys', keys.maxLimit);
const toFilteredListCalls = toPageCalls('ListKeys', keys.maxLimit, { whole: true });

/** A page of the keys of one account and Region. */
export function loadKeys(
  scope: KmsScope,
  args: ConnectionArgs & { readonly filter?: Filter | null | undefined },
  context: Context,
) {
  const { filter, ...page } = args;
  const list = `keys of account ${scope.accountId} in ${scope.region}`;
  const readPage: ReadPage<KeyRef> = (page) => context.loaders.keys(scope, page);
  if (!filter) return loadConnection(list, page, readPage, keys.maxLimit);
  checkFilter(filter);
  // Whole pages: with pages of only as many keys as are missing, the search for a rare key would need up to 250 calls.
  const readWholePage: ReadPage<KeyRef> = ({ marker }) => readPage({ marker, limit: keys.maxLimit });
  return loadFilteredConnection(list, page, readWholePage, {
    maxLimit: keys.maxLimit,
    maxChecked: MAX_CHECKED_KEYS,
    maxBatch: toMaxBatch(filter),
    pass: (refs) => passFilter(refs, filter, context),
  });
}
