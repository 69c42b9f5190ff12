import { toAsciiLowerCase } from '../json/to-ascii-lower-case.ts';
import { matchesPattern } from '../policy/matches-pattern.ts';
import type { PolicyPrincipal } from '../policy/types.ts';
import { anyOf, anyOfEach, type Match, not } from './match.ts';
import { isAnySession, type RequestPrincipal } from './request/request-principal.ts';

/**
 * How a list of principals includes the principal of a request. `direct`: it names the principal itself, or everyone.
 * `account`: it names the principal's account, and the IAM policies of that account decide.
 */
export type PrincipalLevel = { readonly direct: Match; readonly account: Match; readonly reason?: PrincipalReason };

export type PrincipalReason =
  | 'SESSION_NOT_GIVEN'
  | 'SERVICE_MAY_HAVE_OTHER_NAME'
  | 'NOT_PRINCIPAL_WITHOUT_ACCOUNT'
  | 'PERMISSIONS_BOUNDARY_WOULD_DENY';

/** How a principal is included. ACCOUNT: its account is named, and the IAM policies of that account decide. */
export type PrincipalMatch = 'DIRECT' | 'ACCOUNT' | 'NONE' | 'UNKNOWN';

export function toPrincipalMatch({ direct, account }: PrincipalLevel): PrincipalMatch {
  if (direct === 'YES') return 'DIRECT';
  if (direct === 'UNKNOWN') return 'UNKNOWN';
  return account === 'YES' ? 'ACCOUNT' : 'NONE';
}

export const NONE: PrincipalLevel = { direct: 'NO', account: 'NO' };
const DIRECT: PrincipalLevel = { direct: 'YES', account: 'NO' };
const ACCOUNT: PrincipalLevel = { direct: 'NO', account: 'YES' };
const UNKNOWN: PrincipalLevel = { direct: 'UNKNOWN', account: 'NO' };

/** The best match of the values of a Principal element. */
export function matchPrincipals(
  values: readonly PolicyPrincipal[],
  caller: RequestPrincipal,
  region: string,
): PrincipalLevel {
  const levels = values.map((value) => matchPrincipal(value, caller, region));
  const direct = anyOfEach(levels, (level) => level.direct);
  const reason = direct === 'UNKNOWN' ? levels.find((level) => level.direct === 'UNKNOWN')?.reason : undefined;
  return { direct, account: anyOfEach(levels, (level) => level.account), ...(reason && { reason }) };
}

/**
 * Whom a NotPrincipal element includes: everyone except the principals listed. Source: IAM User Guide, "AWS JSON policy
 * elements: NotPrincipal". A Deny spares a principal only if its account is listed, too, and for a session its role.
 */
export function matchNotPrincipals(
  values: readonly PolicyPrincipal[],
  caller: RequestPrincipal,
  effect: 'ALLOW' | 'DENY',
  region: string,
): PrincipalLevel {
  const listed = matchPrincipals(values, caller, region);
  // Inferred: an Allow spares everyone in an account that is listed. The user guide describes Deny only.
  if (effect === 'ALLOW') return { ...listed, direct: not(anyOf([listed.direct, listed.account])), account: 'NO' };
  const isForNobody = values.some(({ kind }) => kind === 'EVERYONE');
  if (isForNobody || caller.kind === 'SERVICE' || caller.kind === 'ROOT') {
    return { direct: not(listed.direct), account: 'NO' };
  }
  if (listed.direct === 'NO' && listed.account === 'NO') return DIRECT;
  return listed.direct === 'YES' &&
    listed.account === 'YES' &&
    (caller.kind !== 'SESSION' || hasBoth(values, caller, region))
    ? { ...NONE, reason: 'PERMISSIONS_BOUNDARY_WOULD_DENY' }
    : { ...UNKNOWN, reason: 'NOT_PRINCIPAL_WITHOUT_ACCOUNT' };
}

/**
 * How one value of a Principal element includes the principal. `region` is that of the key.
 * Source: IAM User Guide, "Principal".
 */
export function matchPrincipal(value: PolicyPrincipal, caller: RequestPrincipal, region: string): PrincipalLevel {
  if (value.type === 'Federated' || value.type === 'CanonicalUser') return NONE; // a key policy cannot mean them
  if (caller.kind === 'ANYONE') return matchAnyone(value, caller);
  if (value.kind !== 'EVERYONE' && /[*?]/.test(value.value)) return matchWildcard(value, caller);
  if (isOfOtherPartition(value, caller)) return NONE;
  switch (value.kind) {
    case 'EVERYONE':
      return DIRECT;
    case 'ACCOUNT':
      if (value.accountId !== caller.accountId) return NONE;
      return caller.kind === 'ROOT' ? DIRECT : ACCOUNT;
    case 'IAM_USER':
      // The ARN of a federated user does not say whose session it is.
      if (caller.kind === 'FEDERATED_USER' && value.accountId === caller.accountId) return UNKNOWN;
      return toLevel(caller.kind === 'USER' && value.value === caller.value);
    case 'IAM_ROLE':
      return matchRole(value, caller);
    case 'ASSUMED_ROLE':
      return matchSession(value, caller);
    case 'FEDERATED_USER':
      return toLevel(caller.kind === 'FEDERATED_USER' && value.value === caller.value);
    case 'SERVICE':
      return matchService(toAsciiLowerCase(value.value), caller, region);
    case 'OTHER':
      return value.value === caller.value ? UNKNOWN : NONE;
    default:
      return NONE;
  }
}

