import type { GraphQLResolveInfo } from 'graphql';
import type { Verdict } from '../../../analysis/decide.ts';
import type { KeyRef, KmsScope } from '../../../kms/arn.ts';
import { keys } from '../../../kms/reads/keys.ts';
import { computeInTurn } from '../../compute-in-turn.ts';
import { type ConnectionArgs, loadConnection } from '../../connection.ts';
import type { Context } from '../../context.ts';
import { BadUserInput, checkPageSize } from '../../user-input.ts';
import { type KeyAccess, loadParsedAccess } from './load-access.ts';
import { type LoadedGrants, loadGrants } from './load-grants.ts';
import { type ParsedAccessArgs, parseAccessArgsOfKeys, type RequestArgs } from './parse-access-args.ts';

export type AccessibleKeysArgs = RequestArgs &
  ConnectionArgs & {
    readonly actions: readonly string[];
    readonly verdicts?: readonly Verdict[] | null | undefined;
  };

/** A key, and the answer for each action. */
export type AccessibleKeySource = { readonly ref: KeyRef; readonly access: readonly KeyAccess[] };

export type AccessibleKeyPage = Awaited<ReturnType<typeof loadConnection<AccessibleKeySource>>> & {
  /** All keys of the page, listed or not. */
  readonly examined: readonly KeyRef[];
  /** The number of keys with an UNKNOWN verdict, listed or not. */
  readonly undecided: number;
  /** The number of those of them whose grants could decide, but could not all be read. */
  readonly unreadGrants: number;
};

/** The most keys that one page examines. */
export const MAX_EXAMINED_KEYS = 500;

/**
 * Examines a page of the keys of an account and Region, and lists those for which one of the actions has one of the
 * verdicts. Throws BadUserInput before any call, and KmsError if the keys cannot be listed.
 */
export async function loadAccessibleKeys(
  scope: KmsScope,
  args: AccessibleKeysArgs,
  context: Context,
  { fieldNodes }: Pick<GraphQLResolveInfo, 'fieldNodes'>,
): Promise<AccessibleKeyPage> {
  checkPageSize(args.first, MAX_EXAMINED_KEYS);
  const verdicts = parseVerdicts(args.verdicts);
  const toRequests = await computeInTurn(context, () => parseAccessArgsOfKeys(scope, args, context, fieldNodes));
  const list = `accessible keys of account ${scope.accountId} in ${scope.region}`;
  const page = await loadConnection(list, args, (request) => context.loaders.keys(scope, request), keys.maxLimit);
  const answers = await Promise.all(
    page.edges.map(async ({ node: ref, cursor }) => {
      const access = await loadAnswers(ref, toRequests(ref), context);
      // Saves memory: keeps no answers for a key that is not listed.
      const isListed = access.some((each) => verdicts.has(each.access.verdict));
      return { ...toCounts(access), edges: isListed ? [{ cursor, node: { ref, access } }] : [] };
    }),
  );
  const edges = answers.flatMap((answer) => answer.edges);
  return {
    edges,
    pageInfo: { ...page.pageInfo, startCursor: edges.at(0)?.cursor ?? null },
    examined: page.edges.map(({ node }) => node),
    undecided: answers.filter(({ isUndecided }) => isUndecided).length,
    unreadGrants: answers.filter(({ lacksGrants }) => lacksGrants).length,
  };
}

function parseVerdicts(verdicts: AccessibleKeysArgs['verdicts']): ReadonlySet<Verdict> {
  if (verdicts?.length === 0) throw new BadUserInput('verdicts is empty: expected at least one, such as ALLOWED.');
  return new Set(verdicts ?? MAY_USE);
}

const MAY_USE: readonly Verdict[] = ['ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'UNKNOWN'];

/** Answers one action after the other. All share the policy, the metadata and the grants of the key, each read once. */
async function loadAnswers(
  ref: KeyRef,
  requests: readonly ParsedAccessArgs[],
  context: Context,
): Promise<readonly KeyAccess[]> {
  let grants: Promise<LoadedGrants> | undefined;
  const readGrants = () => {
    grants ??= loadGrants(ref, context);
    return grants;
  };
  const answers: KeyAccess[] = [];
  for (const request of requests) answers.push(await loadParsedAccess(ref, request, context, readGrants));
  return answers;
}

function toCounts(answers: readonly KeyAccess[]) {
  const undecided = answers.filter(({ access }) => access.verdict === 'UNKNOWN');
  const lacksGrants = undecided.some(({ failures }) => failures.grants || failures.hasMoreGrants);
  return { isUndecided: undecided.length > 0, lacksGrants };
}
