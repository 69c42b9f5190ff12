import { describe, expect, test } from 'vitest';
import { ALICE, allow, codesOf, MALLORY, OTHER, OWN, type Question, verdictOf } from './_ask.ts';

const [YES, IAM, NO, MAYBE] = ['ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'NOT_ALLOWED', 'UNKNOWN'];
const OPEN = { Condition: { StringEquals: { 'aws:UserAgent': 'x' } } };
const ACCOUNT = { Principal: { AWS: OWN } };

describe('identity policies', () => {
  const iam = (...statements: readonly object[]) => statements.map((each) => ({ Resource: '*', Action: '*', ...each }));
  const ALLOW = { Effect: 'Allow' };

  test.each<[string, readonly (readonly object[])[] | undefined, string]>([
    ['that are not known', undefined, IAM],
    ['none', [], NO],
    ['one that allows it', [iam(ALLOW)], YES],
    ['one of several that allows it', [iam({ ...ALLOW, Action: 's3:*' }), iam(ALLOW)], YES],
    ['one for another key', [iam({ ...ALLOW, Resource: `arn:aws:kms:us-west-2:${OWN}:key/other` })], NO],
    ['one that denies it', [iam(ALLOW, { Effect: 'Deny' })], 'DENIED'],
    ['one with a statement that was left out', [iam({ Effect: 'allow' })], MAYBE],
    ['one that is not decided', [iam({ ...ALLOW, ...OPEN })], MAYBE],
  ])('%s, where the key policy leaves it to the account', (_, identity, expected) => {
    const question: Question = { statements: [allow(ACCOUNT)], context: {} };
    expect(verdictOf(identity === undefined ? question : { ...question, identity })).toBe(expected);
  });

  test('do not matter where the key policy allows it directly, unless they deny it', () => {
    const statements = [allow({ Principal: { AWS: ALICE } })];
    expect(verdictOf({ statements, identity: [] })).toBe(YES);
    expect(verdictOf({ statements, identity: [iam({ Effect: 'Deny' })] })).toBe('DENIED');
    expect(codesOf({ statements, identity: [iam({ Effect: 'Deny' })] })).toContain('IAM_DENIES');
  });

  test('allow nothing that the key policy does not leave to them', () => {
    expect(verdictOf({ identity: [iam(ALLOW)] })).toBe(NO);
    expect(codesOf({ statements: [allow(ACCOUNT)], identity: [] })).toContain('IAM_DOES_NOT_ALLOW');
  });

  test('of another account must allow it, too', () => {
    const question = { statements: [allow({ Principal: { AWS: MALLORY } })], principal: MALLORY };
    expect(verdictOf(question)).toBe(IAM);
    expect(verdictOf({ ...question, identity: [] })).toBe(NO);
    expect(verdictOf({ ...question, identity: [iam(ALLOW)] })).toBe(YES);
    expect(verdictOf({ ...question, principal: OTHER, statements: [allow({ Principal: { AWS: OTHER } })] })).toBe(YES);
  });
});
