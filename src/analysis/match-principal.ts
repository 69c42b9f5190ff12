import { toAsciiLowerCase } from '../json/to-ascii-lower-case.ts';
import { matchesPattern } from '../policy/matches-pattern.ts';
import type { PolicyPrincipal } from '../policy/types.ts';
import { anyOf, type Match, not } from './match.ts';
import type { RequestPrincipal } from './request/request-principal.ts';

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
  asker: RequestPrincipal,
  region: string,
): PrincipalLevel {
  const levels = values.map((value) => matchPrincipal(value, asker, region));
  const direct = anyOf(levels.map((level) => level.direct));
  const reason = direct === 'UNKNOWN' ? levels.find((level) => level.direct === 'UNKNOWN')?.reason : undefined;
  return { direct, account: anyOf(levels.map((level) => level.account)), ...(reason && { reason }) };
}

/**
 * Whom a NotPrincipal element includes: everyone except the principals listed. Source: IAM User Guide, "AWS JSON policy
 * elements: NotPrincipal". A Deny spares a principal only if its account is listed, too, and for a session its role.
 */
export function matchNotPrincipals(
  values: readonly PolicyPrincipal[],
  asker: RequestPrincipal,
  effect: 'ALLOW' | 'DENY',
  region: string,
): PrincipalLevel {
  const listed = matchPrincipals(values, asker, region);
  // Inferred: an Allow spares everyone in an account that is listed. The user guide describes Deny only.
  if (effect === 'ALLOW') return { ...listed, direct: not(anyOf([listed.direct, listed.account])), account: 'NO' };
  const isForNobody = values.some(({ kind }) => kind === 'EVERYONE');
  if (isForNobody || asker.kind === 'SERVICE' || asker.kind === 'ROOT') {
    return { direct: not(listed.direct), account: 'NO' };
  }
  if (listed.direct === 'NO' && listed.account === 'NO') return DIRECT;
  return listed.direct === 'YES' &&
    listed.account === 'YES' &&
    (asker.kind !== 'SESSION' || hasBoth(values, asker, region))
    ? { ...NONE, reason: 'PERMISSIONS_BOUNDARY_WOULD_DENY' }
    : { ...UNKNOWN, reason: 'NOT_PRINCIPAL_WITHOUT_ACCOUNT' };
}

/**
 * How one value of a Principal element includes the principal. `region` is that of the key.
 * Source: IAM User Guide, "Principal".
 */
export function matchPrincipal(value: PolicyPrincipal, asker: RequestPrincipal, region: string): PrincipalLevel {
  if (value.type === 'Federated' || value.type === 'CanonicalUser') return NONE; // a key policy cannot mean them
  if (asker.kind === 'ANYONE') return matchAnyone(value, asker);
  if (value.kind !== 'EVERYONE' && /[*?]/.test(value.value)) return matchWildcard(value, asker);
  if (isOfOtherPartition(value, asker)) return NONE;
  switch (value.kind) {
    case 'EVERYONE':
      return DIRECT;
    case 'ACCOUNT':
      if (value.accountId !== asker.accountId) return NONE;
      return asker.kind === 'ROOT' ? DIRECT : ACCOUNT;
    case 'IAM_USER':
      // The ARN of a federated user does not say whose session it is.
      if (asker.kind === 'FEDERATED_USER' && value.accountId === asker.accountId) return UNKNOWN;
      return toLevel(asker.kind === 'USER' && value.value === asker.value);
    case 'IAM_ROLE':
      return matchRole(value, asker);
    case 'ASSUMED_ROLE':
      return matchSession(value, asker);
    case 'FEDERATED_USER':
      return toLevel(asker.kind === 'FEDERATED_USER' && value.value === asker.value);
    case 'SERVICE':
      return matchService(toAsciiLowerCase(value.value), asker, region);
    case 'OTHER':
      return value.value === asker.value ? UNKNOWN : NONE;
    default:
      return NONE;
  }
}

