import { describe, expect, test } from 'vitest';
import { allow, ask, deny, grant, parse, verdictOf } from '../analysis/_ask.ts';

/** Milliseconds of CPU time. With backtracking or repeated work, the attacks take minutes. */
const LIMIT = 2_000;
/** The most that a caller can say under one condition key. */
const VALUES = Array.from({ length: 100 }, (_, index) => `${'a'.repeat(2_040)}${index}`);
/** The longest policy of KMS, in characters. */
const POLICY = 32_768;

const context = (key: string, values: readonly string[] = VALUES) => ({ keys: [{ key, values }], complete: true });

function expectFast(work: () => void): void {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(LIMIT);
}

/** A policy of the greatest length, all of it values of one condition. */
function fill(operator: string, value: string): object[] {
  const count = Math.floor(POLICY / (value.length + 3));
  const values = Array.from({ length: count }, () => value);
  return [allow({ Condition: { [operator]: { 'example:Key': values } } })];
}

describe('the time of an evaluation is short for', () => {
  test.each([
    ['a long part that nearly matches', `*${'a'.repeat(500)}b${'a'.repeat(500)}*`],
    ['a long part with a gap', `*${'a'.repeat(1_000)}?b*`],
    ['many short parts', `*${'a*'.repeat(500)}b`],
    ['many short parts with gaps', `*${'?a*'.repeat(300)}b*`],
    ['short patterns', '*b?'],
  ])('100 long values and a policy full of patterns: %s', (_, pattern) => {
    const statements = fill('ForAnyValue:StringLike', pattern);
    expectFast(() => expect(verdictOf({ statements, context: context('example:Key') })).toBe('NOT_ALLOWED'));
  });

  test('patterns in the parts of ARNs', () => {
    const statements = fill('ForAnyValue:ArnLike', `arn:aws:s3:::${'*a?'.repeat(300)}b*`);
    const values = VALUES.map((value) => `arn:aws:s3:::${value}`.slice(0, 2_048));
    expectFast(() => verdictOf({ statements, context: context('example:Key', values) }));
  });

  test('variables that make a value as long as possible', () => {
    const variable = ['$', '{aws:PrincipalTag/a}'].join('');
    const statements = fill('ForAnyValue:StringLike', `*${variable.repeat(40)}?*`);
    const keys = [
      { key: 'aws:PrincipalTag/a', values: ['a'.repeat(2_048)] },
      { key: 'example:Key', values: VALUES },
    ];
    expectFast(() => verdictOf({ statements, context: { keys, complete: true } }));
  });

  test('500 statements with conditions on 100 keys of 100 values', () => {
    const keys = Array.from({ length: 100 }, (_, index) => ({
      key: `x:${index}`,
      values: Array.from({ length: 100 }, (_, at) => `${at}`),
    }));
    const conditions = Object.fromEntries(keys.map(({ key }) => [key, ['*9?', 'b*']]));
    const statements = Array.from({ length: 500 }, (_, index) => {
      const some = Object.entries(conditions).filter((_, at) => (at + index) % 20 === 0); // 128 KB in all
      return deny({ Condition: { 'ForAllValues:StringNotLike': Object.fromEntries(some) } });
    });
    const policy = parse({ Statement: [allow(), ...statements] });
    expectFast(() => ask({ policy, context: { keys, complete: true } }));
  });

  test('500 statements with long action and resource patterns', () => {
    const patterns = Array.from({ length: 4 }, (_, index) => `*${'k?*'.repeat(10)}${index}`); // 128 KB in all
    const statements = Array.from({ length: 500 }, () => allow({ Action: patterns, Resource: patterns }));
    const policy = parse({ Statement: statements });
    expectFast(() => expect(verdictOf({ policy })).toBe('NOT_ALLOWED'));
  });

  test('thousands of principals', () => {
    const AWS = Array.from({ length: 700 }, (_, index) => `arn:aws:iam::111122223333:user/*${index}?*`);
    const policy = parse({ Statement: Array.from({ length: 50 }, () => allow({ Principal: { AWS } })) });
    expectFast(() => verdictOf({ policy }));
  });

  test('10,000 grants with constraints', () => {
    const constraints = { EncryptionContextSubset: { a: '1', b: '2' }, SourceArn: 'arn:aws:s3:::*?*?b' };
    const grants = Array.from({ length: 10_000 }, (_, index) => grant({ grantId: `g-${index}`, constraints }));
    expectFast(() => verdictOf({ grants, context: { encryptionContext: [{ key: 'a', value: '1' }] } }));
  });

  test('regular expressions that backtrack: they are only text', () => {
    const statements = fill('ForAnyValue:StringLike', '^(a+)+$|(a|aa)*\\1{9}');
    expectFast(() => expect(verdictOf({ statements, context: context('example:Key') })).toBe('NOT_ALLOWED'));
  });

  test('addresses, dates and numbers', () => {
    for (const [operator, value] of [
      ['ForAnyValue:IpAddress', '2001:db8::/32'],
      ['ForAnyValue:DateLessThan', '2026-01-01T00:00:00Z'],
      ['ForAnyValue:NumericEquals', '1'],
    ] as const) {
      const values = Array.from({ length: 100 }, (_, index) => (operator.includes('Ip') ? `2001:db9::${index}` : '2'));
      const statements = fill(operator, value);
      expectFast(() => verdictOf({ statements, context: context('example:Key', values) }));
    }
  });
});
