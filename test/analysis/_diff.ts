import { readFileSync } from 'node:fs';
import { comparePolicies } from '../../src/analysis/diff/compare-policies.ts';
import type { PolicyDiff } from '../../src/analysis/diff/policy-diff.ts';
import type { KeyFacts } from '../../src/analysis/request/key-facts.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import type { CaseKey } from './_access.ts';
import { KEY } from './_ask.ts';

/** Two policies of one key, and what the second allows compared with the first. What is not named is not checked. */
export type DiffCase = {
  readonly id: string;
  readonly title: string;
  readonly key: CaseKey;
  readonly before: object;
  readonly after: object;
  readonly expected: {
    readonly equivalent: boolean;
    readonly newAccess: readonly ExpectedChange[];
    readonly lostAccess: readonly ExpectedChange[];
  };
};

type ExpectedChange = Readonly<Record<string, unknown>> & { readonly principal: string };

export const DIFF_CASES: readonly DiffCase[] = JSON.parse(
  readFileSync(new URL('diff-cases.json', import.meta.url), 'utf8'),
);

type Policy = object | string;

type Options = {
  readonly key?: Partial<KeyFacts>;
  readonly otherKey?: Partial<KeyFacts>;
  readonly ignoreRegion?: boolean;
};

/** Compares the policy with another. Each is a text, or a policy as JSON. */
export function compare(policy: Policy, other: Policy, options: Options = {}): PolicyDiff {
  const { key = {}, otherKey = key, ignoreRegion = false } = options;
  const steps = comparePolicies({ current: toSide(policy, key), other: toSide(other, otherKey), ignoreRegion });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Compares policies of these statements. */
export function compareStatements(
  statements: readonly object[],
  others: readonly object[],
  options: Options = {},
): PolicyDiff {
  return compare(toPolicy(statements), toPolicy(others), options);
}

export function toPolicy(Statement: readonly object[]): object {
  return { Version: '2012-10-17', Statement };
}

export function toSide(policy: Policy, key: Partial<KeyFacts> = {}) {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy);
  const { document } = parsePolicy(text);
  if (document === null) throw new Error('not a policy');
  return { text, policy: document, key: { ...KEY, ...key } };
}

/** The changes as a list of texts: `PRINCIPAL ACTIONS FROM > TO where WHERE`. */
export function linesOf({ newAccess, lostAccess, undecided }: PolicyDiff): readonly string[] {
  return Object.entries({ new: newAccess, lost: lostAccess, undecided }).flatMap(([list, changes]) =>
    changes.map(({ principal, actions, andFutureActions, from, to, where }) => {
      const shown = actions.length > 4 ? `${actions.length} actions` : actions.map((name) => name.slice(4)).join(',');
      const future = andFutureActions ? '+' : '';
      return `${list}: ${principal.value} ${shown}${future} ${from} > ${to}${where === null ? '' : ` where ${where}`}`;
    }),
  );
}
