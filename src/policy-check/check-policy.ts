import { reason } from '../analysis/explain/reason.ts';
import { type FindingsFilter, isAtLeast } from '../analysis/findings/filter.ts';
import { findInPolicy } from '../analysis/findings/find-findings.ts';
import type { FindingsResult } from '../analysis/findings/result.ts';
import { MAX_POLICY_CHARACTERS } from '../analysis/plan/check-text.ts';
import type { PolicyPlan } from '../analysis/plan/plan-policy.ts';
import type { KeyFacts } from '../analysis/request/key-facts.ts';
import { toArn } from '../kms/arn.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import type { PolicyDocument } from '../policy/types.ts';
import { findKey } from './find-key.ts';
import { type LockoutJudgement, planForKey } from './judge-lockout.ts';
import type { CheckOptions } from './options.ts';

export type PolicyCheck = {
  readonly keyArn: string;
  /** Whether the text is a policy. If it is not, nothing depends on the key or on who puts it. */
  readonly isPolicy: boolean;
  readonly plan: PolicyPlan;
  /** For whom `plan.lockout` is the result. */
  readonly lockoutFor: LockoutJudgement;
  readonly findings: FindingsResult;
  /**
   * REFUSED: KMS refuses the policy, or a finding is severe enough to fail on. UNDECIDED: KMS may refuse it, or not all
   * of it was examined.
   */
  readonly result: 'PASSED' | 'REFUSED' | 'UNDECIDED';
};

/** Checks a policy for a key that need not exist. Throws ConfigError if the account is not known. */
export function checkPolicy(text: string, options: CheckOptions): PolicyCheck {
  const parsed = text.length > MAX_POLICY_CHARACTERS ? NOT_PARSED : parsePolicy(text);
  const ref = options.key ?? findKey(parsed.document);
  const key = { ...ref, arn: toArn(ref), metadata: null };
  const findings = findAll(parsed.document, key, options);
  const isLockedOut = findings.findings.some(({ code, certain }) => code === 'LOCKED_OUT' && certain);
  const { plan, lockoutFor } = planForKey({ key, text, parsed, isLockedOut }, options.principal);
  const isPolicy = parsed.document !== null;
  const judged = { plan, lockoutFor, findings };
  return { keyArn: key.arn, isPolicy, ...judged, result: toResult(judged, options) };
}

/** KMS refuses a text that is so long, whatever it says. */
const NOT_PARSED = { document: null, problems: [] };

/** The lockout check counts only for somebody who is known. */
function toResult(
  { plan, lockoutFor, findings: { findings, incomplete } }: Pick<PolicyCheck, 'plan' | 'lockoutFor' | 'findings'>,
  { failOn }: CheckOptions,
): PolicyCheck['result'] {
  const hasSevere = failOn !== null && findings.some(({ severity }) => isAtLeast(severity, failOn));
  if (plan.outcome === 'REFUSED' || hasSevere) return 'REFUSED';
  const isLockoutOpen = plan.lockout === 'UNKNOWN' && lockoutFor !== 'NOBODY';
  return plan.refusals.length > 0 || isLockoutOpen || incomplete.length > 0 ? 'UNDECIDED' : 'PASSED';
}

const ALL: FindingsFilter = { codes: null, minSeverity: 'INFO', includeOpinions: false };

/** Of a text that is no policy, nobody knows what is wrong with it: an empty list would say that nothing is. */
const NOT_EXAMINED: FindingsResult = {
  findings: [],
  incomplete: [reason('POLICY_UNPARSABLE', 'The text is not a policy, so there are no findings about it.')],
};

function findAll(policy: PolicyDocument | null, key: KeyFacts, options: CheckOptions): FindingsResult {
  if (policy === null) return NOT_EXAMINED;
  const trust = { accounts: new Set(options.trustedAccounts), organizations: new Set(options.trustedOrganizations) };
  const steps = findInPolicy({ key, policy, grants: [], trust }, ALL);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
