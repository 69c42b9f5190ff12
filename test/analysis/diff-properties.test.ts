import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccessChange, PolicyDiff } from '../../src/analysis/diff/policy-diff.ts';
import { APP, ask, OWN, SERVICE, SESSION } from './_ask.ts';
import { compareStatements, linesOf } from './_diff.ts';
import { APP_WITH_PATH, type Facts, request, type Statement, statement, toContext } from './_generated.ts';

const statements = fc.array(statement, { maxLength: 3 });
/** Policies that have some statements in common. */
const policies = fc.tuple(statements, statements, statements).map(
  ([common, one, other]) =>
    [
      [...common, ...one],
      [...other, ...common],
    ] as const,
);
const requests = fc.array(request, { minLength: 5, maxLength: 5 });

/** The same pairs in each run: a rare failure would be nobody's. */
const RUNS = { numRuns: 200, seed: 14 };

/** From the worst to the best. */
const ORDER = ['DENIED', 'NOT_ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'ALLOWED'];

function allOf({ newAccess, lostAccess, undecided }: PolicyDiff): readonly AccessChange[] {
  return [...newAccess, ...lostAccess, ...undecided];
}

/** A role's name is unique in its account. Null if the policies name two roles of one name, which differ in their paths. */
function findRoleOfSession(named: readonly Statement[]): string | null {
  const text = JSON.stringify(named);
  if (!text.includes(APP_WITH_PATH)) return APP;
  return text.includes(JSON.stringify(APP)) ? null : APP_WITH_PATH;
}

/** A request that a service makes on behalf of the caller has kms:ViaService. */
function isPossible(facts: Facts): boolean {
  return Boolean(facts.get('kms:ViaService')) || !facts.get('aws:CalledVia');
}

/** Whether the diff says that it could not compare some of the requests of this action. */
function isNotCompared({ exact, undecided }: PolicyDiff, action: string): boolean {
  return !exact && undecided.some(({ from, to, actions }) => from === to && actions.includes(action));
}

test('it agrees with Key.access for 10,000 pairs of policies: a verdict that differs is in the right list', () => {
  let differing = 0;
  let notCompared = 0;
  fc.assert(
    fc.property(policies, requests, ([current, other], asked) => {
      const diff = compareStatements(current, other);
      const role = findRoleOfSession([...current, ...other]);
      // Whether a service also uses its name without the Region is not known. Key.access leaves it open for each
      // statement, and the diff compares the two names, for each of which the statements agree.
      const hasServiceWithoutRegion = JSON.stringify([current, other]).includes('"logs.amazonaws.com"');
      for (const { principal, action, facts } of asked) {
        if ((principal === SESSION && role === null) || !isPossible(facts)) continue;
        const given = [...facts].map(([key, values]) => [key, values ?? null] as const);
        const context = toContext(
          new Map(principal === SESSION ? [...given, ['aws:PrincipalArn', [role ?? '']]] : given),
        );
        const verdictOf = (each: readonly Statement[]) =>
          ask({ statements: each, principal, action, context, grants: [] }).verdict;
        const [to, from] = [verdictOf(current), verdictOf(other)];
        if (to === from) continue;
        differing += 1;
        if (isNotCompared(diff, action)) {
          notCompared += 1;
          continue;
        }
        const isDecided = to !== 'UNKNOWN' && from !== 'UNKNOWN';
        if (!isDecided && principal === SERVICE && hasServiceWithoutRegion) continue;
        const list = ORDER.indexOf(to) > ORDER.indexOf(from) ? diff.newAccess : diff.lostAccess;
        const found = (isDecided ? list : allOf(diff)).filter(({ actions }) => actions.includes(action));
        const wanted = { principal, action, facts: [...facts], from, to, lines: linesOf(diff) };
        expect(found, JSON.stringify(wanted)).not.toEqual([]);
        // The root user of an account comes along with its users.
        const alike = found.filter((change) => change.from === from && change.to === to);
        if (isDecided && principal !== OWN) expect(alike, JSON.stringify(wanted)).not.toEqual([]);
      }
    }),
    { ...RUNS, numRuns: 10_000 },
  );
  expect(differing).toBeGreaterThan(5_000);
  expect(notCompared).toBeLessThan(differing / 100);
}, 300_000);

test('the witness of each change gets the verdicts of the change', () => {
  let witnesses = 0;
  fc.assert(
    fc.property(policies, ([current, other]) => {
      const diff = compareStatements(current, other);
      // What could not be compared has no such witness.
      for (const { from, to, witness } of diff.exact ? allOf(diff) : []) {
        const { principal, action, keys, absent, verdict } = witness;
        const verdictOf = (each: readonly Statement[]) =>
          ask({ statements: each, principal, action, context: { keys, absent } }).verdict;
        expect([verdictOf(other), verdictOf(current), verdict], JSON.stringify(witness)).toEqual([from, to, to]);
        witnesses += 1;
      }
    }),
    RUNS,
  );
  expect(witnesses).toBeGreaterThan(500);
}, 120_000);

test('swapped policies swap the lists', () => {
  const turn = (line: string) =>
    line
      .replace(/^(new|lost)/, (list) => (list === 'new' ? 'lost' : 'new'))
      .replace(/(\w+) > (\w+)/, '$2 > $1')
      .replace(/ where .*$/, '');
  fc.assert(
    fc.property(policies, ([current, other]) => {
      const [diff, swapped] = [compareStatements(current, other), compareStatements(other, current)];
      const lines = linesOf(diff).map((line) => line.replace(/ where .*$/, ''));
      expect(linesOf(swapped).map(turn).toSorted()).toEqual(lines.toSorted());
    }),
    { ...RUNS, numRuns: 100 },
  );
}, 120_000);

test('a policy is equivalent to itself in another order', () => {
  fc.assert(
    fc.property(policies, ([current]) => {
      expect(compareStatements(current, [...current.toReversed(), ...current]).equivalent).toBe(true);
    }),
    RUNS,
  );
});

test('equal policies give equal answers, in the same order', () => {
  fc.assert(
    fc.property(policies, ([current, other]) => {
      expect(compareStatements(current, other)).toEqual(compareStatements(current, other));
    }),
    { ...RUNS, numRuns: 50 },
  );
});
