import type { PolicyDocument, PolicyStatement } from '../policy/types.ts';
import type { Grounds, Verdict } from './decide.ts';
import { evaluateGrant, type GrantResult } from './evaluate-grant.ts';
import { evaluateStatement, type StatementResult } from './evaluate-statement.ts';
import { type AccessInput, type Evaluation, isUndecided, mayBe } from './evaluation.ts';
import { explain } from './explain/explain.ts';
import type { Reason } from './explain/reason.ts';
import { anyOf, type Match } from './match.ts';
import { type AccessLimit, toLimits } from './may-still-refuse.ts';
import { needsMetadata } from './request/derive-from-key.ts';
import { type AccessRequest, createRequestContext, type PolicyType } from './request/request-context.ts';
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
  const iam = identityPolicies?.map((document) => ({
    document,
    results: evaluatePolicy(document, request, 'IDENTITY'),
  }));
  const identityStatements = (iam ?? []).flatMap(({ results }) => results);
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
    iam: iam === undefined ? null : toIam(iam),
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
    missingKeys: verdict === 'UNKNOWN' ? toMissingKeys([...undecided, ...identityStatements.filter(isUndecided)]) : [],
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

function evaluatePolicy(policy: PolicyDocument, request: AccessRequest, type: PolicyType): readonly StatementResult[] {
  const context = createRequestContext(request, policy, type);
  return policy.statements.map((statement) =>
    evaluateStatement(statement, request, context, { hasPrincipals: type === 'KEY' }),
  );
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

function applying(results: readonly StatementResult[], effect: PolicyStatement['effect']): readonly Match[] {
  return results.filter((result) => mayBe(result, effect)).map(({ applies }) => applies);
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

function toMissingKeys(results: readonly (StatementResult | GrantResult)[]): readonly string[] {
  const keys = results.flatMap((result) =>
    'grant' in result
      ? result.missingKeys
      : result.conditions.flatMap(({ applies, missingKeys }) => (applies === 'UNKNOWN' ? missingKeys : [])),
  );
  return [...new Set(keys)];
}

type IdentityResults = { readonly document: PolicyDocument; readonly results: readonly StatementResult[] };

function toIam(policies: readonly IdentityResults[]): { readonly deny: Match; readonly allow: Match } {
  const unread = policies.some(({ document }) => document.unreadStatements.length > 0) ? 'UNKNOWN' : 'NO';
  const results = policies.flatMap((policy) => policy.results);
  return {
    deny: anyOf([unread, ...applying(results, 'DENY')]),
    allow: anyOf([unread, ...applying(results, 'ALLOW')]),
  };
}
