// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are policy variables.
import { describe, expect, test } from 'vitest';
import type { ContextInput } from '../../src/analysis/request/given-context.ts';
import { ABSENT, evaluate, FREE, having, MAYBE, NO, UNKNOWN, YES } from './_operators.ts';

describe('a comparison', () => {
  test.each([
    ['StringEquals', 'a', 'a', YES],
    ['StringEquals', 'A', 'a', NO],
    ['StringEquals', 'a*', 'ab', NO],
    ['StringEquals', '', '', YES],
    ['StringEquals', '1.0', '1', NO],
    ['StringEqualsIgnoreCase', 'A', 'a', YES],
    ['StringEqualsIgnoreCase', '\u212a', 'k', MAYBE],
    ['StringLike', 'a*', 'ab', YES],
    ['StringLike', 'a?', 'ab', YES],
    ['StringLike', 'A*', 'ab', NO],
    ['StringLike', 'a*', 'a\nb', YES],
    ['StringLike', 'a.c', 'abc', NO],
    ['StringLike', '${*}', 'ab', NO],
    ['StringLike', 'a${*}', 'a*', YES],
    ['StringLike', 'a${?}', 'ab', NO],
    ['StringLike', 'a${$}', 'a$', YES],
    ['StringLike', 'a${*}', 'a\ue000', NO],
    ['ArnEquals', 'arn:aws:sns:*:1:t', 'arn:aws:sns:us-east-1:1:t', YES],
    ['ArnLike', 'arn:aws:sns:us-east-1:1:t*', 'arn:aws:sns:us-east-1:1:topic:sub', YES],
    ['ArnLike', 'arn:aws:sns:*:t', 'arn:aws:sns:us-east-1:1:t', MAYBE],
    ['ArnLike', 'arn:aws:*:*:*:*', 'arn:aws:sns:us-east-1:1:t', YES],
    ['ArnLike', 'arn:aws:s*s:1:1:t', 'arn:aws:s:s:1:1:t', NO],
    ['ArnLike', '*', 'arn:aws:sns:us-east-1:1:t', MAYBE],
    ['ArnLike', 'arn:aws:sns:*:*:*', 'no ARN', NO],
    ['NumericEquals', '1.0', '1', YES],
    ['NumericEquals', '+7', '7', YES],
    ['NumericEquals', 'x', '7', MAYBE],
    ['NumericEquals', '7', 'x', NO],
    ['NumericLessThan', '10', '9', YES],
    ['NumericLessThan', '10', '10', NO],
    ['NumericLessThanEquals', '10', '10', YES],
    ['NumericGreaterThan', '-1.5', '-1', YES],
    ['NumericGreaterThanEquals', '10', '9.9', NO],
    ['DateEquals', '2026-01-01', '2026-01-01T00:00:00Z', YES],
    ['DateEquals', '2026-01-01T01:00:00+01:00', '2026-01-01T00:00:00Z', YES],
    ['DateEquals', '1767225600', '2026-01-01T00:00Z', YES],
    ['DateLessThan', '2026-01-02T00:00:00Z', '2026-01-01T23:59:59.999Z', YES],
    ['DateLessThanEquals', '2026-01-01', '2026-01-01T00:00:00Z', YES],
    ['DateGreaterThan', '2026-01-01', '2026-01-01T00:00:00Z', NO],
    ['DateGreaterThanEquals', '2026-01-01', '2026-01-01T00:00:00Z', YES],
    ['DateEquals', '2026-02-30', '2026-03-02', MAYBE],
    ['DateEquals', 'tomorrow', '2026-03-02', MAYBE],
    ['DateEquals', '2026-01-01', 'tomorrow', NO],
    ['Bool', 'TRUE', 'true', YES],
    ['Bool', 'false', 'true', NO],
    ['Bool', 'yes', 'true', MAYBE],
    ['BinaryEquals', 'QUJD', 'QUJD', YES],
    ['BinaryEquals', 'QUJD', 'QUJE', NO],
    ['BinaryEquals', '?', 'QUJE', MAYBE],
    ['IpAddress', '203.0.113.0/24', '203.0.113.77', YES],
    ['IpAddress', '203.0.113.0/24', '203.0.114.1', NO],
    ['IpAddress', '203.0.113.7', '203.0.113.7', YES],
    ['IpAddress', '0.0.0.0/0', '203.0.113.7', YES],
    ['IpAddress', '0.0.0.0/0', '2001:db8::1', NO],
    ['IpAddress', '2001:db8::/32', '2001:DB8:0:0::1', YES],
    ['IpAddress', '::/0', '203.0.113.7', NO],
    ['IpAddress', '203.0.113.0/33', '203.0.113.7', MAYBE],
    ['IpAddress', '203.0.113.*', '203.0.113.7', MAYBE],
    ['IpAddress', '203.0.113.0/24', 'somewhere', NO],
    ['IpAddress', 'fe80::1%eth0', 'fe80::1%eth0', YES],
  ])('%s of the policy value %j and the request value %j: %s', (operator, wanted, found, expected) => {
    expect(evaluate(operator, [wanted], having(found)).applies).toBe(expected);
  });

  const NEGATED = [
    ['StringEquals', 'StringNotEquals'],
    ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    ['StringLike', 'StringNotLike'],
    ['ArnEquals', 'ArnNotEquals'],
    ['ArnLike', 'ArnNotLike'],
    ['NumericEquals', 'NumericNotEquals'],
    ['DateEquals', 'DateNotEquals'],
    ['IpAddress', 'NotIpAddress'],
  ] as const;

  test.each(NEGATED)('%s is the opposite of %s, over the whole list of values', (positive, negated) => {
    for (const [list, found] of [
      [['2026', 'arn:aws:a:b:c:d', '203.0.113.7'], '2026'],
      [['1', '2'], '2'],
      [['1', '2'], '3'],
      [['arn:aws:a:b:c:*'], 'arn:aws:a:b:c:d'],
      [['203.0.113.0/24'], '203.0.113.7'],
    ] as const) {
      const opposite = { YES: 'NO', NO: 'YES', UNKNOWN: 'UNKNOWN' };
      const { applies } = evaluate(positive, list, having(found));
      expect(evaluate(negated, list, having(found)).applies).toBe(opposite[applies]);
    }
  });

  test('needs one of the values, and a negated one none of them', () => {
    expect(evaluate('StringEquals', ['a', 'b'], having('b')).applies).toBe(YES);
    expect(evaluate('StringNotEquals', ['a', 'b'], having('b')).applies).toBe(NO);
    expect(evaluate('StringNotEquals', ['a', 'b'], having('c')).applies).toBe(YES);
  });

  test('with an operator that is not known is not decided, whatever the request has', () => {
    for (const operator of [
      'StringMatches',
      'StringEqual',
      '',
      'ForSomeValues:StringEquals',
      'StringEquals ',
      'toString',
    ]) {
      for (const context of [having('a'), ABSENT, UNKNOWN]) {
        expect(evaluate(operator, ['a'], context)).toMatchObject({ applies: MAYBE, reason: 'UNKNOWN_OPERATOR' });
      }
    }
  });

  test('takes operators and key names in any case', () => {
    expect(evaluate('stringequalsIFEXISTS', ['a'], having('a')).applies).toBe(YES);
    expect(evaluate('foranyvalue:StringLike', ['a*'], having('b', 'ab')).applies).toBe(YES);
    expect(evaluate('StringEquals', ['a'], having('a'), FREE.toUpperCase()).applies).toBe(YES);
  });
});

