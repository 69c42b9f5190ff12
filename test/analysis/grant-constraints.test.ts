import { describe, expect, test } from 'vitest';
import { ask, codesOf, grant, having, OWN, SERVICE, verdictOf } from './_ask.ts';

const [YES, NO, MAYBE] = ['ALLOWED', 'NOT_ALLOWED', 'UNKNOWN'];

describe('a constraint on the encryption context', () => {
  const constrained = (name: string, pairs: object) => [grant({ constraints: { [name]: pairs } })];
  const pairs = (text: string) => text.split(' ').map((pair) => ({ key: pair.slice(0, 1), value: pair.slice(1) }));

  test.each([
    ['EncryptionContextEquals', { a: '1' }, 'a1', YES],
    ['EncryptionContextEquals', { a: '1' }, 'a1 b2', NO],
    ['EncryptionContextEquals', { a: '1' }, 'a2', NO],
    ['EncryptionContextEquals', { a: '1' }, 'A1', NO],
    ['EncryptionContextEquals', { a: '1', b: '2' }, 'b2 a1', YES],
    ['EncryptionContextSubset', { a: '1' }, 'a1', YES],
    ['EncryptionContextSubset', { a: '1' }, 'a1 b2', YES],
    ['EncryptionContextSubset', { a: '1' }, 'b2', NO],
    ['EncryptionContextSubset', { a: 'x' }, 'aX', NO],
    ['EncryptionContextSubset', {}, 'a1', YES],
  ])('%s %j and the pairs %s: %s', (name, wanted, given, expected) => {
    const context = { encryptionContext: pairs(given) };
    expect(verdictOf({ grants: constrained(name, wanted), context })).toBe(expected);
  });

  test('is not decided if the encryption context is not known', () => {
    const question = { grants: constrained('EncryptionContextSubset', { a: '1' }), context: {} };
    expect(ask(question)).toMatchObject({ verdict: MAYBE, missingKeys: ['kms:EncryptionContext'] });
    expect(ask(question).reasons).toContainEqual(expect.objectContaining({ code: 'MISSING_KEY', grantId: 'g-1' }));
  });

  test('takes pairs that are given as condition keys, and their names as the whole list', () => {
    const grants = constrained('EncryptionContextEquals', { a: '1' });
    const one = { key: 'kms:EncryptionContext:a', values: ['1'] };
    expect(verdictOf({ grants, context: { keys: [one] } })).toBe(MAYBE);
    const names = { key: 'kms:EncryptionContextKeys', values: ['a'] };
    expect(verdictOf({ grants, context: { keys: [one, names] } })).toBe(YES);
    expect(verdictOf({ grants, context: { keys: [{ ...one, values: ['2'] }] } })).toBe(NO);
  });

  test('does not count for DescribeKey, nor for operations without an encryption context', () => {
    const grants = [
      grant({ operations: ['DescribeKey', 'Sign'], constraints: { EncryptionContextEquals: { a: '1' } } }),
    ];
    expect(verdictOf({ grants, action: 'kms:DescribeKey' })).toBe(YES);
    expect(verdictOf({ grants, action: 'kms:Sign' })).toBe(YES);
  });

  test('that is not met is explained', () => {
    const context = { encryptionContext: [] };
    const question = { grants: constrained('EncryptionContextSubset', { a: '1' }), context };
    expect(codesOf(question)).toContain('CONSTRAINT_NOT_MET');
  });
});

describe('a constraint on the source', () => {
  const TABLE = `arn:aws:dynamodb:us-west-2:${OWN}:table/Books`;
  const grants = [grant({ grantee: SERVICE, constraints: { SourceArn: `${TABLE}*` } })];

  test.each([
    [having('aws:SourceArn', TABLE), YES],
    [having('aws:SourceArn', `${TABLE}/stream`), YES],
    [having('aws:SourceArn', TABLE.toLowerCase()), NO],
    [{ complete: true }, NO],
    [{}, MAYBE],
  ])('is met by %j: %s', (context, expected) => {
    expect(verdictOf({ grants, principal: SERVICE, context })).toBe(expected);
  });

  test('is never met by a principal that is no service', () => {
    expect(verdictOf({ grants: [grant({ constraints: { SourceArn: TABLE } })], context: {} })).toBe(NO);
  });
});

test('a constraint that is not known leaves the grant undecided', () => {
  const question = { grants: [grant({ constraints: { VpcId: 'vpc-1' } })] };
  expect(verdictOf(question)).toBe(MAYBE);
  expect(codesOf(question)).toContain('UNKNOWN_CONSTRAINT');
  const beside = grant({ constraints: { VpcId: 'vpc-1', EncryptionContextSubset: { a: '1' } } });
  expect(codesOf({ grants: [beside], context: {} })).toEqual(
    expect.arrayContaining(['UNKNOWN_CONSTRAINT', 'MISSING_KEY']),
  );
  expect(verdictOf({ grants: [beside], context: { encryptionContext: [] } })).toBe(NO);
  expect(verdictOf({ grants: [grant({ constraints: { EncryptionContextEquals: undefined } })] })).toBe(YES);
});
