import { describe, expect, test } from 'vitest';
import {
  ALICE,
  APP,
  allow,
  ask,
  codesOf,
  deny,
  grant,
  MALLORY,
  OTHER,
  OWN,
  type Question,
  SERVICE,
  SESSION,
  verdictOf,
} from './_ask.ts';

const [YES, IAM, NO, MAYBE] = ['ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'NOT_ALLOWED', 'UNKNOWN'];
const ROOT = `arn:aws:iam::${OWN}:root`;

describe('a grant', () => {
  test.each<[string, string, string]>([
    [ALICE, ALICE, YES],
    [ALICE, MALLORY, NO],
    [APP, SESSION, YES],
    [APP, APP, YES],
    [SESSION, SESSION, YES],
    [SESSION, APP, MAYBE],
    [ROOT, ALICE, IAM],
    [OWN, ALICE, IAM],
    [ROOT, ROOT, YES],
    [MALLORY, MALLORY, IAM],
    [`arn:aws:iam::${OTHER}:root`, MALLORY, IAM],
    ['logs.us-west-2.amazonaws.com', SERVICE, YES],
    ['logs.us-west-2.amazonaws.com', ALICE, NO],
    ['AIDACKCEVSQ6C2EXAMPLE', ALICE, NO],
    ['', ALICE, NO],
  ])('to %j: %s is %s', (grantee, principal, expected) => {
    expect(verdictOf({ grants: [grant({ grantee })], principal })).toBe(expected);
  });

  test('that another account created for its own principals needs no IAM policy', () => {
    for (const issuingAccount of [OTHER, `arn:aws:iam::${OTHER}:root`]) {
      expect(verdictOf({ grants: [grant({ grantee: MALLORY, issuingAccount })], principal: MALLORY })).toBe(YES);
    }
  });

  test('allows its own operations only', () => {
    expect(verdictOf({ grants: [grant()], action: 'kms:Encrypt' })).toBe(NO);
    const grants = [grant({ operations: ['Encrypt', 'GetKeyPolicy', 'PutKeyPolicy', 'RevokeGrant', 'ListGrants'] })];
    expect(verdictOf({ grants, action: 'kms:Encrypt' })).toBe(YES);
    for (const action of ['kms:GetKeyPolicy', 'kms:PutKeyPolicy', 'kms:RevokeGrant', 'kms:ListGrants']) {
      expect(verdictOf({ grants, action })).toBe(NO); // KMS has no such grants
    }
  });

  test('does not help against a Deny of the key policy', () => {
    expect(verdictOf({ statements: [deny()], grants: [grant()] })).toBe('DENIED');
    const Condition = { StringEquals: { 'aws:UserAgent': 'x' } };
    const question = { statements: [deny({ Condition })], grants: [grant()], context: {} };
    expect(verdictOf(question)).toBe(MAYBE);
    expect(codesOf(question)).toContain('DENY_UNDECIDED');
  });

  test('is the basis of the verdict, beside the statement that allows it, too', () => {
    const { basis, reasons } = ask({ statements: [allow()], grants: [grant()] });
    expect(basis).toMatchObject([{ statement: { pointer: '/Statement/0' } }, { grant: { grantId: 'g-1' } }]);
    expect(reasons).toContainEqual(expect.objectContaining({ code: 'GRANT_ALLOWS', grantId: 'g-1' }));
  });
});

test('CreateGrant by a grant is limited to what the grant itself allows', () => {
  const question = { grants: [grant({ operations: ['CreateGrant'] })], action: 'kms:CreateGrant' };
  expect(codesOf(question)).toContain('CHILD_GRANT_LIMITED');
  expect(codesOf({ statements: [allow()], action: 'kms:CreateGrant' })).not.toContain('CHILD_GRANT_LIMITED');
});

describe('RetireGrant', () => {
  const retire = (question: Question) => verdictOf({ ...question, action: 'kms:RetireGrant' });

  test.each<[string, string, ReturnType<typeof grant>, string]>([
    ['the retiring principal', ALICE, grant({ grantee: APP, retiree: ALICE }), YES],
    ['a session of the retiring role', SESSION, grant({ retiree: APP }), YES],
    ['the account as the retiring principal', ALICE, grant({ grantee: APP, retiree: OWN }), IAM],
    ['the grantee, if the operation is granted', ALICE, grant({ operations: ['Decrypt', 'RetireGrant'] }), YES],
    ['the grantee, if the operation is not granted', ALICE, grant(), NO],
    ['the root user of the account that created it', OWN, grant(), YES],
    ['a user of the account that created it', ALICE, grant({ grantee: APP }), NO],
    ['the root user of another account', OTHER, grant(), NO],
    ['the retiring principal, under a constraint', ALICE, grant({ retiree: ALICE, constraints: { VpcId: 'x' } }), YES],
  ])('by %s', (_, principal, one, expected) => {
    expect(retire({ grants: [one], principal })).toBe(expected);
  });

  test('is not allowed by a key policy, whose Deny counts', () => {
    expect(retire({ statements: [allow()] })).toBe(NO);
    expect(retire({ statements: [deny()], grants: [grant({ retiree: ALICE })] })).toBe('DENIED');
    const codes = codesOf({ statements: [allow()], action: 'kms:RetireGrant' });
    expect(codes).toContain('STATEMENT_WITHOUT_EFFECT');
  });
});

describe('grants that cannot be read', () => {
  const grants = 'UNREADABLE' as const;

  test('may allow what nothing else allows', () => {
    for (const question of [{ grants }, { grants, statements: [allow({ Principal: { AWS: OWN } })] }]) {
      expect(verdictOf(question)).toBe(MAYBE);
      expect(codesOf(question)).toContain('GRANTS_UNREADABLE');
    }
  });

  test.each<[string, Question, string]>([
    ['a Deny', { statements: [deny()] }, 'DENIED'],
    ['a statement that allows it by itself', { statements: [allow()] }, YES],
    ['an action that no grant can allow', { action: 'kms:PutKeyPolicy' }, NO],
    ['a principal of another partition', { principal: `arn:aws-cn:iam::${OWN}:user/Alice` }, NO],
  ])('do not matter for %s', (_, question, expected) => {
    expect(verdictOf({ ...question, grants })).toBe(expected);
    expect(codesOf({ ...question, grants })).not.toContain('GRANTS_UNREADABLE');
  });
});

describe('grants that were not read', () => {
  const needs = (question: Question) => ask({ ...question, grants: 'NOT_READ' }).needs.grants;

  test.each<[string, Question, boolean]>([
    ['nothing allows it', {}, true],
    ['IAM decides', { statements: [allow({ Principal: { AWS: OWN } })] }, true],
    ['an Allow is not decided', { statements: [allow({ Condition: { Bool: { 'x:y': 'true' } } })], context: {} }, true],
    ['a statement allows it', { statements: [allow()] }, false],
    ['a statement denies it', { statements: [deny()] }, false],
    ['no grant can allow it', { action: 'kms:PutKeyPolicy' }, false],
    ['the policy could not be read', { policy: 'UNREADABLE' }, false],
    ['the action is about no key', { action: 'kms:ListKeys' }, false],
    ['no principal of its partition can', { principal: `arn:aws-cn:iam::${OWN}:user/Alice` }, false],
    ['only a grant can allow it', { action: 'kms:RetireGrant' }, true],
  ])('are needed where %s', (_, question, expected) => {
    expect(needs(question)).toBe(expected);
  });
});
