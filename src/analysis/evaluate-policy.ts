import type { PolicyDocument, PolicyStatement } from '../policy/types.ts';
import { evaluateStatement, type StatementResult } from './evaluate-statement.ts';
import { isUndecided, mayBe } from './evaluation.ts';
import { anyOf, type Match } from './match.ts';
import { type AccessRequest, createRequestContext, type PolicyType } from './request/request-context.ts';

/** Each statement of a policy, for one request. */
export function evaluatePolicy(
  policy: PolicyDocument,
  request: AccessRequest,
  type: PolicyType,
): readonly StatementResult[] {
  const context = createRequestContext(request, policy, type);
  return policy.statements.map((statement) =>
    evaluateStatement(statement, request, context, { hasPrincipals: type === 'KEY' }),
  );
}

/** What the identity policies of a principal say about one request, together. */
export type IdentityResult = {
  readonly deny: Match;
  readonly allow: Match;
  readonly statements: readonly StatementResult[];
  /** The condition keys that would decide what is not decided. */
  readonly missingKeys: readonly string[];
};

/** Evaluates all identity policies of a principal. `request.key` is the resource that they must name. */
export function evaluateIdentityPolicies(policies: readonly PolicyDocument[], request: AccessRequest): IdentityResult {
  const unread = policies.some(({ unreadStatements }) => unreadStatements.length > 0) ? 'UNKNOWN' : 'NO';
  const statements = policies.flatMap((policy) => evaluatePolicy(policy, request, 'IDENTITY'));
  return {
    deny: anyOf([unread, ...applying(statements, 'DENY')]),
    allow: anyOf([unread, ...applying(statements, 'ALLOW')]),
    statements,
    missingKeys: [...new Set(statements.filter(isUndecided).flatMap(toMissingKeys))],
  };
}

/** Whether the statements of the effect apply. */
export function applying(results: readonly StatementResult[], effect: PolicyStatement['effect']): readonly Match[] {
  return results.filter((result) => mayBe(result, effect)).map(({ applies }) => applies);
}

/** The condition keys that would decide the conditions of a statement. */
export function toMissingKeys({ conditions }: StatementResult): readonly string[] {
  return conditions.flatMap(({ applies, missingKeys }) => (applies === 'UNKNOWN' ? missingKeys : []));
}
