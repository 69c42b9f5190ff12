import type { PolicyDocument } from '../policy/types.ts';
import type { Grounds, Verdict } from './decide.ts';
import { evaluateGrant, type GrantResult } from './evaluate-grant.ts';
import { applying, evaluateIdentityPolicies, evaluatePolicy, toMissingKeys } from './evaluate-policy.ts';
import type { StatementResult } from './evaluate-statement.ts';
import { type AccessInput, type Evaluation, isUndecided, mayBe } from './evaluation.ts';
import { explain } from './explain/explain.ts';
import type { Reason } from './explain/reason.ts';
import { anyOf, type Match } from './match.ts';
import { type AccessLimit, toLimits } from './may-still-refuse.ts';
import { needsMetadata } from './request/derive-from-key.ts';
import { createRequestContext } from './request/request-context.ts';
import { isPossible, needsIamOfOtherAccount, toVerdict } from './request-verdict.ts';
import { findAction, type KmsAction } from './tables/actions.ts';

export type Access = {
  readonly verdict: Verdict;
  /** The statements and grants that decide the verdict. */
  readonly basis: readonly (StatementResult | GrantResult)[];
  /** Computed when it is first read. */
  readonly reasons: readonly Reason[];
  /** The condition keys whose values would decide it. */
  readonly missingKeys: readonly string[];
  readonly mayStillRefuse: readonly AccessLimit[];
  readonly statements: readonly StatementResult[];
  /** Null if they were not read. */
  readonly grants: readonly GrantResult[] | null;
  /** What was not read, and could change the verdict. */
  readonly needs: { readonly grants: boolean; readonly metadata: boolean };
};

/** Who may do what: the verdict for one request, and its explanation. Pure: equal inputs give equal results. */
export function evaluateAccess(input: AccessInput): Access {
  const { request, policy, identityPolicies } = input;
  const action = findAction(request.action);
  const statements = typeof policy === 'string' ? [] : evaluatePolicy(policy, request, 'KEY');
  const grants = evaluateGrants(input, action);
  const iam = identityPolicies && evaluateIdentityPolicies(identityPolicies, request);
  const identityStatements = iam?.statements ?? [];
  const isForeign = needsIamOfOtherAccount(request);
  const unread: Match = typeof policy === 'string' || policy.unreadStatements.length > 0 ? 'UNKNOWN' : 'NO';
  const unreadGrants: Match = input.grants === 'UNREADABLE' && usesGrants(action) ? 'UNKNOWN' : 'NO';
  // An Allow of kms:RetireGrant has no effect. Source: AWS KMS Developer Guide, "Retiring and revoking grants".
  const allows = action?.decidedBy === 'GRANT' ? [] : statements.filter((result) => mayBe(result, 'ALLOW'));
  const sources: readonly Allow[] = [
    ...allows.map((result) => toAllow(result, isForeign)),
    ...(grants ?? []).map(toGrantAllow),
  ];
  const grounds: Grounds = {
    deny: anyOf([unread, ...applying(statements, 'DENY')]),
    direct: anyOf([unread, unreadGrants, ...sources.map(({ direct }) => direct)]),
    given: anyOf(sources.map(({ given }) => given)),
    iam,
    isPossible: isPossible(request, action),
  };
  const verdict = toVerdict(grounds, action, request);
  const undecided = [...statements.filter(isUndecided), ...(grants ?? []).filter(isUndecided)];
  const basis = toBasis(verdict, grounds, statements, sources, undecided);
  const evaluation: Evaluation = {
    ...input,
    action,
    verdict,
    grounds,
    statements,
    grants,
    areGrantsUnreadable: unreadGrants === 'UNKNOWN',
    identityStatements,
    basis,
    missingKeys:
      verdict === 'UNKNOWN' ? findMissingKeys([...undecided, ...identityStatements.filter(isUndecided)]) : [],
  };
  let reasons: readonly Reason[] | undefined;
  const withGrant = toVerdict({ ...grounds, direct: 'YES' }, action, request);
  return {
    verdict,
    basis,
    get reasons() {
      reasons ??= explain(evaluation);
      return reasons;
    },
    missingKeys: evaluation.missingKeys,
    mayStillRefuse: toLimits(evaluation),
    statements,
    grants,
    needs: {
      grants: input.grants === 'NOT_READ' && usesGrants(action) && withGrant !== verdict,
      metadata: request.key.metadata === null && evaluation.missingKeys.some(needsMetadata),
    },
  };
}

function evaluateGrants(
  { grants, request }: AccessInput,
  action: KmsAction | undefined,
): readonly GrantResult[] | null {
  if (typeof grants === 'string' || !usesGrants(action)) return null;
  const context = createRequestContext(request, NO_POLICY, 'KEY');
  return grants.map((grant) => evaluateGrant(grant, request, context));
}

const NO_POLICY: PolicyDocument = {
  version: null,
  isVersionUnread: false,
  policyId: null,
  text: '{}',
  json: {},
  statements: [],
  unreadStatements: [],
};

/** Whether a grant can allow the action. */
function usesGrants(action: KmsAction | undefined): boolean {
  return action !== undefined && (action.grantable || action.decidedBy === 'GRANT');
}

/** What allows the request: by itself, or if IAM policies allow it, too. */
type Allow = { readonly source: StatementResult | GrantResult; readonly direct: Match; readonly given: Match };

function toAllow(source: StatementResult, isForeign: boolean): Allow {
  return isForeign
    ? { source, direct: 'NO', given: source.applies }
    : { source, direct: source.direct, given: source.account };
}

function toGrantAllow(source: GrantResult): Allow {
  return { source, direct: source.direct, given: source.account };
}

function toBasis(
  verdict: Verdict,
  { direct }: Grounds,
  statements: readonly StatementResult[],
  allows: readonly Allow[],
  undecided: readonly (StatementResult | GrantResult)[],
): readonly (StatementResult | GrantResult)[] {
  if (verdict === 'NOT_ALLOWED') return [];
  if (verdict === 'UNKNOWN') return undecided;
  if (verdict === 'DENIED') return statements.filter((result) => mayBe(result, 'DENY') && result.applies === 'YES');
  const level = direct === 'YES' ? 'direct' : 'given';
  return allows.filter((allow) => allow[level] === 'YES').map(({ source }) => source);
}

function findMissingKeys(results: readonly (StatementResult | GrantResult)[]): readonly string[] {
  const keys = results.flatMap((result) => ('grant' in result ? result.missingKeys : toMissingKeys(result)));
  return [...new Set(keys)];
}
