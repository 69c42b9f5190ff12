import { describe, expect, test } from 'vitest';
import { ALICE, APP, allow, ask, codesOf, deny, MALLORY, OTHER, OWN, SERVICE, SESSION, verdictOf } from './_ask.ts';

const ROOT = `arn:aws:iam::${OWN}:root`;
const BOB = `arn:aws:iam::${OWN}:user/Bob`;
const FEDERATED = `arn:aws:sts::${OWN}:federated-user/Alice`;
const [YES, IAM, NO, MAYBE] = ['ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'NOT_ALLOWED', 'UNKNOWN'];

describe('an Allow', () => {
  test.each([
    // Everyone.
    ['*', ALICE, YES],
    ['*', APP, YES],
    ['*', SESSION, YES],
    ['*', FEDERATED, YES],
    ['*', ROOT, YES],
    ['*', MALLORY, IAM],
    ['*', `arn:aws:iam::${OTHER}:root`, YES],
    ['*', SERVICE, YES],
    // The account, in both writings.
    [OWN, ALICE, IAM],
    [ROOT, ALICE, IAM],
    [ROOT, APP, IAM],
    [ROOT, SESSION, IAM],
    [ROOT, FEDERATED, IAM],
    [ROOT, ROOT, YES],
    [ROOT, OWN, YES],
    [ROOT, MALLORY, NO],
    [ROOT, SERVICE, NO],
    [OTHER, MALLORY, IAM],
    [OTHER, OTHER, YES],
    [`arn:aws-cn:iam::${OWN}:root`, ALICE, NO],
    // Users.
    [ALICE, ALICE, YES],
    [ALICE, BOB, NO],
    [ALICE.toLowerCase(), ALICE, NO],
    [ALICE, ROOT, NO],
    [ALICE, FEDERATED, MAYBE],
    [`arn:aws:iam::${OTHER}:user/Alice`, FEDERATED, NO],
    [`arn:aws:iam::${OWN}:user/team/Alice`, ALICE, NO],
    [MALLORY, MALLORY, IAM],
    // Roles and their sessions.
    [APP, APP, YES],
    [APP, SESSION, YES],
    [APP, ALICE, NO],
    [APP, `arn:aws:sts::${OTHER}:assumed-role/App/i-0123`, NO],
    [`arn:aws-cn:iam::${OWN}:role/App`, SESSION, NO],
    [`arn:aws:iam::${OWN}:role/app`, SESSION, NO],
    [`arn:aws:iam::${OWN}:role/path/App`, SESSION, YES],
    [`arn:aws:iam::${OWN}:role/path/App`, APP, NO],
    [SESSION, SESSION, YES],
    [SESSION, `${SESSION}4`, NO],
    [SESSION, APP, MAYBE],
    [`arn:aws:sts::${OWN}:assumed-role/Other/i-0123`, APP, NO],
    [FEDERATED, FEDERATED, YES],
    [FEDERATED, ALICE, NO],
    // Principals that do not exist any more.
    ['AIDACKCEVSQ6C2EXAMPLE', ALICE, NO],
    ['AROADBQP57FF2AEXAMPLE', SESSION, NO],
    // Values with a wildcard, which KMS does not accept.
    [`arn:aws:iam::${OWN}:user/*`, ALICE, MAYBE],
    [`arn:aws:iam::${OWN}:user/*`, SESSION, NO],
    [`arn:aws:iam::${OWN}:role/A*`, SESSION, MAYBE],
    [`arn:aws:sts::${OWN}:assumed-role/App/*`, SESSION, MAYBE],
    [`arn:aws:sts::${OWN}:assumed-role/App/*`, APP, MAYBE],
    [`arn:aws:sts::${OWN}:assumed-role/Other/*`, APP, NO],
    ['arn:aws:iam::*:root', ALICE, MAYBE],
    ['arn:aws:iam::*:user/Alice', ALICE, MAYBE],
    ['arn:aws:iam::*:user/Bob', ALICE, NO],
  ])('for %s: %s is %s', (AWS, principal, expected) => {
    expect(verdictOf({ statements: [allow({ Principal: { AWS } })], principal })).toBe(expected);
  });

  test('for several principals counts for each of them, the best one first', () => {
    const statements = [allow({ Principal: { AWS: [BOB, ROOT, ALICE] } })];
    expect(verdictOf({ statements })).toBe(YES);
    expect(verdictOf({ statements, principal: SESSION })).toBe(IAM);
  });

  test('"*" and {"AWS": "*"} are the same', () => {
    for (const principal of [ALICE, MALLORY, SERVICE, SESSION]) {
      const [bare, listed] = ['*', { AWS: ['*'] }].map((Principal) =>
        verdictOf({ statements: [allow({ Principal })], principal }),
      );
      expect(bare).toBe(listed);
    }
  });
});

describe('a service', () => {
  const service = (Service: string, principal: string) => ({
    statements: [allow({ Principal: { Service } })],
    principal,
  });

  test.each([
    ['logs.us-west-2.amazonaws.com', YES],
    ['LOGS.us-west-2.AMAZONAWS.com', YES],
    ['logs.amazonaws.com', MAYBE],
    ['logs.eu-west-1.amazonaws.com', NO],
    ['delivery.logs.amazonaws.com', NO],
    ['logs.amazonaws.com.cn', NO],
    ['*', MAYBE],
  ])('logs.us-west-2.amazonaws.com is named by %s: %s', (name, expected) => {
    expect(verdictOf(service(name, SERVICE))).toBe(expected);
  });

  test('without a Region in its name may be named with the Region of the key', () => {
    expect(codesOf(service('sns.us-west-2.amazonaws.com', 'sns.amazonaws.com'))).toContain(
      'SERVICE_MAY_HAVE_OTHER_NAME',
    );
    expect(verdictOf(service('sns.eu-west-1.amazonaws.com', 'sns.amazonaws.com'))).toBe(NO);
    expect(verdictOf(service('delivery.logs.us-west-2.amazonaws.com', 'delivery.logs.amazonaws.com'))).toBe(MAYBE);
  });

  test('is no user, even if the policy names all services', () => {
    expect(verdictOf(service('*', ALICE))).toBe(NO);
  });

  test('that only a statement for everyone allows has a reason that says so', () => {
    const statements = [allow()];
    expect(codesOf({ statements, principal: SERVICE })).toContain('EVERYONE_COVERS_SERVICES');
    expect(codesOf({ statements, principal: ALICE })).not.toContain('EVERYONE_COVERS_SERVICES');
    const named = allow({ Principal: { AWS: '*', Service: SERVICE } });
    expect(codesOf({ statements: [named], principal: SERVICE })).not.toContain('EVERYONE_COVERS_SERVICES');
  });

  test('can be denied', () => {
    const statements = [allow(), deny({ Principal: { Service: SERVICE } })];
    expect(verdictOf({ statements, principal: SERVICE })).toBe('DENIED');
    expect(verdictOf({ statements, principal: 'logs.amazonaws.com' })).toBe(MAYBE);
  });
});

describe('a principal that no key policy can mean', () => {
  const PROVIDER = `arn:aws:iam::${OWN}:saml-provider/ADFS`;
  test.each([
    [{ Federated: 'cognito-identity.amazonaws.com' }, SESSION],
    [{ Federated: APP }, APP],
    [{ Federated: '*' }, ALICE],
    [{ Federated: PROVIDER }, SESSION],
    [{ AWS: PROVIDER }, SESSION],
    [{ CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' }, ALICE],
    [{ AWS: 'AIDACKCEVSQ6C2EXAMPLE' }, ALICE],
    [{}, ALICE],
  ])('%j allows nothing, and the statement has no effect', (Principal, principal) => {
    const access = ask({ statements: [allow({ Principal })], principal });
    expect(access.verdict).toBe(NO);
    expect(access.reasons).toContainEqual(
      expect.objectContaining({ code: 'STATEMENT_WITHOUT_EFFECT', pointer: '/Statement/0' }),
    );
  });

  test('beside another one leaves the statement in effect', () => {
    const question = { statements: [allow({ Principal: { Federated: PROVIDER, AWS: ALICE } })] };
    expect(verdictOf(question)).toBe(YES);
    expect(codesOf(question)).not.toContain('STATEMENT_WITHOUT_EFFECT');
  });
});

describe('a Deny', () => {
  test.each([
    ['*', ALICE, 'DENIED'],
    ['*', SERVICE, 'DENIED'],
    [OWN, ALICE, 'DENIED'],
    [OWN, SESSION, 'DENIED'],
    [OWN, OWN, 'DENIED'],
    [OTHER, ALICE, YES],
    [APP, SESSION, 'DENIED'],
    [SESSION, APP, MAYBE],
    [SESSION, `${SESSION}4`, YES],
  ])('for %s: %s is %s', (AWS, principal, expected) => {
    expect(verdictOf({ statements: [allow(), deny({ Principal: { AWS } })], principal })).toBe(expected);
  });

  test('for one session of a role is not decided for the role as such, and the reasons say so', () => {
    const codes = codesOf({ statements: [allow(), deny({ Principal: { AWS: SESSION } })], principal: APP });
    expect(codes).toEqual(expect.arrayContaining(['DENY_UNDECIDED', 'SESSION_NOT_GIVEN']));
  });
});

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

test('a principal of another partition can never use the key', () => {
  const question = { statements: [allow()], principal: `arn:aws-cn:iam::${OWN}:user/Alice` };
  expect(verdictOf(question)).toBe(NO);
  expect(codesOf(question)).toContain('OTHER_PARTITION');
  expect(verdictOf({ ...question, statements: [deny()] })).toBe('DENIED');
});
