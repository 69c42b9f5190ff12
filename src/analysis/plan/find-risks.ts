import type { Problem } from '../../json/problems.ts';
import type { PolicyDocument } from '../../policy/types.ts';
import type { PolicyDiff } from '../diff/policy-diff.ts';
import type { Grant } from '../evaluate-grant.ts';
import type { Finding, Trust } from '../findings/finding.ts';
import type { FindingsResult } from '../findings/result.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { isPassed } from './lockout.ts';
import type { PolicyPlan } from './plan-policy.ts';
import { type Gains, toGains } from './risks/gains.ts';
import { opensFutureActions } from './risks/opens-future-actions.ts';
import { opensToCallers } from './risks/opens-to-callers.ts';
import { opensToDeputy, opensWithOthers } from './risks/opens-to-deputy.ts';
import { opensToSources } from './risks/opens-to-sources.ts';
import { isOfOtherAccount, revivesGrant } from './risks/revives-grant.ts';

const RISKS = ['LOCKOUT', 'PUBLIC', 'EXTERNAL_ACCOUNT', 'CONFUSED_DEPUTY', 'GATEWAY_CANNOT_READ'] as const;

/** What can go wrong for good, or opens the key to others, so that somebody has to say that it is meant. */
export type PolicyRisk = (typeof RISKS)[number];

export type RiskInput = {
  readonly plan: Pick<PolicyPlan, 'rejection' | 'lockout' | 'lockoutMayChange' | 'readerCanRead' | 'unknownPrincipals'>;
  /** The new policy. Null if it could not be read. */
  readonly policy: PolicyDocument | null;
  /** From the present policy to the new one; from no access at all if there is none. Null: not compared. */
  readonly diff: Pick<PolicyDiff, 'newAccess' | 'undecided' | 'serviceSources'> | null;
  /** All findings about the new policy. Null if they were not looked for. */
  readonly findings: FindingsResult | null;
  /** The errors in the text of the new policy. */
  readonly problems: readonly Problem[];
  /** All grants of the key; none if `endsDenial` is false. Null if they are not known. */
  readonly grants: readonly Grant[] | null;
  readonly key: Pick<KeyFacts, 'accountId' | 'partition' | 'region'>;
  readonly trust: Trust;
};

/**
 * The risks of a new policy. What is not decided is a risk. What could not be looked at has all of them. A text that is
 * no policy, or too long, has none: it is never stored.
 */
export function findRisks(input: RiskInput): readonly PolicyRisk[] {
  const { plan, diff, findings, problems } = input;
  if (plan.rejection !== null) return [];
  // KMS may read another policy than the gateway: the first of duplicate keys instead of the last, for example.
  const isUnseen = diff === null || findings === null || problems.length > 0;
  const gains = toGains(diff, findings);
  const isPublic = opensToEveryone(gains, input);
  const has: Readonly<Record<PolicyRisk, boolean>> = {
    LOCKOUT: !isPassed(plan.lockout) || plan.lockoutMayChange,
    PUBLIC: isUnseen || isPublic || (gains.ofOutsiders.length > 0 && isIncomplete(input)),
    EXTERNAL_ACCOUNT: isUnseen || opensToOthers(gains, input),
    CONFUSED_DEPUTY: isUnseen || opensToServices(gains, { ...input, isPublic }),
    GATEWAY_CANNOT_READ: plan.readerCanRead !== 'YES',
  };
  return RISKS.filter((risk) => has[risk]);
}

/** Whether not all of the policy was looked at for findings. */
function isIncomplete({ findings }: RiskInput): boolean {
  return findings !== null && findings.incomplete.length > 0;
}

function opensToEveryone({ reasons, ofOutsiders }: Gains, { policy, key }: RiskInput): boolean {
  return (
    reasons.flat().some((finding) => !isOrganization(finding)) ||
    (policy !== null && opensFutureActions(ofOutsiders, policy, key))
  );
}

/** Whether another account or an organization gains access. So may somebody of whom no finding tells. */
function opensToOthers({ all, ofServices, reasons }: Gains, input: RiskInput): boolean {
  const { plan, policy, diff, grants, key, trust } = input;
  return (
    plan.unknownPrincipals.some(({ type }) => type !== 'Service') ||
    all.some(({ principal }) => isOfOtherAccount(principal, input)) ||
    reasons.some((found) => found.length === 0 || found.some((each) => isOrganization(each) && !each.isTrusted)) ||
    (diff !== null && revivesGrant(diff, grants, input)) ||
    (policy !== null && diff !== null && opensToSources(diff, policy, key.accountId, trust)) ||
    (policy !== null && opensToCallers(ofServices, policy, input))
  );
}

function isOrganization({ code }: Finding): boolean {
  return code === 'ORGANIZATION_ACCESS';
}

/** Whether a service gains access, and nobody says for whom it acts. What is public is open to services, too. */
function opensToServices(
  { all, ofServices, outside }: Gains,
  { isPublic, ...input }: RiskInput & { readonly isPublic: boolean },
): boolean {
  const { plan, policy, findings, key } = input;
  return (
    plan.unknownPrincipals.some(({ type }) => type === 'Service') ||
    (ofServices.length > 0 && isIncomplete(input)) ||
    (policy !== null && opensFutureActions(ofServices, policy, key)) ||
    opensToDeputy(all, findings?.findings ?? [], key) ||
    (!isPublic && opensWithOthers(ofServices, outside, key))
  );
}
