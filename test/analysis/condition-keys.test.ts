import { describe, expect, test } from 'vitest';
import { parseContext } from '../../src/analysis/request/given-context.ts';
import { parseRequestPrincipal } from '../../src/analysis/request/request-principal.ts';
import { ALICE, APP, allow, ask, codesOf, deny, having, KEY, OWN, SERVICE, SESSION, verdictOf } from './_ask.ts';
import { has } from './_has.ts';

const [YES, NO, MAYBE] = ['ALLOWED', 'NOT_ALLOWED', 'UNKNOWN'];
const ROOT = `arn:aws:iam::${OWN}:root`;

describe('a condition key that every such request has, with a value that is not known,', () => {
  const unknown = { ...KEY, metadata: null };
  const FEDERATED = `arn:aws:sts::${OWN}:federated-user/bob`;
  const isAbsent = (key: string) => [allow({ Condition: { Null: { [key]: 'true' } } })];
  const isPresent = (key: string) => [allow({ Condition: { Null: { [key]: 'false' } } })];

  test.each([
    ['aws:TokenIssueTime', SESSION],
    ['aws:TokenIssueTime', APP],
    ['aws:TokenIssueTime', FEDERATED],
    ['aws:MultiFactorAuthPresent', APP],
    ['aws:userid', ALICE],
    ['aws:userid', SESSION],
    ['kms:KeySpec', ALICE],
    ['kms:KeyOrigin', ALICE],
  ])('is not absent: %s of %s', (key, principal) => {
    const question = { principal, key: unknown, context: {} };
    expect(verdictOf({ ...question, statements: isAbsent(key) })).toBe(NO);
    expect(verdictOf({ ...question, statements: isPresent(key) })).toBe(YES);
    expect(has(key, 'x', question)).toBe('UNKNOWN');
    const absent = () => parseContext({ absent: [key] }, parseRequestPrincipal(principal, 'aws'), KEY);
    expect(absent).toThrow(`"${key}" is in context.absent, but every such request has it.`);
  });

  test.each([ALICE, ROOT, SERVICE])(
    'is not aws:TokenIssueTime of %s, who may have lasting credentials',
    (principal) => {
      expect(verdictOf({ principal, context: {}, statements: isAbsent('aws:TokenIssueTime') })).toBe(MAYBE);
    },
  );
});

describe('a condition key for IAM policies only', () => {
  const Condition = { StringEquals: { 'aws:ResourceTag/team': 'a' } };
  const context = having('aws:ResourceTag/team', 'a');

  test('is not decided in a key policy, even if it is given', () => {
    expect(verdictOf({ statements: [allow({ Condition })], context })).toBe(MAYBE);
    expect(ask({ statements: [allow({ Condition })], context }).missingKeys).toEqual([]);
  });

  test('counts in an identity policy', () => {
    const statements = [allow({ Principal: { AWS: OWN } })];
    const identity = [[{ Effect: 'Allow', Action: 'kms:*', Resource: '*', Condition }]];
    expect(verdictOf({ statements, identity, context })).toBe(YES);
    expect(verdictOf({ statements, identity })).toBe(NO);
  });
});

test('of an action that the tables do not know, no condition key is known to be absent', () => {
  const Condition = { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } };
  const question = { statements: [allow({ Condition })], action: 'kms:FutureAction', context: {} };
  expect(ask(question)).toMatchObject({ verdict: MAYBE, missingKeys: ['kms:MacAlgorithm'] });
  expect(codesOf(question)).toContain('ACTION_NOT_KNOWN');
});

test('a Deny for calls that are not made by way of a service spares those that are', () => {
  const via = 's3.us-west-2.amazonaws.com';
  const statements = [allow(), deny({ Condition: { StringNotEquals: { 'kms:ViaService': via } } })];
  expect(verdictOf({ statements, context: { via } })).toBe(YES);
  expect(verdictOf({ statements, context: { via: 'direct' } })).toBe('DENIED');
  expect(verdictOf({ statements, context: {} })).toBe(MAYBE);
});
