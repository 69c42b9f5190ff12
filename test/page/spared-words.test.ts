import { describe, expect, it } from 'vitest';
import { findUnfitActions } from '../../src/page/policy/find-unfit-actions.ts';
import { toSparedWords } from '../../src/page/policy/spared-words.ts';
import type { Principal } from '../../src/page/policy/statement-words.ts';

const HOME = '111122223333';
const OTHER = '444455556666';
const account = (accountId: string): Principal => ({ kind: 'ACCOUNT', value: accountId, accountId });
const role = (name: string, accountId = HOME): Principal => ({
  kind: 'IAM_ROLE',
  value: `arn:aws:iam::${accountId}:role/${name}`,
  accountId,
});
const session: Principal = { kind: 'ASSUMED_ROLE', value: `arn:aws:sts::${HOME}:assumed-role/App/s`, accountId: HOME };

describe('whom NotPrincipal of a Deny spares', () => {
  const read = (principal: Principal, ...others: Principal[]) => {
    const { label, name, note } = toSparedWords(principal, [principal, ...others], HOME);
    return [label, name, note].filter(Boolean).join(' / ');
  };

  it.each<readonly [string, string, Principal, readonly Principal[]]>([
    [
      'an account spares its root user, not the whole account',
      'Root user of this account / its users and roles only if they are listed, too',
      account(HOME),
      [],
    ],
    [
      'another account',
      `Root user of account ${OTHER} / its users and roles only if they are listed, too`,
      account(OTHER),
      [],
    ],
    ['a role with its account', 'Role App', role('App'), [account(HOME)]],
    ['a role alone', 'Role App / but it may be denied, too: its account is not listed', role('App'), []],
    [
      'a role with another account',
      'Role App / but it may be denied, too: its account is not listed',
      role('App'),
      [account(OTHER)],
    ],
    [
      'a role of another account',
      `Role App / in account ${OTHER}, but it may be denied, too: its account is not listed`,
      role('App', OTHER),
      [account(HOME)],
    ],
    [
      'a session with its account',
      'Role session / App/s / but it may be denied, too: its role is not listed',
      session,
      [account(HOME)],
    ],
    [
      'a session alone',
      'Role session / App/s / but it may be denied, too: its account and its role are not listed',
      session,
      [role('Other')],
    ],
    ['a session with its role, which has a path', 'Role session / App/s', session, [account(HOME), role('team/App')]],
    [
      'a service',
      'AWS service / s3.amazonaws.com',
      { kind: 'SERVICE', value: 's3.amazonaws.com', accountId: null },
      [],
    ],
  ])('%s', (_title, words, principal, others) => {
    expect(read(principal, ...others).replaceAll(' / ', ' ')).toBe(words.replaceAll(' / ', ' '));
  });
});

describe('actions that a key never does', () => {
  const signing = { usage: 'SIGN_VERIFY', spec: 'ECC_NIST_P256' };
  it.each([
    [
      signing,
      ['kms:Decrypt', 'KMS:GenerateDataKey*', 'kms:ReEncrypt*'],
      ['kms:Decrypt', 'KMS:GenerateDataKey*', 'kms:ReEncrypt*'],
    ],
    [signing, ['kms:Sign', 'kms:*', '*', 'kms:D*', 'kms:Misspelled', 's3:GetObject'], []],
    [{ usage: 'ENCRYPT_DECRYPT', spec: 'RSA_2048' }, ['kms:Decrypt', 'kms:GenerateDataKey'], ['kms:GenerateDataKey']],
    [
      { usage: 'ENCRYPT_DECRYPT', spec: 'SYMMETRIC_DEFAULT' },
      ['kms:Decrypt', 'kms:GetPublicKey'],
      ['kms:GetPublicKey'],
    ],
    [{ usage: null, spec: null }, ['kms:Sign', 'kms:Decrypt'], []],
  ])('%j: of %j, %j', (kind, patterns, unfit) => {
    expect([...findUnfitActions(patterns, kind)]).toEqual(unfit);
  });
});
