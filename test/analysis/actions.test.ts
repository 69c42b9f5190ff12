import { describe, expect, test } from 'vitest';
import { allow, ask, codesOf, deny, MALLORY, type Question, SERVICE, verdictOf } from './_ask.ts';

const [YES, IAM, NO, MAYBE] = ['ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'NOT_ALLOWED', 'UNKNOWN'];

describe('an action', () => {
  test.each(['CreateKey', 'ListKeys', 'ListAliases', 'GenerateRandom', 'ListRetirableGrants', 'ConnectCustomKeyStore'])(
    '%s is about no key: the key policy does not decide it',
    (name) => {
      const question = { statements: [allow()], action: `kms:${name}` };
      expect(verdictOf(question)).toBe(MAYBE);
      expect(codesOf(question)).toContain('NOT_A_KEY_ACTION');
      expect(verdictOf({ ...question, policy: 'UNREADABLE' })).toBe(MAYBE);
    },
  );

  const POSSIBLE = [
    'Encrypt',
    'Decrypt',
    'ReEncryptFrom',
    'ReEncryptTo',
    'GenerateDataKey',
    'GenerateDataKeyPair',
    'Sign',
    'Verify',
    'GenerateMac',
    'VerifyMac',
    'DeriveSharedSecret',
    'CreateGrant',
    'DescribeKey',
    'GetKeyRotationStatus',
    'GetPublicKey',
    'ListGrants',
    'RevokeGrant',
  ];
  test.each(POSSIBLE)('%s is possible from another account', (action) => {
    expect(verdictOf({ statements: [allow()], action, principal: MALLORY })).toBe(IAM);
  });

  const IMPOSSIBLE = [
    'PutKeyPolicy',
    'GetKeyPolicy',
    'ScheduleKeyDeletion',
    'DisableKey',
    'ListKeyPolicies',
    'CreateAlias',
    'TagResource',
    'ReplicateKey',
    'ListResourceTags',
    'EnableKeyRotation',
  ];
  test.each(IMPOSSIBLE)('%s is not possible from another account, whatever the policy says', (action) => {
    const question = { statements: [allow()], action, principal: MALLORY };
    expect(verdictOf(question)).toBe(NO);
    expect(codesOf(question)).toEqual(['NOT_POSSIBLE_ACROSS_ACCOUNTS']);
    expect(verdictOf({ ...question, policy: 'UNREADABLE' })).toBe(NO);
    expect(verdictOf({ ...question, statements: [deny()] })).toBe('DENIED');
    expect(verdictOf({ ...question, principal: SERVICE })).not.toBe(NO); // a service is of no account
  });

  test.each<[string, string, string]>([
    ['CreateAlias', 'NEEDS_ALIAS_IN_IAM', IAM],
    ['DeleteAlias', 'NEEDS_ALIAS_IN_IAM', IAM],
    ['UpdateAlias', 'NEEDS_ALIAS_IN_IAM', IAM],
    ['UpdateAlias', 'NEEDS_OTHER_KEY', IAM],
    ['ReplicateKey', 'NEEDS_OTHER_PERMISSION', IAM],
    ['ReEncryptFrom', 'NEEDS_OTHER_KEY', YES],
    ['ReEncryptTo', 'NEEDS_OTHER_KEY', YES],
    ['UpdatePrimaryRegion', 'NEEDS_OTHER_KEY', YES],
  ])('%s needs more than this key: %s', (action, code, expected) => {
    const question: Question = { statements: [allow()], action };
    expect(ask(question).verdict).toBe(expected);
    expect(codesOf(question)).toContain(code);
    expect(codesOf({ action })).not.toContain(code);
  });

  test('kms:SynchronizeMultiRegionKey is for AWS only', () => {
    expect(codesOf({ statements: [allow()], action: 'kms:SynchronizeMultiRegionKey' })).toContain('FOR_AWS_ONLY');
  });
});
