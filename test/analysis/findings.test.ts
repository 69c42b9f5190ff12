import { describe, expect, test } from 'vitest';
import { FINDINGS_CASES, findAll, toExpected, toInput } from './_findings.ts';

describe('the findings of', () => {
  test.each(FINDINGS_CASES.map((each) => [`${each.id}: ${each.title}`, each] as const))('%s', (_, each) => {
    const { findings, incomplete } = findAll(toInput(each));
    expect(findings.map(toExpected)).toEqual(expect.arrayContaining([...each.expected]));
    expect(findings).toHaveLength(each.expected.length);
    expect(incomplete).toEqual([]);
    expect(findings.every(({ certain }) => certain)).toBe(true);
  });
});
