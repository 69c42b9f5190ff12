import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_REASONS } from '../../src/analysis/explain/explain.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { ALICE, allow, ask, grant, KEY, verdictOf } from '../analysis/_ask.ts';

/** The most that a caller can say under one condition key. */
const VALUES = Array.from({ length: 100 }, (_, index) => `${'a'.repeat(2_040)}${index}`);
/** The longest policy of KMS, in characters. */
const POLICY = 32_768;

const context = (key: string, values: readonly string[] = VALUES) => ({ keys: [{ key, values }], complete: true });

describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s', (name) => {
  const pairs = [{ key: name, value: 'x' }];
  const condition = (key: string) => `{"StringEquals": {"${key}": "x"}}`;
  const policy = (key: string) => {
    const text = JSON.stringify({ Statement: [allow({ Condition: 'here' })] }).replace('"here"', condition(key));
    return parsePolicy(text).document ?? 'UNPARSABLE';
  };

  test('is a condition key like any other', () => {
    expect(verdictOf({ policy: policy(name) })).toBe('NOT_ALLOWED');
    expect(ask({ policy: policy(name), context: {} })).toMatchObject({ verdict: 'UNKNOWN', missingKeys: [name] });
    expect(verdictOf({ policy: policy(name), context: context(name, ['x']) })).toBe('ALLOWED');
  });

  test('is a condition operator that is not known', () => {
    const text = JSON.stringify({ Statement: [allow({ Condition: { here: { a: 'x' } } })] }).replace('here', name);
    expect(verdictOf({ policy: parsePolicy(text).document ?? 'UNPARSABLE' })).toBe('UNKNOWN');
  });

  test('is a name of the encryption context like any other', () => {
    const key = `kms:EncryptionContext:${name}`;
    expect(verdictOf({ policy: policy(key), context: { encryptionContext: pairs } })).toBe('ALLOWED');
    expect(verdictOf({ policy: policy(key), context: { encryptionContext: [] } })).toBe('NOT_ALLOWED');
    const constraints = { EncryptionContextEquals: JSON.parse(`{"${name}": "x"}`) };
    const grants = [grant({ constraints })];
    expect(verdictOf({ grants, context: { encryptionContext: pairs } })).toBe('ALLOWED');
    expect(verdictOf({ grants, context: { encryptionContext: [] } })).toBe('NOT_ALLOWED');
  });

  test('is no principal, no action and no constraint', () => {
    expect(verdictOf({ statements: [allow({ Principal: { AWS: name } })] })).toBe('NOT_ALLOWED');
    expect(verdictOf({ statements: [allow({ Action: name })] })).toBe('NOT_ALLOWED');
    expect(verdictOf({ statements: [allow()], action: `kms:${name}` })).toBe('ALLOWED');
    expect(verdictOf({ grants: [grant({ operations: [name] })] })).toBe('NOT_ALLOWED');
    expect(verdictOf({ grants: [grant({ constraints: JSON.parse(`{"${name}": 1}`) })] })).toBe('UNKNOWN');
  });
});

test('lone surrogates and private characters are characters like any other', () => {
  const values = ['\ud800', '\udc00x', '\0', '\u212a'];
  for (const wanted of values) {
    const statements = [allow({ Condition: { StringLike: { 'example:Key': wanted } } })];
    for (const found of [...values, '\ue000', '\ue001']) {
      const expected = wanted === found ? 'ALLOWED' : 'NOT_ALLOWED';
      expect(verdictOf({ statements, context: context('example:Key', [found]) })).toBe(expected);
    }
  }
});

test('the reasons of a huge policy are few, and each is short', () => {
  const long = 'x'.repeat(2_000);
  const Condition = { [long]: { [long]: Array(10).fill(long) }, StringEquals: { 'aws:UserAgent': long } };
  const statements = Array.from({ length: 200 }, () => allow({ Condition }));
  const { reasons } = ask({ statements, context: context('aws:UserAgent', ['y'.repeat(2_048)]) });
  expect(reasons.length).toBeLessThanOrEqual(MAX_REASONS);
  for (const { message } of reasons) expect(message.length).toBeLessThan(5_000);
});

test('random policies of up to 32 KB never throw', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'Allow',
      'Deny',
      '*',
      'kms:*',
      ALICE,
      KEY.arn,
      'true',
      '__proto__',
      '$',
      '{aws:username}',
      '203.0.113.0/24',
    ),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  const keys = fc.oneof(
    fc.constantFrom('AWS', 'Service', 'StringLike', 'ForAllValues:ArnLike', 'IpAddress', 'Null'),
    word,
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      word,
      fc.constantFrom(null, 1, true),
      fc.array(tie('value'), { maxLength: 6 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    ),
  }));
  const elements = ['Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
  const statement = fc
    .tuple(fc.constantFrom('Allow', 'Deny', 'x'), fc.dictionary(fc.constantFrom(...elements), value))
    .map(([Effect, rest]) => ({ Effect, ...rest }));
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 40 }), word, (Statement, found) => {
      const text = JSON.stringify({ Version: '2012-10-17', Statement }).slice(0, POLICY);
      const policy = parsePolicy(text).document ?? 'UNPARSABLE';
      expect(ask({ policy, context: context('aws:UserAgent', [found]) }).verdict).toEqual(expect.any(String));
      expect(ask({ policy, context: {}, grants: 'UNREADABLE' }).reasons.length).toBeLessThanOrEqual(MAX_REASONS);
    }),
    { numRuns: 300 },
  );
});