describe('a set operator', () => {
  test.each([
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], YES],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], NO],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'd'], YES],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'a'], NO],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], YES],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c'], NO],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'c'], YES],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'b'], NO],
    ['ForAllValues:StringEquals', ['a'], [''], YES],
    ['ForAllValues:StringEquals', ['a'], ['', ''], YES],
    ['ForAllValues:StringEquals', ['a'], ['', 'b'], NO],
    ['ForAnyValue:StringLike', ['*'], [''], NO],
    ['ForAnyValue:StringLikeIfExists', ['*'], [''], YES],
  ])('%s of %j for the request values %j: %s', (operator, wanted, found, expected) => {
    expect(evaluate(operator, wanted, having(...found)).applies).toBe(expected);
  });

  test('is needed for a key of several values', () => {
    const context = { keys: [{ key: 'aws:CalledVia', values: ['athena.amazonaws.com'] }], complete: true };
    const calledVia = (operator: string, given: ContextInput) =>
      evaluate(operator, ['athena.amazonaws.com'], given, 'aws:CalledVia');
    expect(calledVia('StringEquals', context)).toMatchObject({ applies: NO, reason: 'SET_OPERATOR_MISSING' });
    expect(calledVia('StringEquals', UNKNOWN)).toMatchObject({ applies: NO, reason: 'SET_OPERATOR_MISSING' });
    expect(calledVia('StringNotEquals', context)).toMatchObject({ applies: MAYBE, reason: 'SET_OPERATOR_MISSING' });
    expect(calledVia('StringEqualsIfExists', UNKNOWN).applies).toBe(MAYBE); // the request may lack the key
    expect(calledVia('ForAnyValue:StringEquals', context).applies).toBe(YES);
    expect(evaluate('StringEquals', ['a'], having('a', 'b'))).toMatchObject({ reason: 'SET_OPERATOR_MISSING' });
  });
});

describe('a condition without values', () => {
  test.each([
    ['StringEquals', NO, NO, NO],
    ['StringNotEquals', MAYBE, MAYBE, MAYBE],
    ['StringEqualsIfExists', NO, YES, MAYBE],
    ['ForAllValues:StringEquals', NO, YES, MAYBE],
    ['ForAnyValue:StringEquals', NO, NO, NO],
  ])('%s: %s with the key, %s without it, %s if it is not known', (operator, present, absent, unknown) => {
    expect(evaluate(operator, [], having('a')).applies).toBe(present);
    expect(evaluate(operator, [], ABSENT).applies).toBe(absent);
    expect(evaluate(operator, [], UNKNOWN).applies).toBe(unknown);
  });

  test('that is not decided says that AWS does not document it', () => {
    for (const context of [having('a'), ABSENT]) {
      expect(evaluate('StringNotEquals', [], context).reason).toBe('CONDITION_INVALID');
    }
  });
});
