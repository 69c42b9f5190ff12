import { keys } from '../../../kms/reads/keys.ts';
import { askKmsForPage } from '../../ask-kms.ts';
import { builder } from '../../builder.ts';
import { type Args, type Calls, withCost } from '../../call-cost.ts';
import { toPageCalls } from '../../connection.ts';
import { toItemCount } from '../../user-input.ts';
import { KmsRegion, scopeOf } from '../aws-account.ts';
import { Key } from '../key.ts';
import { loadCoverage, PolicyCoverage } from '../policy-coverage.ts';
import { toAccessCalls } from './access-calls.ts';
import { AccessVerdict, KeyAccess } from './key-access.ts';
import {
  type AccessibleKeyPage,
  type AccessibleKeySource,
  loadAccessibleKeys,
  MAX_EXAMINED_KEYS,
} from './load-accessible-keys.ts';
import { requestArgs } from './request-args.ts';

const AccessibleKey = builder.objectRef<AccessibleKeySource>('AccessibleKey').implement({
  description: 'A key, and what a principal may do with it.',
  fields: (t) => ({
    key: t.field({
      type: Key,
      description: 'The key.',
      extensions: withCost({ leadsTo: 'sameObjects' }),
      resolve: ({ ref }) => ref,
    }),
    access: t.field({
      type: [KeyAccess],
      description:
        'The answer for each of `actions`, in their order: the same as that of `Key.access`. At least one of them has one of `verdicts`.',
      // The fields of an answer make calls for the key, such as `keyState`.
      extensions: withCost({ objects: (_args, _context, { id, count }) => ({ id, count }) }),
      resolve: ({ access }) => access,
    }),
  }),
});

const AccessibleKeyConnection = builder.connectionObject(
  {
    type: AccessibleKey,
    name: 'AccessibleKeyConnection',
    description:
      'The keys of a page that a principal may use, in the order of KMS. All are of one account and Region: the principal may use keys elsewhere, too.',
    fields: (t) => ({
      coverage: t.field({
        type: PolicyCoverage,
        description:
          'How many keys this page examined, listed or not (`total`), and how many of their policies could be read. Makes no further call.',
        resolve: (page, _args, { loaders }) => loadCoverage(toPage(page).examined, loaders),
      }),
      unreadGrants: t.int({
        description:
          'The number of examined keys whose grants could decide, but could not all be read: ListGrants failed, or the key has more than 100 grants. At least one of their verdicts is UNKNOWN.',
        resolve: (page) => toPage(page).unreadGrants,
      }),
      undecided: t.int({
        description:
          'The number of examined keys with the verdict UNKNOWN for at least one of the actions, whatever the reason. If `verdicts` does not have UNKNOWN, such a key is listed only for another action.',
        resolve: (page) => toPage(page).undecided,
      }),
    }),
  },
  { name: 'AccessibleKeyEdge', description: 'A key that a principal may use, and its position in the list.' },
);

/** loadAccessibleKeys returns such a page. Pothos knows only what is common to all connections. */
function toPage(page: unknown): AccessibleKeyPage {
  return page as AccessibleKeyPage;
}

const toListCalls = toPageCalls('ListKeys', keys.maxLimit);

function toExamined(args: Args): number {
  return Math.min(toItemCount(args), MAX_EXAMINED_KEYS);
}

function toCallsOfKeys(args: Args, count: number): Calls {
  const actions = Array.isArray(args.actions) ? args.actions : [];
  return toAccessCalls(actions, count * toExamined(args));
}

builder.objectFields(KmsRegion, (t) => ({
  accessibleKeys: t.field({
    type: AccessibleKeyConnection,
    ...askKmsForPage(
      keys,
      'keys',
      'Which keys of this account and Region a principal may use, by key policies, grants and the IAM ' +
        'policies of its account. A page examines `first` keys, and lists those for which one of `actions` ' +
        'has one of `verdicts`: a page may be empty and still have a next page. A key that cannot be examined ' +
        'has the verdict UNKNOWN, with reasons, and so is listed by default. When three quarters of the time ' +
        'of the request have passed, the page ends before the first key that is not examined yet. Its first ' +
        'key is UNKNOWN instead, so that each page gets further. Keys of other accounts and Regions are not ' +
        'listed, even if the principal may use them.',
      {
        failure: 'Null if the keys could not be listed; `errors` says why.',
        price:
          'one ListKeys call per 1000 keys. Needs kms:GetKeyPolicy; one GetKeyPolicy call per examined key. Needs kms:DescribeKey if a condition depends on the key: one DescribeKey call per key. Needs kms:ListGrants if a grant could decide: one ListGrants call per key for its first 100 grants. AWS allows 100 ListGrants calls per second, and the gateway uses half of them: if grants can decide, ask for at most 200 keys, which take 4 seconds; 500 take the whole default deadline',
        cost: {
          calls: (args, count) => toListCalls({ ...args, first: toExamined(args) }, count),
          itemCalls: toCallsOfKeys,
          items: toExamined,
        },
      },
    ),
    args: {
      ...requestArgs(t),
      actions: t.arg.stringList({
        required: true,
        description:
          'The actions about a key, such as kms:Decrypt: 1 to 100. Case-insensitive. No wildcard. An action that is given twice is answered once.',
      }),
      verdicts: t.arg({
        type: [AccessVerdict],
        description:
          'Lists keys for which one of the actions has one of these verdicts. Default: ALLOWED, ALLOWED_IF_IAM_ALLOWS and UNKNOWN.',
      }),
      first: t.arg.int({ description: 'The number of keys to examine: 1 to 500. Default: 50.' }),
      after: t.arg.string({ description: 'Examines the keys after this cursor. Default: the start of the list.' }),
    },
    directives: { tag: { name: 'access' } },
    resolve: (region, args, context, info) => loadAccessibleKeys(scopeOf(region), args, context, info),
  }),
}));
