import type { AccessChange, PolicyDiff } from '../../diff/policy-diff.ts';
import type { Finding, FindingCode } from '../../findings/finding.ts';
import type { FindingsResult } from '../../findings/result.ts';
import { matchAction } from '../../match-action.ts';
import { isOfService } from './opens-to-deputy.ts';

/** Who may do more by the new policy, as far as the policies were compared. */
export type Gains = {
  readonly all: readonly AccessChange[];
  readonly ofServices: readonly AccessChange[];
  /** Of somebody whom neither policy names, and not only of AWS services. */
  readonly ofOutsiders: readonly AccessChange[];
  /** For each of these, the findings about statements that may be what gives the access. */
  readonly reasons: readonly (readonly Finding[])[];
  /** All findings about whom the policy does not name. */
  readonly outside: readonly Finding[];
};

/** Leaves out what a new Deny takes away, even where it is not decided to which requests it applies. */
export function toGains(
  diff: Pick<PolicyDiff, 'newAccess' | 'undecided'> | null,
  findings: FindingsResult | null,
): Gains {
  const all = diff === null ? [] : [...diff.newAccess, ...diff.undecided].filter(({ mayAllow }) => mayAllow);
  const outside = findings?.findings.filter(({ code }) => OUTSIDE.has(code)) ?? [];
  const ofOutsiders = all.filter((change) => change.principal.kind === 'EVERYONE' && !isOfService(change));
  const reasons = ofOutsiders.map((change) => outside.filter((finding) => mayBeReason(finding, change)));
  return { all, ofServices: all.filter(isOfService), ofOutsiders, reasons, outside };
}

const OUTSIDE: ReadonlySet<FindingCode> = new Set([
  'PUBLIC',
  'PUBLIC_VIA_SERVICE',
  'NETWORK_ONLY',
  'ATTESTATION_ONLY',
  'ORGANIZATION_ACCESS',
]);

/** Not by the actions of the finding: they are those for which outsiders need least. */
function mayBeReason({ statement }: Finding, { actions, futureActions }: AccessChange): boolean {
  if (statement === null) return true;
  return [...actions, ...futureActions].some((action) => matchAction(statement, action) !== 'NO');
}
