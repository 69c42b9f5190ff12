import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  ALICE,
  allow,
  BOB,
  by,
  DELEGATE,
  expectDenied,
  foreign,
  KEY,
  KEY_ARN,
  noIdentityPolicy,
  OTHERS,
  startEnforced,
} from './_enforcement.ts';
import { failureOf } from './_kms.ts';

const ALIAS_ARN = `arn:aws:kms:us-east-2:${ACCOUNT}:alias/mine`;
const SECOND = '0bbbbbbb-12ab-34cd-56ef-1234567890ab';
const SECOND_ARN = KEY_ARN.replace(KEY, SECOND);

describe('an alias', () => {
  const keys = { keys: [KEY, SECOND].map((keyId) => ({ keyId, aliases: keyId === KEY ? ['alias/mine'] : [] })) };
  const onAlias = (action: string, name: string) => allow(`kms:${action}`, { Resource: `arn:aws:kms:*:*:${name}` });
  const onKey = (action: string, keyId: string) => allow(`kms:${action}`, { Resource: KEY_ARN.replace(KEY, keyId) });

  it('is created by who may do that with the alias and with the key', async () => {
    const input = { AliasName: 'alias/new', TargetKeyId: KEY };
    const identity = {
      ALICE: [onKey('CreateAlias', KEY)],
      READER: [onAlias('CreateAlias', 'alias/new'), onKey('CreateAlias', KEY)],
    };
    const { send } = await startEnforced({ identity });
    const alias = ALIAS_ARN.replace('mine', 'new');
    await expectDenied(send('ALICE', 'CreateAlias', input), ALICE, noIdentityPolicy('kms:CreateAlias', alias));
    await expect(send('READER', 'CreateAlias', input)).resolves.toBeTruthy();
  });

  it('is not created for a key that does not allow it', async () => {
    const identity = { ALICE: [onAlias('CreateAlias', 'alias/new')] };
    const { send } = await startEnforced({ identity });
    const call = send('ALICE', 'CreateAlias', { AliasName: 'alias/new', TargetKeyId: KEY });
    await expectDenied(call, ALICE, noIdentityPolicy('kms:CreateAlias'));
  });

  it('is created by who may do it with the key by the key policy, and with the alias by IAM', async () => {
    const identity = { ALICE: [onAlias('CreateAlias', 'alias/new')] };
    const { send } = await startEnforced({ keyPolicy: [OTHERS, allow('kms:CreateAlias', by(ALICE))], identity });
    const call = send('ALICE', 'CreateAlias', { AliasName: 'alias/new', TargetKeyId: KEY });
    await expect(call).resolves.toBeTruthy();
  });

  it.each([
    ['its present key', SECOND, KEY_ARN],
    ['its new key', KEY, SECOND_ARN],
  ])('is not moved without the permission for %s', async (_, allowed, refused) => {
    const identity = { ALICE: [onAlias('UpdateAlias', 'alias/*'), onKey('UpdateAlias', allowed)] };
    const { send } = await startEnforced({ identity, seed: keys });
    const call = send('ALICE', 'UpdateAlias', { AliasName: 'alias/mine', TargetKeyId: SECOND });
    await expectDenied(call, ALICE, noIdentityPolicy('kms:UpdateAlias', refused));
  });

  it('is deleted by who may do that with both', async () => {
    const identity = {
      ALICE: [onAlias('DeleteAlias', 'alias/mine')],
      READER: [allow('kms:DeleteAlias')],
    };
    const { send } = await startEnforced({ identity, seed: keys, options: {} });
    expect(await failureOf(send('ALICE', 'DeleteAlias', { AliasName: 'alias/none' }))).toEqual([
      'AccessDeniedException',
      expect.stringContaining(':alias/none because no identity-based policy allows the kms:DeleteAlias action'),
    ]);
    expect(await failureOf(send(ACCOUNT, 'DeleteAlias', { AliasName: 'alias/none' }))).toEqual([
      'NotFoundException',
      expect.stringContaining(':alias/none is not found.'),
    ]);
  });

  it('of another account names a key of that account', async () => {
    const key = { aliases: ['alias/mine'] };
    const { send } = await startEnforced({
      key,
      keyPolicy: [DELEGATE, allow('kms:DescribeKey', by(BOB))],
      identity: { BOB: [allow('kms:DescribeKey', { Resource: KEY_ARN })] },
    });
    await expect(send('BOB', 'DescribeKey', { KeyId: ALIAS_ARN })).resolves.toMatchObject({
      KeyMetadata: { Arn: KEY_ARN },
    });
    const none = ALIAS_ARN.replace('mine', 'none');
    await expectDenied(send('BOB', 'DescribeKey', { KeyId: none }), BOB, foreign('kms:DescribeKey'));
  });
});

describe('an alias of AWS without a key', () => {
  const AWS_ALIAS = 'alias/aws/lambda';
  const describeKeys = allow('kms:DescribeKey');

  it('gets its key by a call that is allowed', async () => {
    const { send } = await startEnforced({ identity: { ALICE: [describeKeys] } });
    await expect(send('ALICE', 'DescribeKey', { KeyId: AWS_ALIAS })).resolves.toMatchObject({
      KeyMetadata: { KeyManager: 'AWS' },
    });
  });

  it.each([
    ['is refused', 'ALICE', AWS_ALIAS],
    ['is of another account', 'BOB', ALIAS_ARN.replace('alias/mine', AWS_ALIAS)],
  ])('gets none by a call that %s', async (_, caller, KeyId) => {
    const { send } = await startEnforced({ identity: { BOB: [describeKeys] } });
    expect((await failureOf(send(caller, 'DescribeKey', { KeyId })))[0]).toBe('AccessDeniedException');
    expect(await send(ACCOUNT, 'ListKeys')).toMatchObject({ Keys: [{ KeyId: KEY }] });
  });

  it('of another account is refused before a key is made for it', async () => {
    const options = { ids: 'sequential' as const };
    const { send } = await startEnforced({ identity: { BOB: [describeKeys] }, options });
    const call = send('BOB', 'DescribeKey', { KeyId: ALIAS_ARN.replace('alias/mine', AWS_ALIAS) });
    await expectDenied(call, BOB, foreign('kms:DescribeKey'));
    // The first ID is still free.
    await expect(send(ACCOUNT, 'CreateKey')).resolves.toMatchObject({
      KeyMetadata: { KeyId: '00000000-0000-4000-8000-000000000001' },
    });
  });
});
