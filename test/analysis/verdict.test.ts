import { describe, expect, test } from 'vitest';
import { decide } from '../../src/analysis/decide.ts';
import {
  ALICE,
  allow,
  ask,
  codesOf,
  deny,
  MALLORY,
  OTHER,
  OWN,
  parse,
  type Question,
  SERVICE,
  SESSION,
  verdictOf,
} from './_ask.ts';

const [YES, IAM, NO, MAYBE] = ['ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'NOT_ALLOWED', 'UNKNOWN'];
const ACCOUNT = { Principal: { AWS: OWN } };
const OPEN = { Condition: { StringEquals: { 'aws:UserAgent': 'x' } } };

describe('the verdict', () => {
  test.each([
    // deny, direct, given
    ['NO', 'YES', 'NO', YES],
    ['NO', 'YES', 'YES', YES],
    ['NO', 'NO', 'YES', IAM],
    ['NO', 'NO', 'NO', NO],
    ['NO', 'UNKNOWN', 'NO', MAYBE],
    ['NO', 'UNKNOWN', 'YES', MAYBE],
    ['NO', 'NO', 'UNKNOWN', MAYBE],
    ['YES', 'YES', 'YES', 'DENIED'],
    ['YES', 'NO', 'NO', 'DENIED'],
    ['UNKNOWN', 'YES', 'NO', MAYBE],
    ['UNKNOWN', 'NO', 'YES', MAYBE],
    ['UNKNOWN', 'NO', 'NO', NO],
  ] as const)('with deny %s, direct %s, account %s is %s', (denied, direct, given, expected) => {
    expect(decide({ deny: denied, direct, given, iam: null, isPossible: true })).toBe(expected);
    expect(decide({ deny: denied, direct, given, iam: null, isPossible: false })).toBe(
      denied === 'YES' ? 'DENIED' : NO,
    );
  });

  test.each([
    // direct, given, deny of IAM, allow of IAM
    ['NO', 'YES', 'NO', 'YES', YES],
    ['NO', 'YES', 'NO', 'NO', NO],
    ['NO', 'YES', 'NO', 'UNKNOWN', MAYBE],
    ['NO', 'YES', 'YES', 'YES', 'DENIED'],
    ['NO', 'YES', 'UNKNOWN', 'YES', MAYBE],
    ['NO', 'NO', 'NO', 'YES', NO],
    ['NO', 'NO', 'YES', 'YES', 'DENIED'],
    ['NO', 'UNKNOWN', 'NO', 'NO', NO],
    ['YES', 'NO', 'NO', 'NO', YES],
    ['YES', 'NO', 'YES', 'NO', 'DENIED'],
  ] as const)(
    'with direct %s, account %s, IAM deny %s, IAM allow %s is %s',
    (direct, given, denied, allowed, expected) => {
      const iam = { deny: denied, allow: allowed };
      expect(decide({ deny: 'NO', direct, given, iam, isPossible: true })).toBe(expected);
    },
  );

  test('of an empty policy is NOT_ALLOWED, for the root user, too', () => {
    for (const principal of [ALICE, SESSION, OWN]) expect(verdictOf({ principal })).toBe(NO);
    expect(codesOf({})).toEqual(['NOTHING_ALLOWS']);
  });

  test('does not depend on the order of statements', () => {
    const statements = [deny({ Action: 'kms:Decrypt' }), allow(), allow(ACCOUNT)];
    expect(verdictOf({ statements })).toBe('DENIED');
    expect(verdictOf({ statements: statements.toReversed() })).toBe('DENIED');
  });
});

describe('a policy', () => {
  test('that could not be read decides nothing, not even with a grant', () => {
    for (const [policy, code] of [
      ['UNREADABLE', 'POLICY_UNREADABLE'],
      ['UNPARSABLE', 'POLICY_UNPARSABLE'],
    ] as const) {
      expect(verdictOf({ policy })).toBe(MAYBE);
      expect(codesOf({ policy })).toEqual([code]);
    }
  });

  test('with a statement that was left out is not decided, but for a Deny', () => {
    const broken = { ...allow(), Effect: 'Permit' };
    for (const statements of [[broken], [broken, allow()], [allow(ACCOUNT), broken]]) {
      expect(verdictOf({ statements })).toBe(MAYBE);
      expect(ask({ statements }).reasons).toContainEqual(
        expect.objectContaining({ code: 'STATEMENT_UNREADABLE', pointer: `/Statement/${statements.indexOf(broken)}` }),
      );
    }
    expect(verdictOf({ statements: [broken, deny()] })).toBe('DENIED');
  });

  test('with an Effect that was given twice may allow or deny', () => {
    const read = parse({ Statement: [allow()] });
    const statements = read.statements.map((statement) => ({ ...statement, unread: new Set(['EFFECT'] as const) }));
    expect(verdictOf({ policy: { ...read, statements } })).toBe(MAYBE);
  });

  test('with one statement means the same as with a list of one', () => {
    expect(verdictOf({ policy: parse({ Statement: allow() }) })).toBe(YES);
  });
});

describe('the basis', () => {
  const pointers = (question: Question) =>
    ask(question).basis.map((source) => ('statement' in source ? source.statement.pointer : source.grant.grantId));

  test.each<[string, Question, readonly string[]]>([
    [
      'the denies',
      { statements: [allow(), deny(), deny({ Action: 'kms:Decrypt' })] },
      ['/Statement/1', '/Statement/2'],
    ],
    ['what allows it directly, and not the account', { statements: [allow(ACCOUNT), allow()] }, ['/Statement/1']],
    ['the account', { statements: [allow(ACCOUNT)] }, ['/Statement/0']],
    ['nothing', { statements: [allow({ Action: 'kms:Encrypt' })] }, []],
    [
      'what is not decided',
      { statements: [allow(OPEN), deny(OPEN), allow()], context: {} },
      ['/Statement/0', '/Statement/1'],
    ],
  ])('is %s', (_, question, expected) => {
    expect(pointers(question)).toEqual(expected);
  });
});

describe('a near miss is explained:', () => {
  test('an Allow whose condition is not met', () => {
    const { verdict, reasons } = ask({ statements: [allow(OPEN)] });
    expect(verdict).toBe(NO);
    expect(reasons.map(({ code }) => code)).toEqual(['NOTHING_ALLOWS', 'CONDITION_NOT_MET']);
    expect(reasons[1]?.message).toBe(
      'This statement allows it, but only where aws:UserAgent StringEquals "x": the request has none.',
    );
  });

  test('a Deny that is not decided, though nothing allows it', () => {
    const { verdict, reasons } = ask({ statements: [deny(OPEN)], context: {} });
    expect(verdict).toBe(NO);
    expect(reasons).toContainEqual(expect.objectContaining({ code: 'DENY_UNDECIDED', pointer: '/Statement/0' }));
  });

  test('no statement for another principal or another action', () => {
    const statements = [allow({ ...OPEN, Principal: { AWS: MALLORY } }), allow({ ...OPEN, Action: 'kms:Encrypt' })];
    expect(codesOf({ statements })).toEqual(['NOTHING_ALLOWS']);
  });
});

test('equal inputs give equal results', () => {
  const question: Question = { statements: [allow(OPEN), deny(OPEN)], context: {} };
  expect(ask(question)).toEqual(ask(question));
});

describe('a request from another account for a key in a Region that accounts must enable', () => {
  const statements = [allow({ Principal: { AWS: OTHER } })];
  const messagesOf = (question: Parameters<typeof ask>[0]) => ask(question).reasons.map(({ message }) => message);

  test.each([MALLORY, OTHER])('says so: %s', (principal) => {
    const [message] = messagesOf({ statements, principal, key: { region: 'eu-south-2' } });
    expect(message).toMatch(/ The principal's account must have enabled the Region eu-south-2\.$/);
  });

  test.each([
    ['every account has the Region', MALLORY, { region: 'eu-west-1' }],
    ['the account is that of the key', `arn:aws:iam::${OWN}:root`, { region: 'eu-south-2' }],
    ['AWS makes the request', SERVICE, { region: 'eu-south-2' }],
  ])('does not if %s', (_, principal, key) => {
    expect(messagesOf({ statements: [allow()], principal, key }).join()).not.toContain('enabled');
  });
});
