import type { GraphQLResolveInfo } from 'graphql';
import type { Verdict } from '../../../analysis/decide.ts';
import { evaluateAccess } from '../../../analysis/evaluate-access.ts';
import { type KeyRef, type KmsScope, toArn } from '../../../kms/arn.ts';
import { KmsError } from '../../../kms/exceptions.ts';
import { keys } from '../../../kms/reads/keys.ts';
import { computeInTurn } from '../../compute-in-turn.ts';
import { type ConnectionArgs, loadConnection } from '../../connection.ts';
import type { Context } from '../../context.ts';
import { BadUserInput, checkPageSize } from '../../user-input.ts';
import { createTimeLimit } from '../all-keys/time-limit.ts';
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

/** The part of a request's time for examining the keys of a page. The rest is for the fields of the keys. */
const EXAMINING_PART = 3 / 4;

/**
 * Examines a page of the keys of an account and Region, and lists those for which one of the actions has one of the
 * verdicts. The page ends before the first key that takes too long. If that is its first key, the key is UNKNOWN, so
 * that each page gets further. Throws BadUserInput before any call, and KmsError if the keys cannot be listed.
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
  const timeLimit = createTimeLimit(context.deadlineMs * EXAMINING_PART);
  try {
    const page = await loadConnection(list, args, (request) => context.loaders.keys(scope, request), keys.maxLimit);
    const outcomes = await Promise.all(
      page.edges.map(async ({ node: ref, cursor }, index) => {
        const requests = toRequests(ref);
        const examined = await Promise.race([loadAnswers(ref, requests, context), timeLimit.reached]);
        const access = examined ?? (index === 0 ? requests.map((request) => toUnexamined(ref, request)) : null);
        if (access === null) return null;
        // Saves memory: keeps no answers for a key that is not listed.
        const isListed = access.some((each) => verdicts.has(each.access.verdict));
        return { ...toCounts(access), edges: isListed ? [{ cursor, node: { ref, access } }] : [] };
      }),
    );
    return toPage(page, outcomes);
  } finally {
    timeLimit.clear();
  }
}

type KeyPage = Awaited<ReturnType<typeof loadConnection<KeyRef>>>;

type Examined = ReturnType<typeof toCounts> & { readonly edges: AccessibleKeyPage['edges'] };

/** Keeps the keys before the first one that was not examined. */
function toPage({ edges: listed, pageInfo }: KeyPage, outcomes: readonly (Examined | null)[]): AccessibleKeyPage {
  const isWhole = !outcomes.includes(null);
  const answers = outcomes.slice(0, isWhole ? undefined : outcomes.indexOf(null)).filter((each) => each !== null);
  const edges = answers.flatMap((answer) => answer.edges);
  const startCursor = edges.at(0)?.cursor ?? null;
  const endCursor = listed.at(answers.length - 1)?.cursor ?? null;
  return {
    edges,
    pageInfo: isWhole ? { ...pageInfo, startCursor } : { ...pageInfo, startCursor, hasNextPage: true, endCursor },
    examined: listed.slice(0, answers.length).map(({ node }) => node),
    undecided: answers.filter(({ isUndecided }) => isUndecided).length,
    unreadGrants: answers.filter(({ lacksGrants }) => lacksGrants).length,
  };
}

/** The answer for a key that took too long. */
function toUnexamined(ref: KeyRef, { request, principalText, identityPolicies }: ParsedAccessArgs): KeyAccess {
  const message = 'Three quarters of the time of the request passed before the key was examined.';
  const keyId = toArn(ref);
  const { failure } = new KmsError({ code: 'DeadlineExceeded', message, operation: 'GetKeyPolicy', keyId });
  return {
    access: evaluateAccess({ request, policy: 'UNREADABLE', grants: 'UNREADABLE', identityPolicies }),
    ref,
    principal: principalText,
    action: request.action,
    failures: { policy: failure, grants: failure },
    entries: new Map(),
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
