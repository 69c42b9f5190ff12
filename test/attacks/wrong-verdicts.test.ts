import { describe, expect, test } from 'vitest';
import type { ContextInput } from '../../src/analysis/request/given-context.ts';
import { ALICE, APP, allow, ask, codesOf, deny, grant, having, OWN, SERVICE, verdictOf } from '../analysis/_ask.ts';

// Requests that a plausible evaluator answers otherwise than AWS: a policy or a context that misleads it.

const when = (operator: string, key: string, ...values: readonly string[]) => ({
  Condition: { [operator]: { [key]: values } },
});

describe('the path of the role of a session', () => {
  const roles = `arn:aws:iam::${OWN}:role`;
  const session = (role: string) => `arn:aws:sts::${OWN}:assumed-role/${role}/i-0123`;
  const SSO = session('AWSReservedSSO_Admin_0123456789abcdef');
  const LINKED = session('AWSServiceRoleForRDS');

  test.each<[string, string, string]>([
    [SSO, 'ArnLike', `${roles}/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*`],
    [SSO, 'ArnLike', `${roles}/AWSReservedSSO_Admin_*`],
    [SSO, 'ArnNotLike', `${roles}/aws-reserved/*`],
    [LINKED, 'StringLike', `${roles}/aws-service-role/*`],
    [session('App'), 'ArnLike', `${roles}/team/*`],
    [session('App'), 'ArnLike', `${roles}/*/App`],
    [session('App'), 'StringNotLike', 'arn:aws:iam::*:role/team*'],
  ])('is not guessed where it decides: %s, %s %s', (principal, operator, pattern) => {
    const condition = when(operator, 'aws:PrincipalArn', pattern);
    expect(ask({ principal, statements: [allow(condition)] })).toMatchObject({
      verdict: 'UNKNOWN',
      missingKeys: ['aws:PrincipalArn'],
    });
    expect(verdictOf({ principal, statements: [allow(), deny(condition)] })).toBe('UNKNOWN');
  });

  test.each<[string, string, ContextInput, string]>([
    ['a pattern that matches without a path', `${roles}/A*`, {}, 'ALLOWED'],
    ['a pattern that never matches', `${roles}/team/*/Other`, {}, 'NOT_ALLOWED'],
    ['a pattern of another account', 'arn:aws:iam::444455556666:role/team/*', {}, 'NOT_ALLOWED'],
    ['the path that is given', `${roles}/team/*`, having('aws:PrincipalArn', `${roles}/team/App`), 'ALLOWED'],
    ['another path that is given', `${roles}/team/*`, having('aws:PrincipalArn', `${roles}/App`), 'NOT_ALLOWED'],
  ])('does not matter for %s', (_, pattern, context, verdict) => {
    const statements = [allow(when('ArnLike', 'aws:PrincipalArn', pattern))];
    expect(verdictOf({ principal: session('App'), statements, context })).toBe(verdict);
  });
});

test('a condition key that the action never carries is not in the request, even if a shared context has it', () => {
  const statements = [allow(when('StringEquals', 'kms:EncryptionContext:App', 'x'))];
  const context = having('kms:EncryptionContext:App', 'x');
  expect(verdictOf({ statements, context, action: 'kms:Decrypt' })).toBe('ALLOWED');
  expect(verdictOf({ statements, context, action: 'kms:DescribeKey' })).toBe('NOT_ALLOWED');
  expect(codesOf({ statements, context, action: 'kms:DescribeKey' })).toContain('KEY_NEVER_PRESENT');
});

describe('a context is refused', () => {
  test.each<[string, ContextInput, string, string]>([
    ['with the source of a call that no service makes', having('aws:SourceAccount', OWN), ALICE, 'no request of this'],
    ['with the user name of a role', having('aws:username', 'Alice'), APP, 'no request of this'],
    ['with the organization of a service', having('aws:PrincipalOrgID', 'o-1'), SERVICE, 'no request of this'],
    ['with the type of a single-Region key', having('kms:MultiRegionKeyType', 'PRIMARY'), ALICE, 'no request of this'],
    ['with another case of the user name', having('aws:username', 'alice'), ALICE, '"Alice"'],
    ['with another case of the ARN', having('aws:PrincipalArn', ALICE.toUpperCase()), ALICE, 'expected an ARN'],
    ['without the time', { absent: ['aws:EpochTime'] }, ALICE, 'every such request has it'],
    ['without the unique ID of a user', { absent: ['aws:userid'] }, ALICE, 'every such request has it'],
    ['with via that has no Region', { via: 's3.amazonaws.com' }, ALICE, 's3.us-east-2.amazonaws.com'],
    [
      'with a pair that it says is absent',
      { encryptionContext: [{ key: 'App', value: 'x' }], absent: ['kms:EncryptionContext:app'] },
      ALICE,
      'context.absent says',
    ],
    [
      'with a pair, but without names of pairs',
      { encryptionContext: [{ key: 'App', value: 'x' }], absent: ['kms:EncryptionContextKeys'] },
      ALICE,
      'context.absent says',
    ],
  ])('%s', (_, context, principal, message) => {
    expect(() => ask({ context, principal })).toThrow(message);
  });

  test('but not if it writes true otherwise', () => {
    const context = having('aws:PrincipalIsAWSService', 'False');
    expect(verdictOf({ context, statements: [allow(when('Bool', 'aws:PrincipalIsAWSService', 'false'))] })).toBe(
      'ALLOWED',
    );
  });
});

