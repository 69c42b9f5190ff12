import { readFileSync } from 'node:fs';
import type { FindingsFilter } from '../../src/analysis/findings/filter.ts';
import { findFindings } from '../../src/analysis/findings/find-findings.ts';
import type { Finding, FindingsInput } from '../../src/analysis/findings/finding.ts';
import type { FindingsResult } from '../../src/analysis/findings/result.ts';
import { type CaseGrant, type CaseKey, toGrant, toKeyFacts } from './_access.ts';
import { KEY, parse } from './_ask.ts';

/** A policy and grants with their findings. */
export type FindingsCase = {
  readonly id: string;
  readonly title: string;
  readonly key: CaseKey;
  readonly policy: object;
  readonly grants: readonly CaseGrant[];
  readonly trustedAccounts: readonly string[];
  readonly expected: readonly { readonly id: string; readonly severity: string; readonly at: string }[];
};

export const FINDINGS_CASES: readonly FindingsCase[] = JSON.parse(
  readFileSync(new URL('findings-cases.json', import.meta.url), 'utf8'),
);

export function toInput({ key, policy, grants, trustedAccounts }: FindingsCase): FindingsInput {
  return {
    key: toKeyFacts(key),
    policy: parse(policy),
    grants: grants.map(toGrant),
    trust: { accounts: new Set(trustedAccounts), organizations: new Set() },
  };
}

/** The findings, without pauses. */
export function findAll(input: FindingsInput, filter: Partial<FindingsFilter> = {}): FindingsResult {
  const all = findFindings(input, { codes: null, minSeverity: 'INFO', includeOpinions: false, ...filter });
  for (;;) {
    const { done, value } = all.next();
    if (done) return value;
  }
}

/** A finding as the cases write it. */
export function toExpected({ code, severity, pointer, grant }: Finding) {
  return { id: code as string, severity: severity as string, at: grant === null ? pointer : `grant ${grant.grantId}` };
}

export const DELEGATES = {
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${KEY.accountId}:root` },
  Action: 'kms:*',
  Resource: '*',
};

export type Given = Partial<Omit<FindingsInput, 'policy' | 'trust'>> & {
  readonly version?: string;
  readonly trusted?: readonly string[];
};

/** The input for a policy with the statement of the default policy, and these. */
export function given(statements: readonly object[], { version = '2012-10-17', trusted = [], ...more }: Given = {}) {
  const policy = parse({ Version: version, Statement: [DELEGATES, ...statements] });
  return {
    key: KEY,
    policy,
    grants: [],
    trust: { accounts: new Set(trusted), organizations: new Set<string>() },
    ...more,
  };
}
