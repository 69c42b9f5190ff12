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
export function matchPrincipals(values: readonly PolicyPrincipal[], asker: RequestPrincipal): PrincipalLevel {
  const levels = values.map((value) => matchPrincipal(value, asker));
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
): PrincipalLevel {
  const listed = matchPrincipals(values, asker);
  // Inferred: an Allow spares everyone in an account that is listed. The user guide describes Deny only.
  if (effect === 'ALLOW') return { ...listed, direct: not(anyOf([listed.direct, listed.account])), account: 'NO' };
  if (asker.kind === 'SERVICE' || asker.kind === 'ROOT') return { direct: not(listed.direct), account: 'NO' };
  if (listed.direct === 'NO' && listed.account === 'NO') return DIRECT;
  return listed.direct === 'YES' && listed.account === 'YES' && (asker.kind !== 'SESSION' || hasBoth(values, asker))
    ? { ...NONE, reason: 'PERMISSIONS_BOUNDARY_WOULD_DENY' }
    : { ...UNKNOWN, reason: 'NOT_PRINCIPAL_WITHOUT_ACCOUNT' };
}

/** How one value of a Principal element includes the principal. Source: IAM User Guide, "Principal". */
export function matchPrincipal(value: PolicyPrincipal, asker: RequestPrincipal): PrincipalLevel {
  if (value.type === 'Federated' || value.type === 'CanonicalUser') return NONE; // a key policy cannot mean them
  if (asker.kind === 'ANYONE') return matchAnyone(value, asker);
  if (value.kind !== 'EVERYONE' && /[*?]/.test(value.value)) return matchWildcard(value, asker);
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
      return matchService(toAsciiLowerCase(value.value), asker);
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

/** Inferred: a service that has a name with a Region may use the name without it, and the other way round. */
function matchService(name: string, asker: RequestPrincipal): PrincipalLevel {
  if (asker.kind !== 'SERVICE' || name.split('.')[0] !== asker.name.split('.')[0]) return NONE;
  if (name === asker.name) return DIRECT;
  const isRegional = (service: string) => service.split('.').length > 3;
  return isRegional(name) === isRegional(asker.name) ? NONE : { ...UNKNOWN, reason: 'SERVICE_MAY_HAVE_OTHER_NAME' };
}

/** An ARN with a wildcard, which KMS refuses. Its author meant the principals that match. */
function matchWildcard({ value, accountId }: PolicyPrincipal, asker: RequestPrincipal): PrincipalLevel {
  if (accountId !== null && accountId !== asker.accountId) return NONE;
  const role = `arn:${asker.partition}:iam::${asker.accountId}:role/${asker.name}`;
  const names = asker.kind === 'SESSION' ? [asker.value, role] : [asker.value];
  return names.some((name) => matchesPattern(value, name)) ? UNKNOWN : NONE;
}

/** Whether the list has the session and its role. Either one alone would be a match. */
function hasBoth(values: readonly PolicyPrincipal[], asker: RequestPrincipal): boolean {
  const kinds = values.filter((value) => matchPrincipal(value, asker).direct === 'YES').map(({ kind }) => kind);
  return kinds.includes('EVERYONE') || (kinds.includes('IAM_ROLE') && kinds.includes('ASSUMED_ROLE'));
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