/** UNKNOWN: the value includes some of the principals, and not the others. */
function matchAnyone({ kind, accountId }: PolicyPrincipal, asker: RequestPrincipal): PrincipalLevel {
  if (kind === 'EVERYONE') return DIRECT;
  if (asker.accountId === null) return UNKNOWN;
  if (accountId !== asker.accountId) return NONE;
  return kind === 'ACCOUNT' ? ACCOUNT : UNKNOWN;
}

function toLevel(holds: boolean): PrincipalLevel {
  return holds ? DIRECT : NONE;
}

/**
 * The ARN of a session has no path, and that of its role may have one. Names of roles are unique in an account,
 * whatever their path. Source: IAM User Guide, "IAM and AWS STS quotas".
 */
function matchRole({ value, accountId }: PolicyPrincipal, asker: RequestPrincipal): PrincipalLevel {
  if (accountId !== asker.accountId) return NONE;
  if (asker.kind === 'SESSION') return toLevel(nameOf(value) === asker.name);
  return toLevel(asker.kind === 'ROLE' && value === asker.value);
}

function matchSession({ value, accountId }: PolicyPrincipal, asker: RequestPrincipal): PrincipalLevel {
  if (asker.kind === 'SESSION') return toLevel(value === asker.value);
  if (asker.kind !== 'ROLE' || accountId !== asker.accountId) return NONE;
  const role = value.split('/')[1]; // arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION
  return role === asker.name ? { ...UNKNOWN, reason: 'SESSION_NOT_GIVEN' } : NONE;
}

/** An account is of one partition. A partition with a wildcard is not compared. */
function isOfOtherPartition({ value }: PolicyPrincipal, asker: RequestPrincipal): boolean {
  return value.startsWith('arn:') && asker.partition !== null && !value.startsWith(`arn:${asker.partition}:`);
}

/** Inferred: a service may use its name with the key's Region, and the name without it, for the same request. */
function matchService(name: string, asker: RequestPrincipal, region: string): PrincipalLevel {
  if (asker.kind !== 'SERVICE') return NONE;
  if (name === asker.name) return DIRECT;
  const isSame = withRegion(name, region) === asker.name || name === withRegion(asker.name, region);
  return isSame ? { ...UNKNOWN, reason: 'SERVICE_MAY_HAVE_OTHER_NAME' } : NONE;
}

/** logs.amazonaws.com.cn becomes logs.cn-north-1.amazonaws.com.cn. */
function withRegion(service: string, region: string): string {
  return service.replace(/\.amazonaws\.com(?:\.cn)?$/, (suffix) => `.${region}${suffix}`);
}

/** A value with a wildcard, which KMS refuses. Its author meant the principals that match. */
function matchWildcard({ type, value, accountId, kind }: PolicyPrincipal, asker: RequestPrincipal): PrincipalLevel {
  if (accountId !== null && accountId !== asker.accountId) return NONE;
  if ((type === 'Service') !== (asker.kind === 'SERVICE')) return NONE;
  const account = `arn:${asker.partition}:iam::${asker.accountId}:`;
  const names = [asker.value, `${account}root`];
  if (asker.kind === 'SESSION') names.push(`${account}role/${asker.name}`);
  // The value may be about sessions of a role that is asked for as such.
  const isForSessions = asker.kind === 'ROLE' && kind === 'ASSUMED_ROLE';
  const isMet = names.some((name) => matchesPattern(value, name));
  return isMet || (isForSessions && matchesPattern(value.split('/')[1] ?? '*', asker.name)) ? UNKNOWN : NONE;
}

/** Whether the list has the session and its role. Either one alone would be a match. */
function hasBoth(values: readonly PolicyPrincipal[], asker: RequestPrincipal, region: string): boolean {
  const kinds = values.filter((value) => matchPrincipal(value, asker, region).direct === 'YES').map(({ kind }) => kind);
  return kinds.includes('IAM_ROLE') && kinds.includes('ASSUMED_ROLE');
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
