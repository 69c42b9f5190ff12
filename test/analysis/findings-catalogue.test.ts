import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../src/analysis/findings/catalogue/catalogue.ts';
import { DEFAULT_STATEMENT, type Example } from '../../src/analysis/findings/catalogue/entry.ts';
import type { FindingCode } from '../../src/analysis/findings/finding.ts';
import { RULES } from '../../src/analysis/findings/rules/rules.ts';
import { toGrant } from './_access.ts';
import { KEY, parse } from './_ask.ts';
import { findAll } from './_findings.ts';

const CODES = Object.keys(CATALOGUE) as FindingCode[];
const BUILT = new Set(RULES.flatMap(({ codes }) => codes));
const EXAMPLES = CODES.filter((code) => BUILT.has(code) && CATALOGUE[code].examples !== null);

function codesOf({ statements = [], isWhole, grants = [] }: Example): readonly string[] {
  const policy = parse({ Version: '2012-10-17', Statement: [...(isWhole ? [] : [DEFAULT_STATEMENT]), ...statements] });
  const input = {
    key: KEY,
    policy,
    grants: grants.map((grant, index) => toGrant({ GrantId: `g-${index}`, ...grant })),
    trust: { accounts: new Set<string>(), organizations: new Set<string>() },
  };
  return findAll(input, { includeOpinions: true }).findings.map(({ code }) => code);
}

describe('the examples of the catalogue:', () => {
  test.each(EXAMPLES)('one has %s, and the other has not', (code) => {
    const { has = {}, hasNot = {} } = CATALOGUE[code].examples ?? {};
    expect(codesOf(has)).toContain(code);
    expect(codesOf(hasNot)).not.toContain(code);
  });
});

describe('the catalogue', () => {
  test.each(CODES)('says all severities of %s, and whole sentences', (code) => {
    const { severities, severityRule, rule, remedy } = CATALOGUE[code];
    for (const severity of severities.length > 1 ? severities : []) expect(severityRule).toContain(severity);
    expect(`${rule} ${remedy}`).toMatch(/^[A-Z].*\.$/s);
  });
});
