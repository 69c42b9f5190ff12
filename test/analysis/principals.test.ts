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

test('a principal of another partition can never use the key', () => {
  const question = { statements: [allow()], principal: `arn:aws-cn:iam::${OWN}:user/Alice` };
  expect(verdictOf(question)).toBe(NO);
  expect(codesOf(question)).toContain('OTHER_PARTITION');
  expect(verdictOf({ ...question, statements: [deny()] })).toBe('DENIED');
});
