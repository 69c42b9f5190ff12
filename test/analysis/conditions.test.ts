// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are policy variables.
import { describe, expect, test } from 'vitest';
import {
  ALICE,
  allow,
  ask,
  codesOf,
  deny,
  having,
  KEY,
  MALLORY,
  OWN,
  parse,
  parseText,
  SERVICE,
  SESSION,
  verdictOf,
} from './_ask.ts';

const [YES, NO, MAYBE] = ['ALLOWED', 'NOT_ALLOWED', 'UNKNOWN'];

const when = (Condition: object) => [allow({ Condition })];

describe('all conditions must apply:', () => {
  const keys = (one: string, other: string) => ({
    keys: [
      { key: 'aws:UserAgent', values: [one] },
      { key: 'aws:referer', values: [other] },
    ],
    complete: true,
  });
  const Condition = { StringEquals: { 'aws:UserAgent': ['a', 'b'] }, StringLike: { 'aws:referer': 'x*' } };

  test.each([
    ['b', 'xy', YES],
    ['c', 'xy', NO],
    ['a', 'y', NO],
  ])('with %s and %s: %s', (one, other, expected) => {
    expect(verdictOf({ statements: when(Condition), context: keys(one, other) })).toBe(expected);
  });

  test('two spellings of one key are two conditions', () => {
    const StringEquals = { 'kms:CallerAccount': OWN, 'kms:callerAccount': '444455556666' };
    expect(verdictOf({ statements: when({ StringEquals }) })).toBe(NO);
  });

  test('one that does not apply decides, even if another is not known', () => {
    const StringEquals = { 'aws:UserAgent': 'a', 'kms:CallerAccount': '444455556666' };
    expect(verdictOf({ statements: when({ StringEquals }), context: {} })).toBe(NO);
  });
});

describe('a condition that was not read whole is not decided,', () => {
  test.each([
    ['as a list', [{ StringEquals: { 'kms:CallerAccount': OWN } }]],
    ['as null', null],
    ['as a string', 'x'],
    ['with an operator that is no object', { StringEquals: 'x' }],
    ['with a value that is null', { StringEquals: { 'kms:CallerAccount': [OWN, null] } }],
    ['beside one that does not apply', { StringEquals: { 'kms:CallerAccount': '1', 'aws:UserAgent': {} } }],
  ])('%s: neither in an Allow nor in a Deny', (_, Condition) => {
    const statement = allow({ Condition });
    expect(verdictOf({ statements: [statement] })).toBe(MAYBE);
    expect(verdictOf({ statements: [allow(), deny({ Condition })] })).toBe(MAYBE);
    expect(codesOf({ statements: [statement] })).toContain('STATEMENT_UNREADABLE');
  });
});

describe('a policy variable', () => {
  const statement = (value: string, operator = 'StringEquals') => when({ [operator]: { 'aws:UserAgent': value } });
  const asked = (value: string, agent: string, operator?: string) => ({
    statements: statement(value, operator),
    context: having('aws:UserAgent', agent),
  });

  test.each([
    ['${aws:username}', 'Alice', YES],
    ['${AWS:UserName}', 'Alice', YES],
    ['${aws:username}', 'alice', NO],
    ['${aws:username}', '${aws:username}', NO],
    ['x-${aws:username}-${aws:PrincipalAccount}', `x-Alice-${OWN}`, YES],
    ["${aws:PrincipalTag/team, 'none'}", 'none', YES],
    ['${aws:PrincipalTag/team}', '', NO],
    ['${aws:username', '${aws:username', YES],
    ['${$}{aws:username}', '${aws:username}', YES],
    ['${*}', '*', YES],
  ])('%s is the text %s: %s', (value, agent, expected) => {
    expect(verdictOf(asked(value, agent))).toBe(expected);
  });

  test.each([{}, { Version: '2008-10-17' }])('is text in a policy with %j', (version) => {
    const policy = parse({ ...version, Statement: statement('${aws:username}') });
    expect(verdictOf({ ...asked('', 'Alice'), policy })).toBe(NO);
    expect(verdictOf({ ...asked('', '${aws:username}'), policy })).toBe(YES);
  });

  test.each([['2012-10-18'], [20121017], [null]])('is not decided in a policy of version %s', (version) => {
    expect(verdictOf({ ...asked('${aws:username}', 'Alice'), version })).toBe(MAYBE);
    expect(verdictOf({ ...asked('Alice', 'Alice'), version })).toBe(YES);
  });

  test.each([
    ['"Version": "2008-10-17", "Version": "2012-10-17"', MAYBE],
    ['"Version": "2012-10-17", "Version": "2008-10-17"', MAYBE],
    ['"Version": "2012-10-17", "Version": "2012-10-17"', YES],
  ])('is decided in a policy with %s: %s', (versions, expected) => {
    const policy = parseText(`{${versions}, "Statement": ${JSON.stringify(statement('${aws:username}'))}}`);
    expect(verdictOf({ ...asked('', 'Alice'), policy })).toBe(expected);
  });

  test('without a value does not match, and a negated operator applies in an Allow', () => {
    expect(verdictOf(asked('${aws:PrincipalTag/team}', 'x', 'StringNotEquals'))).toBe(YES);
  });

  test('without a value leaves a negated operator undecided in a Deny: AWS may take the statement for invalid', () => {
    const Condition = { StringNotEquals: { 'aws:UserAgent': '${aws:PrincipalTag/team}' } };
    const statements = [allow(), deny({ Condition })];
    expect(verdictOf({ statements, context: having('aws:UserAgent', 'x') })).toBe(MAYBE);
    const positive = [allow(), deny({ Condition: { StringEquals: Condition.StringNotEquals } })];
    expect(verdictOf({ statements: positive, context: having('aws:UserAgent', 'x') })).toBe(YES);
  });

  test('that is not known is a missing key', () => {
    const { verdict, missingKeys } = ask({
      statements: statement('${aws:PrincipalTag/team}'),
      context: { keys: [{ key: 'aws:UserAgent', values: ['x'] }] },
    });
    expect(verdict).toBe(MAYBE);
    expect(missingKeys).toEqual(['aws:PrincipalTag/team']);
  });

  test('whose value has a wildcard is not decided where wildcards count', () => {
    const context = {
      keys: [
        { key: 'aws:UserAgent', values: ['ab'] },
        { key: 'aws:PrincipalTag/team', values: ['a*'] },
      ],
      complete: true,
    };
    expect(verdictOf({ statements: statement('${aws:PrincipalTag/team}', 'StringLike'), context })).toBe(MAYBE);
    expect(verdictOf({ statements: statement('${aws:PrincipalTag/team}', 'StringEquals'), context })).toBe(NO);
  });

  test('is text for operators of numbers, dates, booleans and addresses', () => {
    const Condition = { Bool: { 'aws:SecureTransport': '${aws:SecureTransport}' } };
    expect(verdictOf({ statements: when(Condition) })).toBe(MAYBE);
  });

  test('counts in Resource', () => {
    const [prefix] = KEY.arn.split(KEY.accountId);
    const statements = [allow({ Resource: `${prefix}\${aws:PrincipalAccount}:key/*` })];
    expect(verdictOf({ statements })).toBe(YES);
    expect(verdictOf({ statements, principal: MALLORY })).toBe(NO);
  });
});

