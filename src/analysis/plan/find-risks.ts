import type { Problem } from '../../json/problems.ts';
import type { PolicyDocument } from '../../policy/types.ts';
import type { AccessChange, PolicyDiff } from '../diff/policy-diff.ts';
import type { Grant } from '../evaluate-grant.ts';
import type { Finding, FindingCode, Trust } from '../findings/finding.ts';
import type { FindingsResult } from '../findings/result.ts';
import { matchAction } from '../match-action.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { isPassed } from './lockout.ts';
import { opensFutureActions } from './opens-future-actions.ts';
import { isOfService, opensToDeputy, opensWithOthers } from './opens-to-deputy.ts';
import { opensToSources } from './opens-to-sources.ts';
import type { PolicyPlan } from './plan-policy.ts';

/** What can go wrong for good, or opens the key to others, so that somebody has to say that it is meant. */
export type PolicyRisk = 'LOCKOUT' | 'PUBLIC' | 'EXTERNAL_ACCOUNT' | 'CONFUSED_DEPUTY' | 'GATEWAY_CANNOT_READ';

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
  const { plan, policy, diff, findings, problems, key } = input;
  if (plan.rejection !== null) return [];
  // KMS may read another policy than the gateway: the first of duplicate keys instead of the last, for example.
  const isUnseen = diff === null || findings === null || problems.length > 0;
  const gained = diff === null ? [] : listGains(diff);
  const outsiders = gained.filter(isOutsiders);
  const outside = findings?.findings.filter(({ code }) => OUTSIDE.has(code)) ?? [];
  const isIncomplete = findings !== null && findings.incomplete.length > 0;
  const isUndecided = outsiders.length > 0 && isIncomplete;
  const gains = outsiders.map((change) => outside.filter((finding) => mayAllow(finding, change)));
  const isPublic =
    gains.flat().some(({ code }) => code !== 'ORGANIZATION_ACCESS') ||
    (policy !== null && opensFutureActions(outsiders, policy, key));
  const [ofService, ofOthers] = [true, false].map((isService) =>
    plan.unknownPrincipals.some(({ type }) => (type === 'Service') === isService),
  );
  const isExternal =
    ofOthers ||
    gained.some((change) => isOfOtherAccount(change.principal, input)) ||
    gains.some((found) => found.length === 0 || found.some((each) => isOrganization(each) && !each.isTrusted)) ||
    revivesGrant(input) ||
    (policy !== null && diff !== null && opensToSources(diff, policy, key.accountId, input.trust));
  const services = gained.filter(isOfService);
  const isDeputy =
    ofService ||
    (services.length > 0 && isIncomplete) ||
    (policy !== null && opensFutureActions(services, policy, key)) ||
    opensToDeputy(gained, findings?.findings ?? [], key) ||
    (!isPublic && opensWithOthers(services, outside, key));
  return [
    ...(isPassed(plan.lockout) && !plan.lockoutMayChange ? [] : (['LOCKOUT'] as const)),
    ...(isUnseen || isUndecided || isPublic ? (['PUBLIC'] as const) : []),
    ...(isUnseen || isExternal ? (['EXTERNAL_ACCOUNT'] as const) : []),
    ...(isUnseen || isDeputy ? (['CONFUSED_DEPUTY'] as const) : []),
    ...(plan.readerCanRead === 'YES' ? [] : (['GATEWAY_CANNOT_READ'] as const)),
  ];
}

/** What a Deny takes away is no gain, even if it is not known from whom. */
function listGains({ newAccess, undecided }: Pick<PolicyDiff, 'newAccess' | 'undecided'>): readonly AccessChange[] {
  return [...newAccess, ...undecided].filter(({ mayAllow }) => mayAllow);
}

/** The findings about whom the policy does not name. */
const OUTSIDE: ReadonlySet<FindingCode> = new Set([
  'PUBLIC',
  'PUBLIC_VIA_SERVICE',
  'NETWORK_ONLY',
  'ATTESTATION_ONLY',
  'ORGANIZATION_ACCESS',
]);

function isOrganization({ code }: Finding): boolean {
  return code === 'ORGANIZATION_ACCESS';
}

/** Whether somebody whom neither policy names gains it, and not only AWS services. */
function isOutsiders(change: AccessChange): boolean {
  return change.principal.kind === 'EVERYONE' && !isOfService(change);
}

/**
 * Whether the statement of the finding may be what gives the access. Not by the actions of the finding: they are those
 * for which outsiders need least.
 */
function mayAllow({ statement }: Finding, { actions, futureActions }: AccessChange): boolean {
  if (statement === null) return true;
  return [...actions, ...futureActions].some((action) => matchAction(statement, action) !== 'NO');
}

type Trusting = Pick<RiskInput, 'trust'> & { readonly key: Pick<KeyFacts, 'accountId'> };

function isOfOtherAccount({ accountId }: { readonly accountId: string | null }, { key, trust }: Trusting): boolean {
  return accountId !== null && accountId !== key.accountId && !trust.accounts.has(accountId);
}

/** Whether a Deny for other accounts is gone, so that grants may allow them something that they did not before. */
export function endsDenial(
  { newAccess, undecided }: Pick<PolicyDiff, 'newAccess' | 'undecided'>,
  trusting: Trusting,
): boolean {
  return [...newAccess, ...undecided].some((change) => change.endsDeny && concernsOthers(change, trusting));
}

function concernsOthers({ principal }: AccessChange, trusting: Trusting): boolean {
  return principal.kind === 'EVERYONE' || isOfOtherAccount(principal, trusting);
}

function revivesGrant({ diff, grants, ...trusting }: RiskInput): boolean {
  if (diff === null || !endsDenial(diff, trusting)) return false;
  if (grants === null) return true;
  const changes = [...diff.newAccess, ...diff.undecided].filter(({ endsDeny }) => endsDeny);
  return grants.some(
    ({ grantee, operations }) =>
      grantee !== null &&
      isOfOtherAccount(grantee, trusting) &&
      changes.some(
        ({ principal, actions }) =>
          (principal.kind === 'EVERYONE' || principal.accountId === grantee.accountId) &&
          operations.some((operation) => actions.includes(`kms:${operation}`)),
      ),
  );
}
