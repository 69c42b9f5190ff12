import type { AccessChange, PolicyDiff } from '../diff/policy-diff.ts';
import type { Finding, FindingCode, Trust } from '../findings/finding.ts';
import type { FindingsResult } from '../findings/result.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import type { PolicyPlan } from './plan-policy.ts';

/** What can go wrong for good, or opens the key to others, so that somebody has to say that it is meant. */
export type PolicyRisk = 'LOCKOUT' | 'PUBLIC' | 'EXTERNAL_ACCOUNT' | 'GATEWAY_CANNOT_READ';

export type RiskInput = {
  readonly plan: Pick<PolicyPlan, 'lockout' | 'readerCanRead'>;
  /** From the present policy to the new one; from no access at all if there is none. Null: not compared. */
  readonly diff: Pick<PolicyDiff, 'newAccess' | 'undecided'> | null;
  /** All findings about the new policy. Null if they were not looked for. */
  readonly findings: FindingsResult | null;
  readonly key: Pick<KeyFacts, 'accountId'>;
  readonly trust: Trust;
};

/** The risks of a new policy. What is not decided is a risk. What could not be looked at has all of them. */
export function findRisks({ plan, diff, findings, key, trust }: RiskInput): readonly PolicyRisk[] {
  const gained = diff && [...diff.newAccess, ...diff.undecided];
  const isNew = (finding: Finding) => gained?.some((change) => isOutsiders(change) && sharesAction(change, finding));
  const outside = findings?.findings.filter((finding) => OUTSIDE.has(finding.code) && isNew(finding)) ?? [];
  const isUndecided = findings !== null && findings.incomplete.length > 0 && gained?.some(isOutsiders);
  const isUnseen = gained === null || findings === null;
  const isPublic = outside.some(({ code }) => code !== 'ORGANIZATION_ACCESS') || isUndecided;
  const isExternal =
    gained?.some((change) => isExternalAccount(change, key, trust)) ||
    outside.some(({ code, isTrusted }) => code === 'ORGANIZATION_ACCESS' && !isTrusted);
  return [
    ...(plan.lockout === 'PASSES' || plan.lockout === 'PASSES_IF_IAM_ALLOWS' ? [] : (['LOCKOUT'] as const)),
    ...(isUnseen || isPublic ? (['PUBLIC'] as const) : []),
    ...(isUnseen || isExternal ? (['EXTERNAL_ACCOUNT'] as const) : []),
    ...(plan.readerCanRead === 'YES' ? [] : (['GATEWAY_CANNOT_READ'] as const)),
  ];
}

/** The findings about whom the policy does not name. */
const OUTSIDE: ReadonlySet<FindingCode> = new Set([
  'PUBLIC',
  'PUBLIC_VIA_SERVICE',
  'NETWORK_ONLY',
  'ATTESTATION_ONLY',
  'ORGANIZATION_ACCESS',
]);

/** Whether somebody whom neither policy names gains it. */
function isOutsiders({ principal }: AccessChange): boolean {
  return principal.kind === 'EVERYONE';
}

function sharesAction({ actions, andFutureActions }: AccessChange, finding: Finding): boolean {
  return andFutureActions || finding.actions.some((action) => actions.includes(action));
}

function isExternalAccount({ principal, to }: AccessChange, key: RiskInput['key'], { accounts }: Trust): boolean {
  const { accountId } = principal;
  // From DENIED to NOT_ALLOWED is better, and still no access.
  return accountId !== null && accountId !== key.accountId && !accounts.has(accountId) && to !== 'NOT_ALLOWED';
}
