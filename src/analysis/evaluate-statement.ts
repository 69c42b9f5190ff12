import type { PolicyStatement, StatementPart } from '../policy/types.ts';
import { type ConditionResult, evaluateCondition } from './conditions/evaluate-condition.ts';
import { allOf, anyOf, type Match } from './match.ts';
import { matchAction } from './match-action.ts';
import {
  matchNotPrincipals,
  matchPrincipals,
  type PrincipalLevel,
  type PrincipalMatch,
  type PrincipalReason,
  toPrincipalMatch,
} from './match-principal.ts';
import { matchResource } from './match-resource.ts';
import type { RequestContext } from './request/request-context.ts';
import type { RequestPrincipal } from './request/request-principal.ts';

export type StatementResult = {
  readonly statement: PolicyStatement;
  /** Whether the statement applies to the request. */
  readonly applies: Match;
  /**
   * `direct`: whether it applies to the principal itself. `account`: whether it applies to the principal's account,
   * whose IAM policies then decide.
   */
  readonly direct: Match;
  readonly account: Match;
  readonly principal: PrincipalMatch;
  readonly principalReason: PrincipalReason | null;
  readonly action: Match;
  readonly resource: Match;
  readonly conditions: readonly ConditionResult[];
  /** The parts that could not be read whole. They may mean anything. */
  readonly unread: ReadonlySet<StatementPart>;
};

/**
 * Evaluates a statement of a key policy, or of an identity policy, which has no principal. Each part is evaluated, even
 * if another one is already NO, so that the result explains all of them.
 */
export function evaluateStatement(
  statement: PolicyStatement,
  { principal, action }: { readonly principal: RequestPrincipal; readonly action: string },
  context: RequestContext,
  { hasPrincipals }: { readonly hasPrincipals: boolean },
): StatementResult {
  const { unread } = statement;
  const weaken = (part: StatementPart, match: Match): Match => (unread.has(part) ? 'UNKNOWN' : match);
  const level = hasPrincipals ? toLevel(statement, principal, context.key.region) : ALL_PRINCIPALS;
  const actionMatch = weaken('ACTION', matchAction(statement, action));
  const resource = weaken('RESOURCE', matchResource(statement, context));
  const conditions = statement.conditions.map((condition) => evaluateCondition(condition, context, statement.effect));
  const rest = allOf([
    actionMatch,
    resource,
    weaken('CONDITION', allOf(conditions.map(({ applies }) => applies))),
    weaken('EFFECT', 'YES'),
  ]);
  const direct = allOf([level.direct, rest]);
  const account = allOf([level.account, rest]);
  return {
    statement,
    applies: anyOf([direct, account]),
    direct,
    account,
    principal: statement.effect === 'DENY' ? toDenied(level) : toPrincipalMatch(level),
    principalReason: level.reason ?? null,
    action: actionMatch,
    resource,
    conditions,
    unread,
  };
}

/** A Deny for the account of the principal counts, whether or not it names the principal itself, too. */
function toDenied(level: PrincipalLevel): PrincipalMatch {
  return level.direct === 'UNKNOWN' && level.account === 'YES' ? 'ACCOUNT' : toPrincipalMatch(level);
}

const ALL_PRINCIPALS: PrincipalLevel = { direct: 'YES', account: 'NO' };
const UNREAD: PrincipalLevel = { direct: 'UNKNOWN', account: 'NO' };

function toLevel(
  { principals, notPrincipals, effect, unread }: PolicyStatement,
  principal: RequestPrincipal,
  region: string,
): PrincipalLevel {
  if (unread.has('PRINCIPAL') || (principals !== null && notPrincipals !== null)) return UNREAD;
  if (principals !== null) return matchPrincipals(principals, principal, region);
  return notPrincipals === null ? UNREAD : matchNotPrincipals(notPrincipals, principal, effect, region);
}
