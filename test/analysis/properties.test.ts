import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../src/analysis/decide.ts';
import type { Access } from '../../src/analysis/evaluate-access.ts';
import { allOf, anyOf, type Match } from '../../src/analysis/match.ts';
import { ask, OWN } from './_ask.ts';
import { facts, type Generated, question, type Statement, statement, toContext, toQuestion } from './_generated.ts';

const RUNS = { numRuns: 500 };
/** From the worst to the best. UNKNOWN can be each of them. */
const ORDER = ['DENIED', 'NOT_ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'ALLOWED'];

function verdictOf(given: Generated): Access['verdict'] {
  return ask(toQuestion(given)).verdict;
}

function withStatement(given: Generated, added: Statement): Generated {
  return { ...given, statements: [...given.statements, added] };
}

test('an Allow that is added never lowers the verdict', () => {
  fc.assert(
    fc.property(question, statement, (given, added) => {
      const before = verdictOf(given);
      const after = verdictOf(withStatement(given, { ...added, Effect: 'Allow' }));
      if (before === 'DENIED' || before === 'ALLOWED') expect(after).toBe(before);
      if (before === 'UNKNOWN') expect(after).toMatch(/^(UNKNOWN|ALLOWED|ALLOWED_IF_IAM_ALLOWS)$/);
      if (after !== 'UNKNOWN') expect(ORDER.indexOf(after)).toBeGreaterThanOrEqual(ORDER.indexOf(before));
    }),
    RUNS,
  );
});

test('a Deny that is added never raises the verdict', () => {
  fc.assert(
    fc.property(question, statement, (given, added) => {
      const before = verdictOf(given);
      const after = verdictOf(withStatement(given, { ...added, Effect: 'Deny' }));
      if (before === 'DENIED') expect(after).toBe(before);
      if (before === 'NOT_ALLOWED' || before === 'UNKNOWN') expect([before, 'DENIED']).toContain(after);
      if (after !== 'UNKNOWN' && before !== 'UNKNOWN') {
        expect(ORDER.indexOf(after)).toBeLessThanOrEqual(ORDER.indexOf(before));
      }
    }),
    RUNS,
  );
});

test('what is said of the request never contradicts a verdict that was decided before', () => {
  fc.assert(
    fc.property(question, facts, (given, more) => {
      const before = verdictOf(given);
      const filled = new Map(
        [...given.facts].map(([key, values]) => [key, values === undefined ? more.get(key) : values]),
      );
      const after = verdictOf({ ...given, facts: filled });
      // Only an undecided Deny may be behind NOT_ALLOWED, since the request is refused either way.
      const expected = before === 'NOT_ALLOWED' ? ['NOT_ALLOWED', 'DENIED'] : [before];
      if (before !== 'UNKNOWN') expect(expected).toContain(after);
    }),
    RUNS,
  );
});

test('a complete context decides as if each key that is not given were absent', () => {
  fc.assert(
    fc.property(question, (given) => {
      const absent = new Map([...given.facts].map(([key, values]) => [key, values ?? null]));
      const complete = ask({ ...toQuestion(given), context: { ...toContext(given.facts), complete: true } });
      if (complete.verdict !== 'UNKNOWN')
        expect([complete.verdict, 'UNKNOWN']).toContain(verdictOf({ ...given, facts: absent }));
    }),
    RUNS,
  );
});

test('a verdict that is not decided names a key that is missing, or a reason', () => {
  fc.assert(
    fc.property(question, (given) => {
      const { verdict, missingKeys, reasons, basis } = ask(toQuestion(given));
      if (verdict !== 'UNKNOWN') expect(missingKeys).toEqual([]);
      else expect(missingKeys.length + reasons.length + basis.length).toBeGreaterThan(0);
    }),
    RUNS,
  );
});

test('the explanation is enough to compute the verdict', () => {
  fc.assert(
    fc.property(question, (given) => {
      const access = ask(toQuestion(given));
      expect(recompute(access, given)).toBe(access.verdict);
    }),
    RUNS,
  );
});

/** From the parts of statements and grants that the API shows. */
function recompute({ statements, grants, reasons }: Access, { principal, action }: Generated): string {
  const has = (code: string) => reasons.some((reason) => reason.code === code);
  const isRoot = principal === OWN;
  const isForeign = !isRoot && !principal.includes(OWN) && !principal.includes('amazonaws.com');
  const [denies, direct, given]: [Match[], Match[], Match[]] = [[], [], []];
  for (const { statement: read, principal: level, action: named, resource, conditions } of statements) {
    const rest = allOf([named, resource, ...conditions.map(({ applies }) => applies)]);
    const isDirect: Match = level === 'DIRECT' ? 'YES' : level === 'UNKNOWN' ? 'UNKNOWN' : 'NO';
    const isAny: Match = level === 'ACCOUNT' ? 'YES' : isDirect;
    if (read.effect === 'DENY') denies.push(allOf([isAny, rest]));
    else if (action !== 'kms:RetireGrant') {
      if (isForeign) given.push(allOf([isAny, rest]));
      else (level === 'ACCOUNT' ? given : direct).push(allOf([isAny, rest]));
    }
  }
  for (const { principal: level, operation, constraints } of grants ?? []) {
    const isDirect: Match = level === 'UNKNOWN' ? 'UNKNOWN' : level === 'NONE' ? 'NO' : 'YES';
    (level === 'ACCOUNT' ? given : direct).push(allOf([isDirect, operation, constraints]));
  }
  if (has('GRANTS_UNREADABLE')) direct.push('UNKNOWN');
  const verdict = decide({
    deny: anyOf(denies),
    direct: anyOf(direct),
    given: anyOf(given),
    iam: null,
    isPossible: !has('NOT_POSSIBLE_ACROSS_ACCOUNTS') && !has('OTHER_PARTITION'),
  });
  return verdict === 'ALLOWED' && has('NEEDS_ALIAS_IN_IAM') ? 'ALLOWED_IF_IAM_ALLOWS' : verdict;
}

test('the order of statements and of values does not matter', () => {
  fc.assert(
    fc.property(question, (given) => {
      const reversed = given.statements.map(reverseLists).toReversed();
      expect(verdictOf({ ...given, statements: reversed })).toBe(verdictOf(given));
    }),
    RUNS,
  );
});

test('12 digits mean the same as the ARN of the account', () => {
  fc.assert(
    fc.property(question, (given) => {
      const text = JSON.stringify(given.statements);
      const digits = JSON.parse(text.replaceAll(/"arn:aws:iam::(\d{12}):root"/g, '"$1"'));
      const arns = JSON.parse(text.replaceAll(/"(\d{12})"/g, '"arn:aws:iam::$1:root"'));
      const verdict = verdictOf(given);
      expect(verdictOf({ ...given, statements: digits })).toBe(verdict);
      expect(verdictOf({ ...given, statements: arns })).toBe(verdict);
    }),
    RUNS,
  );
});

test('the case of actions and of condition keys does not matter', () => {
  fc.assert(
    fc.property(question, (given) => {
      const upper = given.statements.map(({ Action, NotAction, Condition, ...rest }) => ({
        ...rest,
        ...(Action === undefined ? { NotAction: toUpperCase(NotAction) } : { Action: toUpperCase(Action) }),
        Condition: Object.fromEntries(
          Object.entries(Condition as object).map(([name, keys]) => [
            name,
            Object.fromEntries(Object.entries(keys).map(([key, values]) => [key.toUpperCase(), values])),
          ]),
        ),
      }));
      expect(verdictOf({ ...given, statements: upper })).toBe(verdictOf(given));
    }),
    RUNS,
  );
});

function toUpperCase(actions: unknown): readonly string[] {
  return (actions as readonly string[]).map((action) => action.toUpperCase());
}

function reverseLists(value: unknown): Statement {
  return JSON.parse(JSON.stringify(value), (_, each) => (Array.isArray(each) ? each.toReversed() : each));
}