describe('a reason names the condition', () => {
  test.each([
    [{ StringMatches: { 'aws:UserAgent': 'a' } }, 'UNKNOWN_OPERATOR'],
    [{ NullIfExists: { 'aws:UserAgent': 'true' } }, 'CONDITION_INVALID'],
    [{ StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } }, 'KEY_NEVER_PRESENT'],
    [{ StringEquals: { 'aws:SourceAccount': OWN } }, 'KEY_NEVER_PRESENT'],
    [{ StringEquals: { 'aws:ResourceTag/team': 'a' } }, 'KEY_FOR_IAM_POLICIES_ONLY'],
    [{ StringEquals: { 'kms:EncryptionContextKeys': 'a' } }, 'SET_OPERATOR_MISSING'],
    [{ StringEquals: { 'aws:UserAgent': 'a' } }, 'CONDITION_NOT_MET'],
  ])('%j: %s', (Condition, code) => {
    const context = { keys: [{ key: 'aws:UserAgent', values: ['b'] }], encryptionContext: [{ key: 'a', value: 'b' }] };
    const [operator = '', keys = {}] = Object.entries(Condition)[0] ?? [];
    const key = Object.keys(keys)[0] ?? '';
    expect(ask({ statements: when(Condition), context }).reasons).toContainEqual({
      code,
      message: expect.stringContaining(`${key} ${operator} `),
      pointer: `/Statement/0/Condition/${operator}/${key.replace('/', '~1')}`,
      grantId: null,
      conditionKey: key,
    });
  });

  test('shows no control characters of the policy or the request', () => {
    const Condition = { 'Str\u001b[31mEquals': { 'a\nb': 'c\u202e' }, StringEquals: { 'aws:UserAgent': 'x\r\n' } };
    const { reasons } = ask({ statements: when(Condition), context: having('aws:UserAgent', '\u001b[2J') });
    expect(reasons.length).toBeGreaterThan(1);
    for (const { message } of reasons) expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

test('aws:PrincipalArn of a session is the ARN of its role', () => {
  const statements = (arn: string) => when({ ArnEquals: { 'aws:PrincipalArn': arn } });
  const asked = (arn: string) => ({ statements: statements(arn), principal: SESSION });
  expect(verdictOf(asked(`arn:aws:iam::${OWN}:role/App`))).toBe(YES);
  expect(codesOf(asked(`arn:aws:iam::${OWN}:role/App`))).toContain('ROLE_WITHOUT_PATH');
  expect(verdictOf(asked(SESSION))).toBe(NO);
  expect(verdictOf(asked(`arn:aws:iam::${OWN}:role/team/App`))).toBe(YES);
  expect(codesOf(asked(`arn:aws:iam::${OWN}:role/team/App`))).not.toContain('ROLE_WITHOUT_PATH');
  expect(verdictOf({ statements: statements(ALICE), principal: ALICE })).toBe(YES);
  expect(verdictOf({ statements: statements('arn:aws:iam::*:user/*'), principal: SERVICE })).toBe(MAYBE);
});