/** UNKNOWN: the value includes some of the principals, and not the others. */
function matchAnyone({ kind, accountId }: PolicyPrincipal, caller: RequestPrincipal): PrincipalLevel {
  if (kind === 'EVERYONE') return DIRECT;
  if (caller.accountId === null) return UNKNOWN;
  if (accountId !== caller.accountId) return NONE;
  return kind === 'ACCOUNT' ? ACCOUNT : UNKNOWN;
}

function toLevel(holds: boolean): PrincipalLevel {
  return holds ? DIRECT : NONE;
}

/**
 * The ARN of a session has no path, and that of its role may have one. Names of roles are unique in an account,
 * whatever their path. Source: IAM User Guide, "IAM and AWS STS quotas".
 */
function matchRole({ value, accountId }: PolicyPrincipal, caller: RequestPrincipal): PrincipalLevel {
  if (accountId !== caller.accountId) return NONE;
  if (caller.kind === 'SESSION') return toLevel(nameOf(value) === caller.name);
  return toLevel(caller.kind === 'ROLE' && value === caller.value);
}

function matchSession({ value, accountId }: PolicyPrincipal, caller: RequestPrincipal): PrincipalLevel {
  const isAny = caller.kind === 'ROLE' || isAnySession(caller);
  if (caller.kind === 'SESSION' && !isAny) return toLevel(value === caller.value);
  if (!isAny || accountId !== caller.accountId) return NONE;
  const role = value.split('/')[1]; // arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION
  return role === caller.name ? { ...UNKNOWN, reason: 'SESSION_NOT_GIVEN' } : NONE;
}

/** An account is of one partition. A partition with a wildcard is not compared. */
function isOfOtherPartition({ value }: PolicyPrincipal, caller: RequestPrincipal): boolean {
  return value.startsWith('arn:') && caller.partition !== null && !value.startsWith(`arn:${caller.partition}:`);
}

/** Inferred: a service may use its name with the key's Region, and the name without it, for the same request. */
function matchService(name: string, caller: RequestPrincipal, region: string): PrincipalLevel {
  if (caller.kind !== 'SERVICE') return NONE;
  if (name === caller.name) return DIRECT;
  const isSame = withRegion(name, region) === caller.name || name === withRegion(caller.name, region);
  return isSame ? { ...UNKNOWN, reason: 'SERVICE_MAY_HAVE_OTHER_NAME' } : NONE;
}

/** logs.amazonaws.com.cn becomes logs.cn-north-1.amazonaws.com.cn. */
function withRegion(service: string, region: string): string {
  return service.replace(/\.amazonaws\.com(?:\.cn)?$/, (suffix) => `.${region}${suffix}`);
}

/** A value with a wildcard, which KMS refuses. Its author meant the principals that match. */
function matchWildcard({ type, value, accountId, kind }: PolicyPrincipal, caller: RequestPrincipal): PrincipalLevel {
  if (accountId !== null && accountId !== caller.accountId) return NONE;
  if ((type === 'Service') !== (caller.kind === 'SERVICE')) return NONE;
  const account = `arn:${caller.partition}:iam::${caller.accountId}:`;
  const names = [caller.value, `${account}root`];
  if (caller.kind === 'SESSION') names.push(`${account}role/${caller.name}`);
  // The value may be about sessions of a role that is asked for as such.
  const isForSessions = (caller.kind === 'ROLE' || isAnySession(caller)) && kind === 'ASSUMED_ROLE';
  const isMet = names.some((name) => matchesPattern(value, name));
  return isMet || (isForSessions && matchesPattern(value.split('/')[1] ?? '*', caller.name)) ? UNKNOWN : NONE;
}

/** Whether the list has the session and its role. Either one alone would be a match. */
function hasBoth(values: readonly PolicyPrincipal[], caller: RequestPrincipal, region: string): boolean {
  const kinds = values
    .filter((value) => matchPrincipal(value, caller, region).direct === 'YES')
    .map(({ kind }) => kind);
  return kinds.includes('IAM_ROLE') && kinds.includes('ASSUMED_ROLE');
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
