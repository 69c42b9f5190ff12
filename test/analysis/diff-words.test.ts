import { describe, expect, it } from 'vitest';
import { APP, allow } from './_ask.ts';
import { compareStatements, linesOf } from './_diff.ts';

const of = (more: object) => allow({ Principal: { AWS: APP }, Action: 'kms:Decrypt', ...more });

describe('where says', () => {
  const lost = (Condition: object, others: object = {}) =>
    linesOf(compareStatements([of({ Condition })], [of(others)]))[0]?.replace(/^.* where /, '');

  it.each<[string, object]>([
    [
      'kms:ViaService is missing or not s3.us-west-2.amazonaws.com',
      { StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } },
    ],
    ['kms:ViaService is a or b*', { StringNotLike: { 'kms:ViaService': ['a', 'b*'] } }],
    ['kms:ViaService is missing', { Null: { 'kms:ViaService': 'false' } }],
    ['kms:ViaService is present', { Null: { 'kms:ViaService': 'true' } }],
    ['kms:ViaService is not a', { StringEqualsIfExists: { 'kms:ViaService': 'a' } }],
    ['aws:SourceIp is missing or not in 203.0.113.0/24', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    [
      'aws:MultiFactorAuthAge is missing or not less than 3600',
      { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
    ],
    // A session has the key in each request.
    ['aws:MultiFactorAuthPresent is not true', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    [
      'kms:EncryptionContextKeys is missing or has none of App',
      { 'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': 'App' } },
    ],
    [
      'kms:EncryptionContextKeys has a value other than App',
      { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': 'App' } },
    ],
    ['aws:PrincipalTag/team is missing or not "a b"', { StringEquals: { 'aws:PrincipalTag/team': 'a b' } }],
    [
      'kms:EncryptionContext:App is missing or not x; or kms:EncryptionContext:App is x, and kms:ViaService is missing or not a',
      { StringEquals: { 'kms:ViaService': 'a', 'kms:EncryptionContext:App': 'x' } },
    ],
  ])('%s', (words, condition) => expect(lost(condition)).toBe(words));

  it('what lies between two conditions', () => {
    const like = { Condition: { StringLike: { 'kms:ViaService': 's3.*' } } };
    expect(lost({ StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } }, like)).toBe(
      'kms:ViaService is s3.* and not s3.us-west-2.amazonaws.com',
    );
  });

  it('nothing that is longer than 500 characters, or that a terminal could obey', () => {
    const long = {
      StringEquals: Object.fromEntries(
        Array.from({ length: 9 }, (_, at) => [`aws:PrincipalTag/${at}\u202e${'x'.repeat(200)}`, '\u001b[2J']),
      ),
    };
    const words = lost(long) ?? '';
    expect(words.length).toBeLessThanOrEqual(500);
    expect([...words].filter((character) => '\u001b\u202e'.includes(character))).toEqual([]);
  });
});
