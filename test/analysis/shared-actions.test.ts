import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findSharedActions } from '../../src/analysis/cells/actions/future-actions.ts';
import { findAction } from '../../src/analysis/tables/actions.ts';
import { matchesPattern } from '../../src/policy/matches-pattern.ts';
import { OTHER } from './_ask.ts';
import { compareStatements, linesOf } from './_diff.ts';
import { DELEGATES } from './_plan.ts';
import { deny, risksOf, to } from './_risks.ts';

describe('patterns that meet only in an action that KMS may add later', () => {
  const things = to('*', { Action: 'kms:*Thing' });
  const partner = to(OTHER, { Action: 'kms:*Thing' });
  const noNew = deny({ Action: 'kms:New*' });

  it('are compared for it', () => {
    expect(compareStatements([DELEGATES, things], [DELEGATES, things, noNew]).equivalent).toBe(false);
    expect(risksOf([DELEGATES, things], [DELEGATES, things, noNew])).toContain('PUBLIC');
    expect(risksOf([DELEGATES, partner], [DELEGATES, partner, noNew])).toEqual(['EXTERNAL_ACCOUNT']);
    expect(risksOf([DELEGATES, things, noNew], [DELEGATES, things])).toEqual([]);
  });

  it('are compared for it, if there are three, in any case', () => {
    const before = [DELEGATES, partner, deny({ Action: 'KMS:*New*' }), deny({ Action: 'kms:?ew*' })];
    const after = [DELEGATES, partner, deny({ Action: 'kms:?EW*' })];
    expect(risksOf(after, before)).toEqual(['EXTERNAL_ACCOUNT']);
  });

  it('are no change if they meet in no action', () => {
    const before = [DELEGATES, to(OTHER, { Action: 'kms:Old*' }), deny({ Action: 'kms:New*' })];
    expect(risksOf(before.slice(0, 2), before)).toEqual([]);
    // The rest of the name would be a digit, or another character that no action has.
    const digits = [DELEGATES, to(OTHER, { Action: 'kms:1*' }), deny({ Action: 'kms:*-*' })];
    expect(risksOf(digits.slice(0, 2), digits)).toEqual([]);
  });

  it('are not decided if they are too many', () => {
    const many = Array.from({ length: 12 }, (_, at) => deny({ Action: `kms:*a${at}*b*` }));
    const { exact, equivalent, undecided } = compareStatements([DELEGATES, partner], [DELEGATES, partner, ...many]);
    expect({ exact, equivalent }).toEqual({ exact: false, equivalent: false });
    expect(undecided.flatMap(({ reasons }) => reasons.map(({ message }) => message))).toContainEqual(
      expect.stringContaining('More patterns tell actions apart than can be compared'),
    );
    expect(risksOf([DELEGATES, partner], [DELEGATES, partner, ...many])).toContain('EXTERNAL_ACCOUNT');
    expect(risksOf([DELEGATES, partner, ...many], [DELEGATES, partner])).toEqual([]);
    const other = to('arn:aws:iam::111122223333:role/App', { Action: 'kms:Decrypt' });
    const unpatterned = compareStatements([DELEGATES, ...many, other], [DELEGATES, ...many]);
    expect(linesOf(unpatterned).filter((line) => line.includes('could not be compared'))).toEqual([]);
  });
});

const part = fc.constantFrom('a', 'b', 'new', 'sign', '*', '*', '?', '1');
const pattern = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts) => `kms:${parts.join('').replaceAll(/\*+/g, '*')}`);
const letter = fc.constantFrom('a', 'b', 'n', 'e', 'w', 'x', 's', 'i', 'g', '1');
const name = fc.array(letter, { minLength: 1, maxLength: 8 }).map((letters) => `kms:${letters.join('')}`);

test('a name stands for each set of patterns that an action can match', () => {
  fc.assert(
    fc.property(fc.uniqueArray(pattern, { minLength: 2, maxLength: 4 }), name, (patterns, action) => {
      fc.pre(/^kms:[a-z]/.test(action) && findAction(action) === undefined);
      const setOf = (each: string) => patterns.filter((one) => /[*?]/.test(one) && matchesPattern(one, each)).join();
      const isWhole = (one: string) => /^kms:\*+$/.test(one);
      fc.pre(patterns.filter((one) => /[*?]/.test(one) && !isWhole(one)).length > 1 && !patterns.includes(action));
      expect(findSharedActions(patterns)?.map(setOf), action).toContain(setOf(action));
    }),
    { numRuns: 3_000, seed: 16 },
  );
});
