import { describe, expect, it } from 'vitest';
import { type Principal, toConditionWords, toPrincipalWords } from '../../src/page/policy/statement-words.ts';

/** A condition as one reads it aloud. */
function read(operator: string, ...values: string[]): string {
  const { before, key, verb, values: shown, note } = toConditionWords({ operator, key: 'k', values });
  const sentence = [before, key, verb, shown.join(', ')].filter(Boolean).join(' ');
  return note === null ? sentence : `${sentence}, ${note}`;
}

describe('a condition in words', () => {
  it.each([
    ['StringEquals', ['a'], 'k is a'],
    ['StringEquals', ['a', 'b'], 'k is one of a, b'],
    ['StringEqualsIfExists', ['a'], 'k is a, or it is absent'],
    ['StringLike', ['a*', 'b*'], 'k matches one of a*, b*'],
    ['ArnLike', ['a*'], 'k matches a*'],
    ['NumericLessThanEquals', ['7'], 'k is at most 7'],
    ['DateGreaterThan', ['2026-01-01'], 'k is after 2026-01-01'],
    ['IpAddress', ['10.0.0.0/8'], 'k is within 10.0.0.0/8'],
    ['Bool', ['true'], 'k is true'],
    ['Null', ['true'], 'k is absent'],
    ['Null', ['False'], 'k is present'],
    ['ForAnyValue:StringEquals', ['a', 'b'], 'some value of k is one of a, b'],
    ['ForAllValues:StringLike', ['a*'], 'every value of k matches a*, or it has no value at all'],
  ])('%s %j: %s', (operator, values, words) => {
    expect(read(operator, ...values)).toBe(words);
  });

  it.each([
    ['StringNotEquals', ['a'], 'k is not a, or it is absent'],
    ['StringNotEqualsIfExists', ['a', 'b'], 'k is none of a, b, or it is absent'],
    ['NotIpAddress', ['10.0.0.0/8'], 'k is not within 10.0.0.0/8, or it is absent'],
  ])('%s %j, which negates, is met by an absent key: %s', (operator, values, words) => {
    expect(read(operator, ...values)).toBe(words);
  });

  it.each(['StringSoundsLike', 'toString', 'constructor', '__proto__', 'ForSomeValues:StringEquals', ''])(
    'of an operator that nobody knows, %j, is left as it is written',
    (operator) => {
      expect(toConditionWords({ operator, key: 'k', values: ['a'] })).toMatchObject({ verb: operator, values: ['a'] });
    },
  );

  it('keeps what Null is compared with where that is neither true nor false', () => {
    expect(toConditionWords({ operator: 'Null', key: 'k', values: ['perhaps'] })).toMatchObject({
      values: ['perhaps'],
    });
  });
});

describe('a principal in words', () => {
  const home = '111122223333';
  const read = (principal: Principal, isAllowed = true) => {
    const { label, name, note } = toPrincipalWords(principal, { home, isAllowed });
    return [label, name, note].filter(Boolean).join(' / ');
  };

  it.each([
    ['EVERYONE', '*', null, 'Everyone / in any AWS account'],
    ['IAM_ROLE', `arn:aws:iam::${home}:role/team/Reader`, home, 'Role / team/Reader'],
    ['IAM_ROLE', 'arn:aws:iam::444455556666:role/Reader', '444455556666', 'Role / Reader / in account 444455556666'],
    ['SERVICE', 'logs.us-east-2.amazonaws.com', null, 'AWS service / logs.us-east-2.amazonaws.com'],
    ['ASSUMED_ROLE', `arn:aws:sts::${home}:assumed-role/Reader/alice`, home, 'Role session / Reader/alice'],
    ['OTHER', 'who/knows', null, 'who/knows'],
  ] as const)('%s %s', (kind, value, accountId, words) => {
    expect(read({ kind, value, accountId })).toBe(words);
  });

  it('says that allowing an account allows nobody in it yet, and that denying it needs no other policy', () => {
    const account = { kind: 'ACCOUNT', value: `arn:aws:iam::${home}:root`, accountId: home } as const;
    expect(read(account)).toBe('This account / where its own IAM policies allow it, too');
    expect(read(account, false)).toBe('This account');
    expect(read({ kind: 'ACCOUNT', value: '444455556666', accountId: '444455556666' }, false)).toBe(
      'Account 444455556666',
    );
  });
});
