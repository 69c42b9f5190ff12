import { describe, expect, it } from 'vitest';
import { DESCRIBE, type Decision, testDecisions } from './_decisions.ts';
import {
  ALICE,
  allow,
  by,
  DELEGATE,
  deniedBy,
  deny,
  expectDenied,
  KEY,
  KEY_ARN,
  noIdentityPolicy,
  noKeyPolicy,
  OTHER,
  OTHERS,
  READER,
  READER_SESSION,
  ROOT,
  startEnforced,
} from './_enforcement.ts';
import { failureOf } from './_kms.ts';

const SAME_ACCOUNT: readonly Decision[] = [
  { name: 'the default policy, and no IAM policy', denied: noIdentityPolicy(DESCRIBE) },
  { name: 'the default policy, and an IAM policy', identity: { ALICE: [allow('kms:Describe*')] } },
  {
    name: 'the default policy, and an IAM policy for another key',
    identity: { ALICE: [allow('kms:*', { Resource: KEY_ARN.replace('0aaaaaaa', '0bbbbbbb') })] },
    denied: noIdentityPolicy(DESCRIBE),
  },
  {
    name: 'the default policy, and an IAM policy for the keys of the Region',
    identity: { ALICE: [allow('kms:*', { Resource: 'arn:aws:kms:us-east-2:111122223333:key/*' })] },
  },
  {
    name: 'the default policy, and an IAM policy with NotAction',
    identity: { ALICE: [allow('x', { Action: undefined, NotAction: 'kms:Put*' })] },
  },
  {
    name: 'the default policy, and an IAM policy with NotResource',
    identity: { ALICE: [allow('kms:*', { Resource: undefined, NotResource: KEY_ARN })] },
    denied: noIdentityPolicy(DESCRIBE),
  },
  {
    name: 'no delegation to the account: IAM policies do not count',
    keyPolicy: [OTHERS],
    identity: { ALICE: [allow('kms:*')] },
    denied: noKeyPolicy(DESCRIBE),
  },
  { name: 'a key policy that names the user', keyPolicy: [OTHERS, allow(DESCRIBE, by(ALICE))] },
  {
    name: 'a key policy that names the user for another action',
    keyPolicy: [OTHERS, allow('kms:GetKeyPolicy', by(ALICE))],
    denied: noKeyPolicy(DESCRIBE),
  },
  {
    name: 'a key policy that names the user without its path',
    keyPolicy: [OTHERS, allow(DESCRIBE, by(ALICE.replace('team/', '')))],
    denied: noKeyPolicy(DESCRIBE),
  },
  { name: 'a key policy for everyone', keyPolicy: [allow('kms:*', { Principal: '*' })] },
  {
    name: 'delegation of another action only',
    keyPolicy: [OTHERS, allow('kms:GetKeyPolicy', by(ROOT))],
    identity: { ALICE: [allow('kms:*')] },
    denied: noKeyPolicy(DESCRIBE),
  },
  {
    name: 'a Deny of the key policy',
    keyPolicy: [DELEGATE, deny(DESCRIBE, by(ALICE))],
    identity: { ALICE: [allow('kms:*')] },
    denied: deniedBy('a resource', DESCRIBE),
  },
  {
    name: 'a Deny of the key policy for the account',
    keyPolicy: [OTHERS, allow(DESCRIBE, by(ALICE)), deny(DESCRIBE, by(ROOT))],
    denied: deniedBy('a resource', DESCRIBE),
  },
  {
    name: 'a Deny with NotPrincipal that lists neither the user nor the session',
    keyPolicy: [DELEGATE, deny(DESCRIBE, { NotPrincipal: { AWS: [`arn:aws:iam::${OTHER}:root`] } })],
    identity: { ALICE: [allow('kms:*')] },
    denied: deniedBy('a resource', DESCRIBE),
  },
  {
    name: 'a Deny of an IAM policy',
    keyPolicy: [OTHERS, allow('kms:*', by(ALICE))],
    identity: { ALICE: [deny('kms:D*')] },
    denied: deniedBy('an identity', DESCRIBE),
  },
  {
    name: 'a Deny of both',
    keyPolicy: [DELEGATE, deny(DESCRIBE, by(ALICE))],
    identity: { ALICE: [deny('kms:*')] },
    denied: deniedBy('a resource', DESCRIBE),
  },
  { name: 'the root user, and the default policy', caller: '111122223333' },
  {
    name: 'the root user that no statement names',
    caller: '111122223333',
    keyPolicy: [OTHERS],
    denied: noKeyPolicy(DESCRIBE),
  },
  {
    name: 'the root user that a Deny names',
    caller: '111122223333',
    keyPolicy: [DELEGATE, deny(DESCRIBE, by(ROOT))],
    denied: deniedBy('a resource', DESCRIBE),
  },
];

const SESSIONS: readonly Decision[] = [
  { name: 'a session, and no IAM policy of its role', caller: 'READER', denied: noIdentityPolicy(DESCRIBE) },
  { name: 'a session, and an IAM policy of its role', caller: 'READER', identity: { READER: [allow(DESCRIBE)] } },
  { name: 'a key policy that names the role', caller: 'READER', keyPolicy: [OTHERS, allow(DESCRIBE, by(READER))] },
  {
    name: 'a key policy that names the session',
    caller: 'READER',
    keyPolicy: [OTHERS, allow(DESCRIBE, by(READER_SESSION))],
  },
  {
    name: 'a key policy that names another session',
    caller: 'READER',
    keyPolicy: [OTHERS, allow(DESCRIBE, by(READER_SESSION.replace(/READER$/, 'other')))],
    denied: noKeyPolicy(DESCRIBE),
  },
  {
    name: 'a Deny that names the role',
    caller: 'READER',
    keyPolicy: [allow('kms:*', { Principal: '*' }), deny(DESCRIBE, by(READER))],
    denied: deniedBy('a resource', DESCRIBE),
  },
];

describe('in the account of the key', () => testDecisions(SAME_ACCOUNT));

describe('with a role', () => testDecisions(SESSIONS));

describe('the order of checks', () => {
  it('is: syntax, does the key exist, authorization, the state of the key', async () => {
    const { send } = await startEnforced({ key: { state: 'Disabled' } });
    expect(await failureOf(send('ALICE', 'DescribeKey', {}))).toEqual(['ValidationException', expect.any(String)]);
    const unknown = KEY.replace('0aaaaaaa', '0bbbbbbb');
    expect(await failureOf(send('ALICE', 'DescribeKey', { KeyId: unknown }))).toEqual([
      'NotFoundException',
      `Key '${KEY_ARN.replace('0aaaaaaa', '0bbbbbbb')}' does not exist`,
    ]);
    await expectDenied(
      send('ALICE', 'EnableKeyRotation', { KeyId: KEY }),
      ALICE,
      noIdentityPolicy('kms:EnableKeyRotation'),
    );
  });

  it('refuses before anything changes', async () => {
    const { send } = await startEnforced();
    await expectDenied(send('ALICE', 'DisableKey', { KeyId: KEY }), ALICE, noIdentityPolicy('kms:DisableKey'));
    const { KeyMetadata } = (await send('111122223333', 'DescribeKey', { KeyId: KEY })) as {
      KeyMetadata: { KeyState: string };
    };
    expect(KeyMetadata.KeyState).toBe('Enabled');
  });
});

it('is off by default', async () => {
  const { send } = await startEnforced({ keyPolicy: [deny('kms:*', { Principal: '*' })], options: { enforce: false } });
  await expect(send('ALICE', 'DescribeKey', { KeyId: KEY })).resolves.toBeTruthy();
});
