import { describe, expect, test } from 'vitest';
import { ACCESS_CASES, evaluateCase, toDecidedBy } from './_access.ts';

describe('the verdict of', () => {
  test.each(ACCESS_CASES.map((each) => [`${each.id}: ${each.title}`, each] as const))('%s', (_, each) => {
    const { expected } = each;
    const access = evaluateCase(each);
    expect(access.verdict).toBe(expected.verdict);
    if (expected.decidedBy) expect(toDecidedBy(access)).toEqual(expected.decidedBy);
    if (expected.missingKeys) expect(access.missingKeys).toEqual(expected.missingKeys);
    const codes = access.reasons.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining([...(expected.reasons ?? []), ...(expected.assumptions ?? [])]));
  });
});
