import type { KeyRef, KmsScope } from '../../kms/arn.ts';
import { MAX_LIMIT } from '../../kms/calls.ts';
import type { ReadPage } from '../../kms/pages.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { type ConnectionArgs, toConnection, toFilteredConnection, toPageCalls } from '../connection.ts';
import type { Context } from '../context.ts';
import { toItemCount } from '../user-input.ts';
import { Key } from './key.ts';
import { checkFilter, type Filter, MAX_CHECKED_KEYS, passesFilter, toFilterCalls } from './key-filter.ts';
import { loadCoverage, PolicyCoverage } from './policy-coverage.ts';

export const KeyConnection = builder.connectionObject(
  {
    type: Key,
    name: 'KeyConnection',
    description: 'A page of keys, in the order of KMS.',
    fields: (t) => ({
      policyCoverage: t.field({
        type: PolicyCoverage,
        description:
          'How many policies of this page could be read, and why the others could not. Never null, because it counts failures. Needs kms:GetKeyPolicy; one GetKeyPolicy call per key, which the field `policy` shares.',
        directives: { tag: { name: 'access' } },
        extensions: withCost({
          operation: 'GetKeyPolicy',
          calls: (_args, count) => ({ 'GetKeyPolicy default': count }),
        }),
        // The type of Pothos allows more than an array. loadKeys returns an array.
        resolve: ({ edges }, _args, { loaders }) =>
          loadCoverage(
            (edges as readonly { node: KeyRef }[]).map(({ node }) => node),
            loaders,
          ),
      }),
    }),
  },
  { name: 'KeyEdge', description: 'A key and its position in the list.' },
);

export const KEYS_DESCRIPTION =
  'in the order of KMS. Null if the call failed; `errors` says why. Needs kms:ListKeys; one ListKeys call per 1000 keys, and the calls of the filter.';

export const KEYS_COST = withCost({
  operation: 'ListKeys',
  calls: (args, count) =>
    args.filter ? toFilteredListCalls({ ...args, first: MAX_CHECKED_KEYS }, count) : toListCalls(args, count),
  itemCalls: toFilterCalls,
  items: (args) => (args.filter ? Math.min(toItemCount(args), MAX_CHECKED_KEYS) : toItemCount(args)),
});

const toListCalls = toPageCalls('ListKeys', MAX_LIMIT.keys);
const toFilteredListCalls = toPageCalls('ListKeys', MAX_LIMIT.keys, { whole: true });

/** Loads a page of the keys of one account and Region. */
export function loadKeys(
  scope: KmsScope,
  args: ConnectionArgs & { readonly filter?: Filter | null | undefined },
  context: Context,
) {
  const { filter, ...page } = args;
  const list = `keys of account ${scope.accountId} in ${scope.region}`;
  const readPage: ReadPage<KeyRef> = (page) => context.loaders.keys(scope, page);
  if (!filter) return toConnection(list, page, readPage, MAX_LIMIT.keys);
  checkFilter(filter);
  // Reads whole pages. With small pages, a filter that few keys pass would cost up to 250 ListKeys calls.
  const readWholePage: ReadPage<KeyRef> = ({ marker }) => readPage({ marker, limit: MAX_LIMIT.keys });
  return toFilteredConnection(list, page, readWholePage, {
    maxLimit: MAX_LIMIT.keys,
    maxChecked: MAX_CHECKED_KEYS,
    passes: (ref) => passesFilter(ref, filter, context),
  });
}
