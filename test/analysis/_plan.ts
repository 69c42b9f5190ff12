import { readFileSync } from 'node:fs';
import type { PutRequest } from '../../src/analysis/plan/lockout.ts';
import { type PlanInput, type PolicyPlan, planPolicy } from '../../src/analysis/plan/plan-policy.ts';
import { type ContextInput, parseContext } from '../../src/analysis/request/given-context.ts';
import type { KeyFacts } from '../../src/analysis/request/key-facts.ts';
import { parseRequestPrincipal } from '../../src/analysis/request/request-principal.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { type CaseKey, NOW } from './_access.ts';
import { KEY, parse } from './_ask.ts';

/** A PutKeyPolicy call with its right answer. What is not named is not checked. */
export type PlanCase = {
  readonly id: string;
  readonly title: string;
  readonly key: CaseKey;
  readonly current: object;
  readonly proposed?: object;
  readonly caller: string;
  readonly bypassPolicyLockoutSafetyCheck: boolean;
  readonly expected: {
    readonly outcome: PolicyPlan['outcome'];
    readonly exception?: string;
    readonly message?: string;
    readonly lockout?: PolicyPlan['lockout'];
    readonly missingKeys?: readonly string[];
  };
};

export const PLAN_CASES: readonly PlanCase[] = JSON.parse(
  readFileSync(new URL('plan-cases.json', import.meta.url), 'utf8'),
);

/** The texts of cases that are too long, or no policy. */
const TEXTS: Readonly<Record<string, (currentPolicy: string) => string>> = {
  P05: (policy) => policy.replace('Enable IAM policies', 'S'.repeat(33_000)),
  P09: () => '{"Version":"2012-10-17","Id":"k€","Statement":[]}',
};

export function toProposedText({ id, current, proposed }: PlanCase): string {
  return proposed === undefined ? (TEXTS[id]?.(JSON.stringify(current)) ?? '') : JSON.stringify(proposed);
}

export const ADMIN = `arn:aws:iam::${KEY.accountId}:role/Admin`;
export const DELEGATES = {
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${KEY.accountId}:root` },
  Action: 'kms:*',
  Resource: '*',
};

export type Given = {
  readonly key?: Partial<KeyFacts>;
  readonly current?: PlanInput['current'] | object;
  readonly caller?: string | null;
  readonly reader?: string | null;
  readonly context?: ContextInput;
  readonly bypass?: boolean;
};

/** The plan for a text, or for a policy of these statements. */
export function plan(policy: string | readonly object[], given: Given = {}): PolicyPlan {
  const text = typeof policy === 'string' ? policy : JSON.stringify({ Version: '2012-10-17', Statement: policy });
  const key = { ...KEY, ...given.key };
  const { current = { Version: '2012-10-17', Statement: [DELEGATES] }, caller = ADMIN, reader = caller } = given;
  const toRequest = (arn: string | null): PutRequest | null => {
    if (arn === null) return null;
    const principal = parseRequestPrincipal(arn, key.partition);
    return { key, principal, given: parseContext(given.context ?? {}, principal, key), now: NOW };
  };
  return planPolicy({
    key,
    text,
    parsed: parsePolicy(text),
    current: current === null || current === 'UNREADABLE' ? current : parse(current),
    principal: toRequest(caller),
    reader: toRequest(reader),
    bypass: given.bypass ?? false,
  });
}
