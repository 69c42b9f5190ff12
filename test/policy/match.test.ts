import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesAction, matchesPattern, matchesPrincipal } from '../../src/policy/match.ts';
import { parseStatement, SOUND } from './_policies.ts';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/Admin`;
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/alice`;

describe('a pattern', () => {
  test.each([
    ['*', '', true],
    ['*', 'anything', true],
    ['', '', true],
    ['', 'a', false],
    ['abc', 'abc', true],
    ['abc', 'abcd', false],
    ['abcd', 'abc', false],
    ['a*', 'a', true],
    ['*c', 'abc', true],
    ['a*c*e', 'abcde', true],
    ['a*c*e', 'abcd', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['?', '', false],
    ['**?', 'a', true],
    ['*ab', 'aab', true],
    ['a.c', 'abc', false],
    ['a*', 'a\nb', true],
    ['A', 'a', false],
  ])('%j matches the text %j: %s', (pattern, text, matches) => {
    expect(matchesPattern(pattern, text)).toBe(matches);
  });

  test('matches the same texts as the equivalent regular expression', () => {
    const parts = (...characters: string[]) =>
      fc.array(fc.constantFrom(...characters), { maxLength: 8 }).map((list) => list.join(''));
    fc.assert(
      fc.property(parts('a', 'b', '*', '?'), parts('a', 'b'), (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(matchesPattern(pattern, text)).toBe(expression.test(text));
      }),
    );
  });

  test('of thousands of stars takes only milliseconds', () => {
    const start = performance.now();
    expect(matchesPattern('*a'.repeat(16_000), `${'a'.repeat(2_000)}b`)).toBe(false);
    expect(matchesPattern(`${'*'.repeat(32_000)}b`, 'a'.repeat(2_000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('the actions of a statement', () => {
  const includes = (elements: object, action = 'kms:PutKeyPolicy') => {
    const { statement } = parseStatement({ ...SOUND, Action: undefined, ...elements });
    return statement && matchesAction(statement, action);
  };

  test.each([
    [{ Action: 'kms:*' }, true],
    [{ Action: ['kms:Decrypt', 'KMS:putkeypolicy'] }, true],
    [{ Action: 'kms:Put?eyPolicy' }, true],
    [{ Action: 'kms:Get*' }, false],
    [{ Action: [] }, false],
    [{ NotAction: 'kms:Get*' }, true],
    [{ NotAction: ['kms:Get*', 'kms:*Policy'] }, false],
    [{}, false],
  ])('%j include kms:PutKeyPolicy: %s', (elements, expected) => {
    expect(includes(elements)).toBe(expected);
  });
});

describe('the principals of a statement', () => {
  const includes = (elements: object) => {
    const { statement } = parseStatement({ ...SOUND, Principal: undefined, ...elements });
    return statement && matchesPrincipal(statement, { accountId: ACCOUNT, arns: [SESSION, ROLE] });
  };

  test.each([
    [{ Principal: '*' }, true],
    [{ Principal: { AWS: '*' } }, true],
    [{ Principal: { AWS: ACCOUNT } }, true],
    [{ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } }, true],
    [{ Principal: { AWS: ROLE } }, true],
    [{ Principal: { AWS: SESSION } }, true],
    [{ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/Other` } }, false],
    [{ Principal: { AWS: '444455556666' } }, false],
    [{ Principal: { Service: 'logs.amazonaws.com' } }, false],
    [{ NotPrincipal: { AWS: '444455556666' } }, true],
    [{ NotPrincipal: { AWS: ROLE } }, false],
    [{}, false],
  ])('%j include a session of the role Admin: %s', (elements, expected) => {
    expect(includes(elements)).toBe(expected);
  });
});
