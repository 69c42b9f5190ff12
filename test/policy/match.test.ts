import { describe, expect, test } from 'vitest';
import { matchesAction, matchesPrincipal } from '../../src/policy/match.ts';
import { parseStatement, SOUND } from './_policies.ts';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/Admin`;
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/alice`;

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
