// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are policy variables.
import { describe, expect, test } from 'vitest';
import { ABSENT, evaluate, FREE, having, MAYBE, NO, UNKNOWN, YES } from './_operators.ts';

describe('a request without the key', () => {
  test.each([
    ['StringEquals', NO],
    ['StringNotEquals', YES],
    ['NumericLessThan', NO],
    ['NotIpAddress', YES],
    ['ArnNotLike', YES],
    ['Bool', NO],
    ['StringEqualsIfExists', YES],
    ['StringNotEqualsIfExists', YES],
    ['ForAllValues:StringEquals', YES],
    ['ForAllValues:StringNotEquals', YES],
    ['ForAnyValue:StringEquals', NO],
    ['ForAnyValue:StringNotEquals', NO],
    ['ForAllValues:StringEqualsIfExists', YES],
    ['ForAnyValue:StringEqualsIfExists', YES],
  ])('%s: %s', (operator, expected) => {
    expect(evaluate(operator, ['1'], ABSENT).applies).toBe(expected);
    expect(evaluate(operator, ['1'], having()).applies).toBe(expected);
  });
});

describe('a request of which the key is not known', () => {
  test.each(['StringEquals', 'StringNotLike', 'BoolIfExists', 'ForAllValues:StringLike', 'ForAnyValue:StringEquals'])(
    '%s is not decided, and the key is missing',
    (operator) => {
      const result = evaluate(operator, ['true'], UNKNOWN);
      expect(result).toMatchObject({ applies: MAYBE, reason: 'MISSING_KEY', requestValues: null });
      expect(result.missingKeys).toEqual([FREE]);
    },
  );
});

describe('Null', () => {
  test.each([
    ['Null', ['true'], NO, YES, MAYBE],
    ['Null', ['false'], YES, NO, MAYBE],
    ['Null', ['True'], NO, YES, MAYBE],
    ['Null', ['true', 'false'], YES, YES, YES],
    ['Null', ['yes'], MAYBE, MAYBE, MAYBE],
    ['NullIfExists', ['true'], MAYBE, MAYBE, MAYBE],
    ['ForAllValues:Null', ['true'], YES, YES, YES],
    ['ForAnyValue:Null', ['false'], NO, NO, NO],
  ])('%s %j: %s with the key, %s without it, %s if it is not known', (operator, values, present, absent, unknown) => {
    expect(evaluate(operator, values, having('a')).applies).toBe(present);
    expect(evaluate(operator, values, ABSENT).applies).toBe(absent);
    expect(evaluate(operator, values, UNKNOWN).applies).toBe(unknown);
  });
});
