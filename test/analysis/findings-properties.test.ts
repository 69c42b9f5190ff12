import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../src/analysis/findings/catalogue/catalogue.ts';
import type { FindingCode } from '../../src/analysis/findings/finding.ts';
import { ask, parse } from './_ask.ts';
import { findAll, given } from './_findings.ts';
import { statement } from './_generated.ts';

const statements = fc.array(statement, { maxLength: 4 });
const RUNS = { numRuns: 150 };

test('Key.access gives the verdict of each witness', () => {
  fc.assert(
    fc.property(statements, (list) => {
      for (const { code, witness } of findAll(given(list), { includeOpinions: true }).findings) {
        if (witness === null) continue;
        const { principal, action, keys, absent, verdict } = witness;
        const context = { keys: keys.map((each) => ({ ...each })), absent: [...absent] };
        const answer = ask({ policy: given(list).policy, principal, action, context });
        expect([code, answer.verdict], JSON.stringify(witness)).toEqual([code, verdict]);
      }
    }),
    RUNS,
  );
});

test('findings do not depend on the order of the statements', () => {
  const subjects = (list: readonly object[]) => {
    const input = given(list);
    const { findings } = findAll(input);
    // Of two redundant statements, the later one is told.
    return findings
      .filter(({ code }) => code !== 'REDUNDANT_STATEMENT')
      .map(({ code, severity, certain, statement: about }) =>
        JSON.stringify([
          code,
          severity,
          certain,
          about && { ...about, pointer: '', conditions: about.conditions.length },
        ]),
      )
      .toSorted();
  };
  fc.assert(
    fc.property(statements, (list) => {
      expect(subjects(list.toReversed())).toEqual(subjects(list));
    }),
    RUNS,
  );
});

test('a finding has one of the severities of the catalogue, a message that is a sentence, and its place', () => {
  fc.assert(
    fc.property(statements, (list) => {
      for (const finding of findAll(given(list), { includeOpinions: true }).findings) {
        const { code, severity, message, pointer, grant } = finding;
        expect(CATALOGUE[code].severities).toContain(severity);
        expect(message).toMatch(/\.$/);
        expect(message.length).toBeLessThan(2000);
        expect(pointer === null).toBe(grant !== null);
      }
    }),
    RUNS,
  );
});

test('a filter leaves what it lets through, and nothing else', () => {
  const codes = fc.subarray(Object.keys(CATALOGUE) as FindingCode[], { minLength: 1 });
  fc.assert(
    fc.property(statements, codes, (list, wanted) => {
      const policy = parse({ Version: '2012-10-17', Statement: list });
      const input = { ...given([]), policy };
      const all = findAll(input, { includeOpinions: true }).findings.map(({ code, pointer }) => [code, pointer]);
      const some = findAll(input, { codes: wanted }).findings.map(({ code, pointer }) => [code, pointer]);
      expect(some).toEqual(all.filter(([code]) => wanted.includes(code as FindingCode)));
    }),
    RUNS,
  );
});
