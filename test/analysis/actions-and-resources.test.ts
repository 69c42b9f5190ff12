import { describe, expect, test } from 'vitest';
import { allow, codesOf, deny, KEY, MALLORY, OWN, verdictOf } from './_ask.ts';

const [YES, IAM, NO, MAYBE] = ['ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'NOT_ALLOWED', 'UNKNOWN'];

describe('an Action element', () => {
  test.each([
    ['kms:*', 'kms:Decrypt', YES],
    ['*', 'kms:Decrypt', YES],
    ['KMS:decrypt', 'kms:Decrypt', YES],
    ['kms:D?crypt', 'kms:Decrypt', YES],
    ['kms:De*', 'kms:DescribeKey', YES],
    ['*:Decrypt', 'kms:Decrypt', YES],
    ['k*t', 'kms:Decrypt', YES],
    ['Decrypt', 'kms:Decrypt', NO],
    ['kms:Decrypt ', 'kms:Decrypt', NO],
    ['kms:ReEncrypt*', 'kms:ReEncryptTo', YES],
    ['kms:ReEncrypt', 'kms:ReEncryptTo', NO],
    ['kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', NO],
    ['kms:Delete*', 'kms:DeleteImportedKeyMaterial', YES],
    ['kms:Delete*', 'kms:ScheduleKeyDeletion', NO],
    ['kms:\u212aey*', 'kms:Keys', NO], // the Kelvin sign is no K
  ])('%j includes %s: %s', (Action, action, expected) => {
    expect(verdictOf({ statements: [allow({ Action })], action })).toBe(expected);
  });

  test('includes an action if one of its patterns does', () => {
    expect(verdictOf({ statements: [allow({ Action: ['kms:Encrypt', 's3:*', 'kms:Decrypt'] })] })).toBe(YES);
  });

  test.each([['s3:*'], ['kms:Decript'], ['kms=Decrypt'], ['Decrypt'], ['kms:ReEncrypt'], ['kms:CreateKey'], [[]]])(
    '%j has no effect, and the statement with it',
    (Action) => {
      expect(verdictOf({ statements: [allow({ Action })] })).toBe(NO);
      expect(codesOf({ statements: [allow({ Action })] })).toContain('STATEMENT_WITHOUT_EFFECT');
    },
  );

  test('with a pattern that has an effect is not reported', () => {
    for (const Action of ['*', 'kms:Encrypt', ['s3:*', 'kms:Encrypt']]) {
      expect(codesOf({ statements: [allow({ Action })] })).not.toContain('STATEMENT_WITHOUT_EFFECT');
    }
  });

  test('is compared with an action that the tables do not know by its patterns alone', () => {
    const question = { statements: [allow({ Action: 'kms:Future*' })], action: 'kms:FutureAction' };
    expect(verdictOf(question)).toBe(YES);
    expect(codesOf(question)).toContain('ACTION_NOT_KNOWN');
    expect(codesOf(question)).not.toContain('STATEMENT_WITHOUT_EFFECT');
    expect(verdictOf({ ...question, principal: MALLORY })).toBe(IAM);
    expect(verdictOf({ ...question, statements: [allow({ Action: 'kms:Decrypt' })] })).toBe(NO);
  });
});

describe('a NotAction element', () => {
  const not = (NotAction: unknown) => ({ NotAction, Action: undefined });

  test.each([
    ['kms:Encrypt', YES],
    ['kms:DECRYPT', NO],
    [['kms:Encrypt', 'kms:De*'], NO],
    ['s3:*', YES],
    ['*', NO],
    [[], YES],
  ])('%j includes kms:Decrypt: %s', (patterns, expected) => {
    expect(verdictOf({ statements: [allow(not(patterns))] })).toBe(expected);
  });

  test('of a Deny denies what it does not list', () => {
    const statements = [allow(), deny(not('kms:Decrypt'))];
    expect(verdictOf({ statements })).toBe(YES);
    expect(verdictOf({ statements, action: 'kms:Encrypt' })).toBe('DENIED');
  });
});

describe('a Resource element', () => {
  const OTHER_REGION = KEY.arn.replace('us-west-2', 'eu-west-1');
  test.each([
    ['*', YES],
    [KEY.arn, YES],
    [KEY.arn.slice(0, -5).concat('*'), YES],
    [KEY.arn.replace('1234abcd', '????????'), YES],
    [KEY.arn.toUpperCase(), NO],
    ['arn:aws:kms:*:*:key/*', YES],
    [KEY.arn.replace('us-west-2', '*'), YES],
    [OTHER_REGION, NO],
    [`arn:aws:kms:us-west-2:${OWN}:key/other`, NO],
    [`arn:aws:kms:us-west-2:${OWN}:alias/*`, NO],
    ['arn:aws:dynamodb:*', NO],
    [KEY.keyId, NO],
    [['arn:aws:s3:::bucket', '*'], YES],
  ])('%j is the key: %s', (Resource, expected) => {
    expect(verdictOf({ statements: [allow({ Resource })] })).toBe(expected);
    const isEffective = expected === YES;
    expect(codesOf({ statements: [allow({ Resource })] }).includes('STATEMENT_WITHOUT_EFFECT')).toBe(!isEffective);
  });

  test.each([
    ['*', NO],
    [KEY.arn, NO],
    ['arn:aws:s3:::*', YES],
    [OTHER_REGION, YES],
  ])('NotResource %j includes the key: %s', (NotResource, expected) => {
    expect(verdictOf({ statements: [allow({ Resource: undefined, NotResource })] })).toBe(expected);
  });
});

describe('a statement', () => {
  test.each<[string, object, string]>([
    ['without Action and NotAction', { Action: undefined }, NO],
    ['without Resource and NotResource', { Resource: undefined }, NO],
    ['with Action and NotAction', { NotAction: 's3:*' }, MAYBE],
    ['with Resource and NotResource', { NotResource: 'x' }, MAYBE],
    ['with an action that is no text', { Action: ['kms:Decrypt', 1] }, MAYBE],
    ['with a resource that is no text', { Resource: {} }, MAYBE],
    ['with an unknown element', { Conditions: {} }, MAYBE],
  ])('%s: %s', (_, elements, expected) => {
    expect(verdictOf({ statements: [allow(elements)] })).toBe(expected);
  });

  test.each([{ Action: undefined }, { Resource: undefined }])('has no effect with %j, not even to deny', (elements) => {
    expect(verdictOf({ statements: [allow(), deny(elements)] })).toBe(YES);
    expect(codesOf({ statements: [deny(elements)] })).toContain('STATEMENT_WITHOUT_EFFECT');
  });
});
