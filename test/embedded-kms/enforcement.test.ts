import { describe, expect, it } from 'vitest';
import {
  ALICE,
  allow,
  BOB,
  by,
  DELEGATE,
  deniedBy,
  deny,
  expectDenied,
  foreign,
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
  type World,
} from './_enforcement.ts';
import { failureOf } from './_kms.ts';

const DESCRIBE = 'kms:DescribeKey';
const OTHER_ROOT = `arn:aws:iam::${OTHER}:root`;

type Case = World & {
  readonly name: string;
  /** Default: ALICE. */
  readonly caller?: 'ALICE' | 'READER' | 'BOB' | '111122223333' | '444455556666';
  /** Default: DescribeKey of the key. */
  readonly operation?: string;
  readonly input?: object;
  /** What follows `is not authorized to perform: `. Absent: the call is allowed. */
  readonly denied?: string;
};

const ARNS = { ALICE, READER: READER_SESSION, BOB, '111122223333': ROOT, '444455556666': OTHER_ROOT };

const SAME_ACCOUNT: readonly Case[] = [
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

const SESSIONS: readonly Case[] = [
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

const ACROSS: readonly Case[] = [
  {
    name: 'another account, and the default policy',
    caller: 'BOB',
    identity: { BOB: [allow('kms:*')] },
    denied: foreign(DESCRIBE),
  },
  {
    name: 'another account, which only the key policy allows',
    caller: 'BOB',
    keyPolicy: [DELEGATE, allow(DESCRIBE, by(OTHER_ROOT))],
    denied: `${DESCRIBE} on this resource because no identity-based policy allows the ${DESCRIBE} action`,
  },
  {
    name: 'another account, which both sides allow',
    caller: 'BOB',
    keyPolicy: [DELEGATE, allow(DESCRIBE, by(OTHER_ROOT))],
    identity: { BOB: [allow('kms:*')] },
  },
  {
    name: 'a user of another account that the key policy names, and no IAM policy',
    caller: 'BOB',
    keyPolicy: [DELEGATE, allow(DESCRIBE, by(BOB))],
    denied: `${DESCRIBE} on this resource because no identity-based policy allows the ${DESCRIBE} action`,
  },
  {
    name: 'a user of another account that both name',
    caller: 'BOB',
    keyPolicy: [allow(DESCRIBE, by(BOB))],
    identity: { BOB: [allow(DESCRIBE)] },
  },
  {
    name: 'everyone, and an IAM policy',
    caller: 'BOB',
    keyPolicy: [allow('kms:*', { Principal: '*' })],
    identity: { BOB: [allow(DESCRIBE)] },
  },
  {
    name: 'a Deny of the key policy',
    caller: 'BOB',
    keyPolicy: [allow('kms:*', { Principal: '*' }), deny(DESCRIBE, by(OTHER_ROOT))],
    identity: { BOB: [allow(DESCRIBE)] },
    denied: foreign(DESCRIBE),
  },
  {
    name: 'the root user of another account',
    caller: '444455556666',
    keyPolicy: [DELEGATE, allow(DESCRIBE, by(OTHER_ROOT))],
  },
  {
    name: 'an operation that is not possible across accounts',
    caller: 'BOB',
    operation: 'GetKeyPolicy',
    keyPolicy: [allow('kms:*', { Principal: '*' })],
    identity: { BOB: [allow('kms:*')] },
    denied: foreign('kms:GetKeyPolicy'),
  },
  {
    name: 'a key of another account that does not exist',
    caller: 'BOB',
    input: { KeyId: KEY_ARN.replace('0aaaaaaa', '0bbbbbbb') },
    identity: { BOB: [allow('kms:*')] },
    denied: foreign(DESCRIBE),
  },
];

const grantTo = (granteePrincipal: string, more: object = {}) => ({
  grants: [{ granteePrincipal, operations: ['DescribeKey' as const], ...more }],
});

const GRANTS: readonly Case[] = [
  { name: 'a grant, and no policy', keyPolicy: [OTHERS], key: grantTo(ALICE) },
  { name: 'a grant to another user', keyPolicy: [OTHERS], key: grantTo(`${ALICE}x`), denied: noKeyPolicy(DESCRIBE) },
  {
    name: 'a grant for another operation',
    keyPolicy: [OTHERS],
    key: grantTo(ALICE, { operations: ['Decrypt'] }),
    denied: noKeyPolicy(DESCRIBE),
  },
  {
    name: 'a grant, and a Deny of the key policy',
    keyPolicy: [OTHERS, deny(DESCRIBE, by(ALICE))],
    key: grantTo(ALICE),
    denied: deniedBy('a resource', DESCRIBE),
  },
  {
    name: 'a grant, and a Deny of an IAM policy',
    key: grantTo(ALICE),
    identity: { ALICE: [deny('kms:*')] },
    denied: deniedBy('an identity', DESCRIBE),
  },
  { name: 'a grant to the role of a session', caller: 'READER', keyPolicy: [OTHERS], key: grantTo(READER) },
  {
    name: 'a grant whose encryption context does not count for DescribeKey',
    keyPolicy: [OTHERS],
    key: grantTo(ALICE, { constraints: { encryptionContextEquals: { Department: 'HR' } } }),
  },
  {
    name: 'a grant to a user of another account, without an IAM policy',
    caller: 'BOB',
    key: grantTo(BOB),
    denied: `${DESCRIBE} on this resource because no identity-based policy allows the ${DESCRIBE} action`,
  },
  {
    name: 'a grant to a user of another account, and an IAM policy',
    caller: 'BOB',
    key: grantTo(BOB),
    identity: { BOB: [allow(DESCRIBE)] },
  },
];

describe.each([
  ['in the account of the key', SAME_ACCOUNT],
  ['with a role', SESSIONS],
  ['across accounts', ACROSS],
  ['with grants', GRANTS],
] as const)('%s', (_, cases) => {
  it.each(cases)('$name', async ({ caller = 'ALICE', operation = 'DescribeKey', input, denied, ...world }) => {
    const { send } = await startEnforced(world);
    const call = send(caller, operation, input ?? { KeyId: KEY_ARN });
    if (denied === undefined) await expect(call).resolves.toBeTruthy();
    else await expectDenied(call, ARNS[caller], denied);
  });
});

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
