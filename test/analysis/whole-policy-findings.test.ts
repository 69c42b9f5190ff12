import { describe, expect, test } from 'vitest';
import type { FindingCode } from '../../src/analysis/findings/finding.ts';
import { ALICE, APP, allow, deny, KEY, OWN, parse, SESSION } from './_ask.ts';
import { DELEGATES, findAll, given } from './_findings.ts';

function find(code: FindingCode, statements: readonly object[]) {
  const policy = parse({ Version: '2012-10-17', Statement: statements });
  return findAll({ ...given([]), policy }, { codes: [code] });
}

function pointersOf(code: FindingCode, statements: readonly object[]): readonly (string | null)[] {
  const { findings, incomplete } = find(code, statements);
  expect(incomplete).toEqual([]);
  return findings.map(({ pointer }) => pointer);
}

const to = (AWS: string | readonly string[], elements: object = {}) => allow({ Principal: { AWS }, ...elements });

const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

describe('LOCKED_OUT', () => {
  test.each<[name: string, statements: readonly object[], isLockedOut: boolean]>([
    ['the default policy', [DELEGATES], false],
    ['no statement', [], true],
    ['no kms:PutKeyPolicy', [to(APP, { Action: 'kms:Decrypt' })], true],
    ['a Deny for everyone', [DELEGATES, deny({ Action: 'kms:Put*' })], true],
    [
      'a Deny under a condition',
      [DELEGATES, deny({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } })],
      false,
    ],
    [
      'a Deny for all but a role',
      [DELEGATES, deny({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': APP } } })],
      false,
    ],
    [
      'a Deny for all but the roles of a path',
      [DELEGATES, deny({ Condition: { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/admin/*` } } })],
      false,
    ],
    [
      'a Deny for all but a role of another account',
      [DELEGATES, deny({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/App' } } })],
      true,
    ],
    ['another account alone', [to('444455556666')], true],
    ['a deleted role alone', [to('AROACKCEVSQ6C2EXAMPLE')], true],
    ['a session', [to(SESSION)], false],
  ])('%s', (_, statements, isLockedOut) => {
    expect(pointersOf('LOCKED_OUT', statements)).toEqual(isLockedOut ? [''] : []);
  });

  test('a statement that could not be read may allow it', () => {
    const { findings, incomplete } = find('LOCKED_OUT', ['unread' as unknown as object]);
    expect(findings).toEqual([]);
    expect(incomplete.map(({ code }) => code)).toContain('STATEMENT_UNREADABLE');
  });
});

describe('SINGLE_ADMINISTRATOR', () => {
  test.each<[name: string, statements: readonly object[], pointers: readonly string[]]>([
    ['one role', [to(APP)], ['/Statement/0']],
    ['one role and its sessions', [to([APP, SESSION])], []],
    ['a role and a user', [to(APP), to(ALICE)], []],
    [
      'a role that a Deny spares, and that the account can make again',
      [DELEGATES, deny({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': APP } } })],
      [],
    ],
    ['one role, and the account only on a condition', [to(APP), to(OWN, { Condition: MFA })], []],
    ['one role, and the account for something else', [to(APP), to(OWN, { Action: 'kms:Decrypt' })], ['/Statement/0']],
    [
      'a pattern of roles',
      [allow({ Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/Admin*` } } })],
      [],
    ],
    ['the account, too', [DELEGATES, to(APP)], []],
  ])('%s', (_, statements, pointers) => {
    expect(pointersOf('SINGLE_ADMINISTRATOR', statements)).toEqual(pointers);
  });
});

describe('REDUNDANT_STATEMENT', () => {
  const context = { StringEquals: { 'kms:EncryptionContext:App': 'x' } };

  test.each<[name: string, statements: readonly object[], pointers: readonly string[]]>([
    ['nothing twice', [DELEGATES, to(APP)], []],
    ['the same statement twice', [DELEGATES, to(APP), to(APP)], ['/Statement/2']],
    ['a narrower action', [DELEGATES, to(APP, { Action: 'kms:Decrypt' }), to(APP)], ['/Statement/1']],
    ['a condition on top', [DELEGATES, to(APP, { Condition: context }), to(APP)], ['/Statement/1']],
    ['another condition', [DELEGATES, to(APP, { Condition: context }), to(APP, { Action: 'kms:Encrypt' })], []],
    [
      'two that cover a third',
      [
        DELEGATES,
        to(APP, { Action: ['kms:Decrypt', 'kms:Encrypt'] }),
        to(APP, { Action: 'kms:Decrypt' }),
        to(APP, { Action: 'kms:Encrypt' }),
      ],
      ['/Statement/3', '/Statement/2'],
    ],
    [
      'a Deny within a Deny',
      [DELEGATES, deny({ Action: 'kms:Decrypt' }), deny({ Action: 'kms:De*' })],
      ['/Statement/1'],
    ],
    ['an Allow of what is denied', [DELEGATES, to(ALICE), deny({ Principal: { AWS: ALICE } })], ['/Statement/1']],
    ['a role by the account', [DELEGATES, to(APP, { Action: 'kms:Decrypt' })], []],
    ['a statement without effect', [DELEGATES, to(APP, { Resource: `${KEY.arn}0` })], []],
  ])('%s', (_, statements, pointers) => {
    expect([...pointersOf('REDUNDANT_STATEMENT', statements)].sort()).toEqual([...pointers].sort());
  });

  test('names the statement that makes it so', () => {
    const { findings } = find('REDUNDANT_STATEMENT', [DELEGATES, to(APP, { Action: 'kms:Decrypt' }), to(APP)]);
    expect(findings[0]?.message).toContain('/Statement/2');
  });
});

describe('CONDITION_NEVER_TRUE', () => {
  test.each<[name: string, statement: object, pointer: string | null]>([
    [
      'a session under aws:PrincipalArn',
      to(APP, { Condition: { ArnEquals: { 'aws:PrincipalArn': SESSION } } }),
      '/Statement/1/Condition/ArnEquals/aws:PrincipalArn',
    ],
    [
      'a key with several values',
      to(APP, { Condition: { StringEquals: { 'kms:EncryptionContextKeys': 'App' } } }),
      '/Statement/1/Condition/StringEquals/kms:EncryptionContextKeys',
    ],
    [
      'aws:SourceArn of a role',
      to(APP, { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' } } }),
      '/Statement/1/Condition/ArnLike/aws:SourceArn',
    ],
    [
      'another Region',
      to(APP, { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }),
      '/Statement/1/Condition/StringEquals/aws:RequestedRegion',
    ],
    [
      'two numbers',
      to(APP, {
        Action: 'kms:ScheduleKeyDeletion',
        Condition: {
          NumericLessThan: { 'kms:ScheduleKeyDeletionPendingWindowInDays': '7' },
          NumericGreaterThan: { 'kms:ScheduleKeyDeletionPendingWindowInDays': '30' },
        },
      }),
      '/Statement/1/Condition',
    ],
    [
      'two texts',
      to(APP, {
        Condition: { StringEquals: { 'aws:PrincipalTag/a': 'x' }, StringLike: { 'aws:PrincipalTag/a': 'y*' } },
      }),
      '/Statement/1/Condition',
    ],
    [
      'a key that must be there and not',
      to(APP, { Condition: { StringEquals: { 'aws:PrincipalTag/a': 'x' }, Null: { 'aws:PrincipalTag/a': 'true' } } }),
      '/Statement/1/Condition',
    ],
    [
      'a role and another one',
      to(APP, { Condition: { ArnEquals: { 'aws:PrincipalArn': ALICE } } }),
      '/Statement/1/Condition/ArnEquals/aws:PrincipalArn',
    ],
    [
      'conditions that fit',
      to(APP, { Condition: { StringLike: { 'aws:PrincipalTag/a': ['x*'], 'kms:ViaService': 's3.*' } } }),
      null,
    ],
    [
      'a condition for some actions only',
      to(APP, {
        Action: ['kms:Decrypt', 'kms:DescribeKey'],
        Condition: { StringEquals: { 'kms:EncryptionContext:a': 'b' } },
      }),
      null,
    ],
    ['an operator that is not known', to(APP, { Condition: { StringMatches: { 'aws:PrincipalTag/a': 'x' } } }), null],
  ])('%s', (_, statement, pointer) => {
    expect(pointersOf('CONDITION_NEVER_TRUE', [DELEGATES, statement])).toEqual(pointer === null ? [] : [pointer]);
  });

  test('is worse in a Deny', () => {
    const { findings } = find('CONDITION_NEVER_TRUE', [
      DELEGATES,
      deny({ Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }),
    ]);
    expect(findings.map(({ severity }) => severity)).toEqual(['HIGH']);
  });
});
