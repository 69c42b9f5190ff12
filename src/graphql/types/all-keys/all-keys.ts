import { countPages } from '../../../kms/pages.ts';
import { keys } from '../../../kms/reads/keys.ts';
import { askKms } from '../../ask-kms.ts';
import { builder } from '../../builder.ts';
import type { Args, Calls, CostContext } from '../../call-cost.ts';
import { BadUserInput, MAX_PAGE_SIZE, toItemCount } from '../../user-input.ts';
import { KmsException } from '../exceptions.ts';
import { MAX_CHECKED_KEYS, toFilterCalls } from '../filter/key-filter.ts';
import { KeyFilter } from '../filter/key-filter-input.ts';
import { Key } from '../key.ts';
import { COVERAGE, KeyEdge, toKeyCount } from '../key-connection.ts';
import { pageArgs } from '../page-args.ts';
import type { PlaceFailure as PlaceFailureSource } from './fill-page.ts';
import { type AllKeysArgs, loadAllKeys } from './load-all-keys.ts';
import { isUnknown, parsePlaces } from './parse-places.ts';
import { decodePlaceCursor, startAt } from './place-cursor.ts';
import { MAX_PLACES } from './read-places.ts';

const PlaceFailure = builder.objectRef<PlaceFailureSource>('PlaceFailure').implement({
  description:
    'An account and Region whose keys could not be listed. To try again, ask for them alone: `keys(accountId, region)`, or `allKeys(accountIds, regions)`. Or an account whose enabled Regions could not be listed: there may be keys in Regions that the gateway does not know.',
  fields: (t) => ({
    accountId: t.exposeID('accountId', { description: 'The account ID: 12 digits.' }),
    region: t.exposeString('region', {
      nullable: true,
      description:
        'The name of the Region, such as us-east-2. Null if the enabled Regions of the account could not be listed, so that only those of `AwsAccount.regions` are read.',
    }),
    exception: t.expose('failure', {
      type: KmsException,
      description: 'Why its keys, or its Regions, could not be listed.',
    }),
  }),
});

type AllKeysPage = Awaited<ReturnType<typeof loadAllKeys>>;

const AllKeysConnection = builder.connectionObject(
  {
    type: Key,
    name: 'AllKeysConnection',
    description:
      'A page of the keys of several accounts and Regions: by account ID, then by Region, then as KMS lists them.',
    fields: (t) => ({
      policyCoverage: t.field(COVERAGE),
      failures: t.field({
        type: [PlaceFailure],
        description:
          'The accounts and Regions between the start and the end of this page whose keys could not be listed, and the accounts whose Regions could not be listed. Each is on one page only: the next page goes on after it. The keys of all others are complete. Empty if all could be listed.',
        resolve: (page) => (page as unknown as AllKeysPage).failures,
      }),
    }),
  },
  KeyEdge,
);

/** At most one page of KMS for each place, and one more in the first if the page starts within a page of KMS. */
function toListCalls(args: Args, _count: number, { accounts }: CostContext): Calls {
  const position = decodePlaceCursor(args.after, keys.maxLimit);
  const items = args.filter ? MAX_CHECKED_KEYS : Math.min(toItemCount(args), MAX_PAGE_SIZE);
  if (position === undefined || items === 0) return {};
  try {
    const { places, first } = startAt(parsePlaces(args as AllKeysArgs, accounts), position);
    const more = countPages(first.skip + items, keys.maxLimit) - 1;
    const listed = places.slice(0, MAX_PLACES).filter((place) => !isUnknown(place));
    return { [`ListKeys of ${JSON.stringify(args)}`]: listed.length + (listed.length > 0 ? more : 0) };
  } catch (error) {
    if (error instanceof BadUserInput) return {};
    throw error;
  }
}

builder.queryFields((t) => ({
  allKeys: t.field({
    type: AllKeysConnection,
    ...askKms(
      keys,
      `The keys of all accounts and Regions that the gateway reads and the caller may see. A page looks into at most ${MAX_PLACES} accounts and Regions, and ends early if one of them does not answer: it can be short or empty and still have a next page.`,
      {
        failure:
          'An account and Region that cannot be listed is in `failures`, and the others are not affected. Null if an argument is not valid; `errors` says why.',
        price:
          'at most one ListKeys call for each account and Region that the page looks into, and what the filter costs',
        cost: { calls: toListCalls, itemCalls: toFilterCalls, items: toKeyCount },
      },
    ),
    directives: { tag: { name: 'estate' } },
    args: {
      accountIds: t.arg.idList({
        description: 'Only these accounts, of those that `accounts` lists: 1 to 1000. Default: all.',
      }),
      regions: t.arg.stringList({
        description: 'Only these Regions, of those that `accounts` lists: 1 to 1000. Default: all.',
      }),
      filter: t.arg({ type: KeyFilter, description: 'Returns only keys that meet this filter.' }),
      ...pageArgs(t),
    },
    resolve: (_root, args, context) => loadAllKeys(args, context),
  }),
}));
