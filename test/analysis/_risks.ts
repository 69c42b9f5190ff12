import type { Grant } from '../../src/analysis/evaluate-grant.ts';
import { reason } from '../../src/analysis/explain/reason.ts';
import { findRisks } from '../../src/analysis/plan/find-risks.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { KEY, parseText } from './_ask.ts';
import { compare, toPolicy } from './_diff.ts';
import { findAll } from './_findings.ts';
import { DELEGATES, type Given, plan } from './_plan.ts';

export type Trusted = { readonly accounts?: readonly string[]; readonly organizations?: readonly string[] };

type RiskOptions = Given & {
  readonly grants?: readonly Grant[] | null;
  /** False: the search for findings was given up before it found any. */
  readonly isExamined?: boolean;
};

const NOT_EXAMINED = { findings: [], incomplete: [reason('TOO_MANY_CASES', '')] };

/** The risks of a policy of these statements, or of a text, on a key that has others. */
export function risksOf(
  after: readonly object[] | string,
  before: readonly object[] = [DELEGATES],
  trusted: Trusted = {},
  { grants = [], isExamined = true, ...given }: RiskOptions = {},
) {
  const [policy, current] = [typeof after === 'string' ? after : JSON.stringify(toPolicy(after)), toPolicy(before)];
  const trust = { accounts: new Set(trusted.accounts), organizations: new Set(trusted.organizations) };
  const findings = isExamined ? findAll({ key: KEY, policy: parseText(policy), grants: [], trust }) : NOT_EXAMINED;
  const diff = compare(policy, current);
  return findRisks({
    plan: plan(after, { current, ...given }),
    policy: parseText(policy),
    diff,
    findings,
    problems: parsePolicy(policy).problems,
    grants,
    key: KEY,
    trust,
  });
}

export const to = (aws: unknown, more: object = {}) => ({
  ...DELEGATES,
  Action: 'kms:Decrypt',
  Principal: { AWS: aws },
  ...more,
});
export const where = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});
export const deny = (more: object = {}) => ({ ...to('*', more), Effect: 'Deny' });
