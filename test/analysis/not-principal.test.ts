import { describe, expect, test } from 'vitest';
import { ALICE, APP, allow, codesOf, deny, MALLORY, OTHER, OWN, SERVICE, SESSION, verdictOf } from './_ask.ts';

const ROOT = `arn:aws:iam::${OWN}:root`;
const BOB = `arn:aws:iam::${OWN}:user/Bob`;
const [YES, IAM, NO, MAYBE] = ['ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'NOT_ALLOWED', 'UNKNOWN'];

describe('a Deny with NotPrincipal', () => {
  const question = (principal: string, ...AWS: readonly string[]) => ({
    statements: [allow(), { ...deny({ NotPrincipal: { AWS } }), Principal: undefined }],
    principal,
  });

  test.each([
    ['denies a user that is not listed', ALICE, [BOB], 'DENIED'],
    ['spares a user that is listed with its account', ALICE, [ALICE, ROOT], YES],
    ['is not decided for a user without its account', ALICE, [ALICE], MAYBE],
    ['is not decided for a user whose account alone is listed', ALICE, [ROOT], MAYBE],
    ['spares a role that is listed with its account', APP, [APP, OWN], YES],
    ['spares a session that is listed with its role and account', SESSION, [SESSION, APP, ROOT], YES],
    ['is not decided for a session without its role', SESSION, [SESSION, ROOT], MAYBE],
    ['is not decided for a session without its own ARN', SESSION, [APP, ROOT], MAYBE],
    ['spares a root user whose account is listed', ROOT, [ROOT], YES],
    ['denies a root user of another account', OTHER, [ROOT], 'DENIED'],
    ['denies a service that is not listed', SERVICE, [ROOT], 'DENIED'],
    ['denies nobody if everyone is listed', ALICE, ['*'], YES],
  ])('%s', (_, principal, listed, expected) => {
    expect(verdictOf(question(principal, ...listed))).toBe(expected);
  });

  test('says that a principal with a permissions boundary is denied although it is listed', () => {
    expect(codesOf(question(ALICE, ALICE, ROOT))).toContain('PERMISSIONS_BOUNDARY_WOULD_DENY');
    expect(codesOf(question(ALICE, ALICE))).toContain('NOT_PRINCIPAL_WITHOUT_ACCOUNT');
  });

  test('spares a service that is listed', () => {
    const NotPrincipal = { Service: SERVICE };
    const statements = [allow(), { ...deny({ NotPrincipal }), Principal: undefined }];
    expect(verdictOf({ statements, principal: SERVICE })).toBe(YES);
  });
});

describe('an Allow with NotPrincipal', () => {
  test.each([
    ['allows whoever is not listed', ALICE, [BOB], YES],
    ['leaves another account to its IAM policies', MALLORY, [BOB], IAM],
    ['does not allow who is listed', ALICE, [ALICE], NO],
    ['does not allow anyone of an account that is listed', ALICE, [ROOT], NO],
    ['allows a service that is not listed', SERVICE, [ROOT], YES],
    ['allows nobody if everyone is listed', ALICE, ['*'], NO],
  ])('%s', (_, principal, AWS, expected) => {
    const statements = [{ ...allow({ NotPrincipal: { AWS } }), Principal: undefined }];
    expect(verdictOf({ statements, principal })).toBe(expected);
  });
});

test('a statement with both Principal and NotPrincipal, or with neither, is not decided', () => {
  expect(verdictOf({ statements: [allow({ NotPrincipal: { AWS: BOB } })] })).toBe(MAYBE);
  expect(verdictOf({ statements: [allow({ Principal: undefined })] })).toBe(MAYBE);
});
