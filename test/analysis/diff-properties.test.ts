import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ask } from './_ask.ts';
import { compareStatements, linesOf } from './_diff.ts';
import { allOf, policies } from './_diff-agreement.ts';
import type { Statement } from './_generated.ts';

/** The same pairs in each run: a rare failure would be nobody's. */
const RUNS = { numRuns: 200, seed: 14 };

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
