import { reason } from '../analysis/explain/reason.ts';
import { type FindingsFilter, isAtLeast } from '../analysis/findings/filter.ts';
import { findInPolicy } from '../analysis/findings/find-findings.ts';
import type { FindingsResult } from '../analysis/findings/result.ts';
import { MAX_POLICY_CHARACTERS } from '../analysis/plan/check-text.ts';
import { type PolicyPlan, planPolicy } from '../analysis/plan/plan-policy.ts';
import { parseGiven } from '../analysis/request/given-context.ts';
import type { KeyFacts } from '../analysis/request/key-facts.ts';
import { toArn } from '../kms/arn.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import type { PolicyDocument } from '../policy/types.ts';
import { findKey } from './find-key.ts';
import type { CheckOptions } from './options.ts';

export type PolicyCheck = {
  readonly keyArn: string;
  /** Whether the text is a policy. If it is not, nothing depends on the key or on who puts it. */
  readonly isPolicy: boolean;
  readonly plan: PolicyPlan;
  readonly findings: FindingsResult;
  /** Whether KMS refuses the policy, or a finding is severe enough to fail on. */
  readonly hasFailed: boolean;
};

/** Checks a policy for a key that need not exist. Throws ConfigError if the account of the key is not known. */
export function checkPolicy(text: string, options: CheckOptions): PolicyCheck {
  const { principal, failOn } = options;
  const parsed = text.length > MAX_POLICY_CHARACTERS ? NOT_PARSED : parsePolicy(text);
  const ref = options.key ?? findKey(parsed.document);
  const key = { ...ref, arn: toArn(ref), metadata: null };
  const caller = principal && { key, principal, given: parseGiven({}), now: Date.now() };
  const plan = planPolicy({ key, text, parsed, current: null, principal: caller, reader: null, bypass: false });
  const findings = findAll(parsed.document, key, options);
  const hasSevere = failOn !== null && findings.findings.some(({ severity }) => isAtLeast(severity, failOn));
  const isPolicy = parsed.document !== null;
  return { keyArn: key.arn, isPolicy, plan, findings, hasFailed: plan.outcome === 'REFUSED' || hasSevere };
}

/** KMS refuses a text that is so long, whatever it says. */
const NOT_PARSED = { document: null, problems: [] };

const ALL: FindingsFilter = { codes: null, minSeverity: 'INFO', includeOpinions: false };

/** Of a text that is no policy, nobody knows what is wrong with it: an empty list would say that nothing is. */
const NOT_EXAMINED: FindingsResult = {
  findings: [],
  incomplete: [reason('POLICY_UNPARSABLE', 'The text is not a policy, so there are no findings about it.')],
};

function findAll(policy: PolicyDocument | null, key: KeyFacts, { trustedAccounts }: CheckOptions): FindingsResult {
  if (policy === null) return NOT_EXAMINED;
  const trust = { accounts: new Set(trustedAccounts), organizations: new Set<string>() };
  const steps = findInPolicy({ key, policy, grants: [], trust }, ALL);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
