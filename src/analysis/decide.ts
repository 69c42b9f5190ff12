import { allOf, anyOf, type Match } from './match.ts';

export type Verdict = 'ALLOWED' | 'ALLOWED_IF_IAM_ALLOWS' | 'DENIED' | 'NOT_ALLOWED' | 'UNKNOWN';

/** The grounds of a verdict: what policies and grants say about one request. */
export type Grounds = {
  /** Whether a Deny statement applies. */
  readonly deny: Match;
  /** Whether a statement or a grant allows the request by itself. */
  readonly direct: Match;
  /** Whether a statement or a grant allows it if the IAM policies of the principal's account do. */
  readonly given: Match;
  /** The IAM policies of the principal; null if they are not known. */
  readonly iam: { readonly deny: Match; readonly allow: Match } | null;
  /** False if no policy can allow it, for example from another account. */
  readonly isPossible: boolean;
};

/**
 * The verdict. A request that nothing allows is NOT_ALLOWED even if a Deny is not decided: it is refused either way.
 * Source: IAM User Guide, "Policy evaluation logic"; AWS KMS Developer Guide, "Key policies".
 */
export function decide({ deny, direct, given, iam, isPossible }: Grounds): Verdict {
  const anyDeny = anyOf([deny, iam?.deny ?? 'NO']);
  if (anyDeny === 'YES') return 'DENIED';
  const allowed = iam === null ? direct : anyOf([direct, allOf([given, iam.allow])]);
  const leftToIam = iam === null ? given : 'NO';
  if (!isPossible || (allowed === 'NO' && leftToIam === 'NO')) return 'NOT_ALLOWED';
  if (anyDeny === 'UNKNOWN') return 'UNKNOWN';
  if (allowed === 'YES') return 'ALLOWED';
  return allowed === 'NO' && leftToIam === 'YES' ? 'ALLOWED_IF_IAM_ALLOWS' : 'UNKNOWN';
}
