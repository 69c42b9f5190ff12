import type { PolicyPrincipal } from '../policy/types.ts';
import { type ConstraintResult, type GrantConstraints, matchConstraints } from './grant-constraints.ts';
import { allOf, anyOf, type Match, toMatch } from './match.ts';
import {
  matchPrincipal,
  NONE,
  type PrincipalLevel,
  type PrincipalMatch,
  type PrincipalReason,
  toPrincipalMatch,
} from './match-principal.ts';
import type { AccessRequest, RequestContext } from './request/request-context.ts';

/** A grant on the key. A member is null if KMS did not send it. */
export type Grant = {
  readonly grantId: string;
  readonly grantee: PolicyPrincipal | null;
  readonly retiree: PolicyPrincipal | null;
  readonly issuingAccount: string | null;
  /** Such as Decrypt. */
  readonly operations: readonly string[];
  readonly constraints: GrantConstraints | null;
};

export type GrantResult = {
  readonly grant: Grant;
  readonly applies: Match;
  /**
   * `direct`: whether it allows the request by itself. `account`: whether it allows it if the IAM policies of the
   * principal's account do.
   */
  readonly direct: Match;
  readonly account: Match;
  readonly principal: PrincipalMatch;
  readonly principalReason: PrincipalReason | null;
  readonly operation: Match;
  readonly constraints: Match;
  /** The constraints that count for the request, one by one. */
  readonly constraintResults: readonly ConstraintResult[];
  readonly missingKeys: readonly string[];
};

/**
 * Whether a grant allows a request. Source: AWS KMS Developer Guide, "Grants in AWS KMS"; AWS KMS API Reference,
 * CreateGrant and RetireGrant.
 */
export function evaluateGrant(grant: Grant, request: AccessRequest, context: RequestContext): GrantResult {
  const operation = request.action.slice('kms:'.length);
  const retires = operation === 'RetireGrant';
  const listed = toMatch(grant.operations.includes(operation));
  const grantee = toGranteeLevel(grant, request);
  const level = retires ? toRetireeLevel(grant, request, grantee, listed) : grantee;
  const isListed = retires ? toMatch(anyOf([level.direct, level.account]) !== 'NO') : listed;
  const constraintResults = matchConstraints(grant, request, context);
  const constraints = allOf(constraintResults.map(({ match }) => match));
  const direct = allOf([level.direct, isListed, constraints]);
  const account = allOf([level.account, isListed, constraints]);
  return {
    grant,
    applies: anyOf([direct, account]),
    direct,
    account,
    // Of another account, only `account` can be UNKNOWN.
    principal: level.direct === 'NO' && level.account === 'UNKNOWN' ? 'UNKNOWN' : toPrincipalMatch(level),
    principalReason: level.reason ?? null,
    operation: isListed,
    constraints,
    constraintResults,
    missingKeys: constraints === 'UNKNOWN' ? constraintResults.flatMap(({ missingKey }) => missingKey ?? []) : [],
  };
}

/**
 * A grantee of another account also needs the IAM policies of that account.
 * Inferred: unless the grant was created in the name of that account.
 */
function toGranteeLevel(grant: Grant, { principal, key }: AccessRequest): PrincipalLevel {
  if (grant.grantee === null) return NONE;
  const level = matchPrincipal(grant.grantee, principal, key.region);
  const { accountId } = principal;
  if (accountId === null || accountId === key.accountId || principal.kind === 'ROOT') return level;
  if (toAccountId(grant.issuingAccount) === accountId) return level;
  return { ...level, direct: 'NO', account: anyOf([level.direct, level.account]) };
}

/**
 * A grant can be retired by its retiring principal, by its grantee if RetireGrant is among its operations, and by the
 * root user of the account that created it. Source: AWS KMS API Reference, RetireGrant.
 */
function toRetireeLevel(
  { retiree, issuingAccount }: Grant,
  { principal, key }: AccessRequest,
  grantee: PrincipalLevel,
  listed: Match,
): PrincipalLevel {
  const named = retiree === null ? NONE : matchPrincipal(retiree, principal, key.region);
  const isIssuer = principal.kind === 'ROOT' && toAccountId(issuingAccount) === principal.accountId;
  const reason = named.reason ?? grantee.reason;
  return {
    ...(reason && { reason }),
    direct: anyOf([named.direct, allOf([grantee.direct, listed]), toMatch(isIssuer)]),
    account: anyOf([named.account, allOf([grantee.account, listed])]),
  };
}

/** KMS shows the issuing account as an ARN, and in some places as its ID. */
export function toAccountId(account: string | null): string | null {
  return account?.match(/\d{12}/)?.[0] ?? null;
}