describe('a complete context does not have', () => {
  test.each<[string, object]>([
    ['no unique ID: a Deny for all others is not decided', when('StringNotLike', 'aws:userid', 'AROAEXAMPLE:*', OWN)],
    ['no MFA: sessions always say whether', when('Bool', 'aws:MultiFactorAuthPresent', 'false')],
  ])('%s', (_, condition) => {
    expect(verdictOf({ principal: APP, statements: [allow(), deny(condition)] })).toBe('UNKNOWN');
  });
});

describe('the encryption context', () => {
  const App = when('StringEquals', 'kms:EncryptionContext:App', 'x');
  test('with two names that differ in their case does not decide by one of them', () => {
    const pairs = (...values: readonly string[]) => ({
      encryptionContext: values.map((value, at) => ({ key: at === 0 ? 'App' : 'APP', value })),
    });
    expect(verdictOf({ statements: [allow(App)], context: pairs('x', 'y') })).toBe('UNKNOWN');
    expect(verdictOf({ statements: [allow(App)], context: pairs('y', 'x') })).toBe('UNKNOWN');
    expect(verdictOf({ statements: [allow(App)], context: pairs('x', 'x') })).toBe('ALLOWED');
  });

  test('that names a pair has it, with a value that is not known', () => {
    const context = having('kms:EncryptionContextKeys', 'App');
    const isAbsent = when('Null', 'kms:EncryptionContext:App', 'true');
    expect(verdictOf({ statements: [allow(isAbsent)], context })).toBe('NOT_ALLOWED');
    expect(verdictOf({ statements: [allow(App)], context })).toBe('UNKNOWN');
    expect(verdictOf({ grants: [grant({ constraints: { EncryptionContextSubset: { App: 'x' } } })], context })).toBe(
      'UNKNOWN',
    );
  });
});

describe('of what AWS does not say how it reads it, the verdict is UNKNOWN:', () => {
  test.each<[string, object, ContextInput]>([
    ['four digits, a year or seconds', when('DateGreaterThan', 'aws:CurrentTime', '2027'), {}],
    [
      'letters beyond ASCII in another case',
      when('StringEqualsIgnoreCase', 'aws:PrincipalTag/a', 'CAF\u00c9'),
      having('aws:PrincipalTag/a', 'caf\u00e9'),
    ],
  ])('%s', (_, condition, context) => {
    expect(verdictOf({ statements: [allow(condition)], context })).toBe('UNKNOWN');
    expect(verdictOf({ statements: [allow(), deny(condition)], context })).toBe('UNKNOWN');
  });
});

describe('an ARN with missing parts', () => {
  const delegates = allow({ Principal: { AWS: OWN } });
  const iam = (Effect: string, Resource: string) => ({ Effect, Action: 'kms:*', Resource });
  test.each(['arn:aws:kms', 'arn:aws:kms:us-west-2', `arn:aws:kms:us-west-2:${OWN}`])(
    'means all of them in an identity policy: %s',
    (arn) => {
      expect(verdictOf({ statements: [delegates], identity: [[iam('Allow', arn)]] })).toBe('ALLOWED');
      expect(verdictOf({ statements: [allow()], identity: [[iam('Deny', arn)]] })).toBe('DENIED');
      expect(verdictOf({ statements: [allow({ Resource: arn })] })).toBe('NOT_ALLOWED');
    },
  );

  test('does not mean another service, Region or account', () => {
    for (const arn of ['arn:aws:s3', 'arn:aws:kms:us-east-1', 'arn:aws:kms:us-west-2:444455556666', 'arn:aws-cn']) {
      expect(verdictOf({ statements: [delegates], identity: [[iam('Allow', arn)]] })).toBe('NOT_ALLOWED');
    }
  });
});

test('resource control policies do not limit service-linked roles', () => {
  const role = `arn:aws:iam::${OWN}:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS`;
  expect(ask({ statements: [allow()], principal: role }).mayStillRefuse).not.toContain('RCP');
  expect(ask({ statements: [allow()], principal: APP }).mayStillRefuse).toContain('RCP');
});
