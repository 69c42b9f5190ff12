import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
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
  startEnforced,
} from './_enforcement.ts';
import { failureOf } from './_kms.ts';

describe('an operation without a key', () => {
  it.each([
    ['ListKeys', {}],
    ['ListAliases', {}],
    ['ListAliases', { KeyId: KEY }],
    ['ListRetirableGrants', { RetiringServicePrincipal: 'ec2.amazonaws.com' }],
    ['DescribeCustomKeyStores', {}],
    ['CreateKey', {}],
  ])('%s is authorized by IAM policies on *', async (operation, input) => {
    const resources = { ALICE: ['*'], READER: [`arn:aws:kms:*:${ACCOUNT}:*`] };
    const identity = {
      ALICE: [allow(`kms:${operation}`, { Resource: resources.ALICE })],
      READER: [allow(`kms:${operation}`, { Resource: resources.READER })],
    };
    const { send } = await startEnforced({ keyPolicy: [allow('kms:*', { Principal: '*' })], identity });
    await expect(send('ALICE', operation, input)).resolves.toBeTruthy();
    const session = `arn:aws:sts::${ACCOUNT}:assumed-role/Reader/READER`;
    await expectDenied(send('READER', operation, input), session, noIdentityPolicy(`kms:${operation}`, '*'));
  });

  it('is open to the root user', async () => {
    const { send } = await startEnforced();
    await expect(send(ACCOUNT, 'CreateKey')).resolves.toBeTruthy();
    await expect(send(OTHER, 'ListKeys')).resolves.toBeTruthy();
  });

  it('is refused by a Deny', async () => {
    const { send } = await startEnforced({ identity: { ALICE: [allow('kms:*'), deny('kms:List*')] } });
    await expectDenied(send('ALICE', 'ListKeys'), ALICE, deniedBy('an identity', 'kms:ListKeys', '*'));
  });
});

describe('ListRetirableGrants', () => {
  it('is authorized by IAM policies on the retiring principal', async () => {
    const identity = { ALICE: [allow('kms:ListRetirableGrants', { Resource: ALICE })] };
    const { send } = await startEnforced({ identity });
    await expect(send('ALICE', 'ListRetirableGrants', { RetiringPrincipal: ALICE })).resolves.toEqual(
      expect.objectContaining({ Grants: [] }),
    );
    const refused = send('ALICE', 'ListRetirableGrants', { RetiringPrincipal: READER });
    await expectDenied(refused, ALICE, noIdentityPolicy('kms:ListRetirableGrants', READER));
  });

  it('lists grants on keys of another account for the account of the principal only', async () => {
    const identity = { ALICE: [allow('kms:*')], BOB: [allow('kms:*')] };
    const { send } = await startEnforced({ identity });
    const grant = { KeyId: KEY, GranteePrincipal: ALICE, RetiringPrincipal: BOB, Operations: ['Decrypt'] };
    await send(ACCOUNT, 'CreateGrant', grant);
    const list = (who: string) => send(who, 'ListRetirableGrants', { RetiringPrincipal: BOB });
    await expect(list('BOB')).resolves.toMatchObject({ Grants: [{ KeyId: KEY_ARN, RetiringPrincipal: BOB }] });
    await expect(list('ALICE')).resolves.toMatchObject({ Grants: [] });
  });
});

describe('CreateKey', () => {
  it('needs kms:TagResource for tags', async () => {
    const tag = allow('kms:TagResource', { Resource: `arn:aws:kms:*:${ACCOUNT}:key/*` });
    const identity = { ALICE: [allow('kms:CreateKey')], READER: [allow('kms:CreateKey'), tag] };
    const { send } = await startEnforced({ identity });
    const Tags = [{ TagKey: 'team', TagValue: 'a' }];
    await expectDenied(send('ALICE', 'CreateKey', { Tags }), ALICE, noIdentityPolicy('kms:TagResource', null));
    await expect(send('READER', 'CreateKey', { Tags })).resolves.toBeTruthy();
  });

  it('lets its caller be the only administrator, by name', async () => {
    const { send } = await startEnforced({ identity: { ALICE: [allow('kms:CreateKey')] } });
    const policyFor = (arn: string) =>
      JSON.stringify({ Version: '2012-10-17', Statement: [{ ...allow('kms:*'), Principal: { AWS: arn } }] });
    const created = (await send('ALICE', 'CreateKey', { Policy: policyFor(ALICE) })) as {
      KeyMetadata: { KeyId: string };
    };
    await expect(send('ALICE', 'DescribeKey', { KeyId: created.KeyMetadata.KeyId })).resolves.toBeTruthy();
    expect(await failureOf(send('ALICE', 'CreateKey', { Policy: policyFor(READER) }))).toEqual([
      'MalformedPolicyDocumentException',
      'The new key policy will not allow you to update the key policy in the future.',
    ]);
  });
});

describe('grants', () => {
  const grant = { KeyId: KEY_ARN, GranteePrincipal: ALICE, Operations: ['DescribeKey'] };

  it('are created across accounts in the name of the account of the caller', async () => {
    const { send } = await startEnforced({
      keyPolicy: [DELEGATE, allow(['kms:CreateGrant', 'kms:ListGrants'], by(BOB))],
      identity: { BOB: [allow('kms:*')] },
    });
    const { GrantId } = (await send('BOB', 'CreateGrant', grant)) as { GrantId: string };
    const listed = await send('BOB', 'ListGrants', { KeyId: KEY_ARN });
    expect(listed).toMatchObject({ Grants: [{ GrantId, IssuingAccount: `arn:aws:iam::${OTHER}:root` }] });
    await expectDenied(send('BOB', 'RevokeGrant', { KeyId: KEY_ARN, GrantId }), BOB, foreign('kms:RevokeGrant'));
  });

  it.each([
    [{ encryptionContextEquals: { a: 'b' } }, { EncryptionContextEquals: { a: 'b' } }, true],
    [{ encryptionContextEquals: { a: 'b' } }, { EncryptionContextSubset: { a: 'b' } }, false],
    [{ encryptionContextEquals: { a: 'b' } }, { EncryptionContextEquals: { a: 'b', c: 'd' } }, false],
    [{ encryptionContextSubset: { a: 'b' } }, { EncryptionContextEquals: { a: 'b', c: 'd' } }, true],
    [{ encryptionContextSubset: { a: 'b' } }, { EncryptionContextSubset: { a: 'b', c: 'd' } }, true],
    [{ encryptionContextSubset: { a: 'b' } }, { EncryptionContextSubset: { c: 'd' } }, false],
    [{ encryptionContextSubset: { a: 'b' } }, undefined, false],
  ])('that allow CreateGrant with %j allow a grant with %j: %s', async (constraints, Constraints, isAllowed) => {
    const operations = ['CreateGrant', 'Decrypt'] as const;
    const key = { grants: [{ granteePrincipal: ALICE, operations, constraints }] };
    const { send } = await startEnforced({ keyPolicy: [OTHERS], key });
    const call = send('ALICE', 'CreateGrant', { ...grant, Operations: ['Decrypt'], Constraints });
    if (isAllowed) await expect(call).resolves.toBeTruthy();
    else await expectDenied(call, ALICE, noKeyPolicy('kms:CreateGrant'));
  });

  it('that allow CreateGrant allow no grant with more operations', async () => {
    const key = { grants: [{ granteePrincipal: ALICE, operations: ['CreateGrant' as const, 'DescribeKey' as const] }] };
    const { send } = await startEnforced({ keyPolicy: [OTHERS], key });
    await expect(send('ALICE', 'CreateGrant', grant)).resolves.toBeTruthy();
    const more = { ...grant, Operations: ['DescribeKey', 'Decrypt'] };
    await expectDenied(send('ALICE', 'CreateGrant', more), ALICE, noKeyPolicy('kms:CreateGrant'));
  });

  it('are retired by their retiring principal, whatever policies allow', async () => {
    const grants = [
      { grantId: 'a'.repeat(64), granteePrincipal: BOB, retiringPrincipal: READER, operations: ['Decrypt' as const] },
    ];
    const { send } = await startEnforced({ key: { grants }, identity: { ALICE: [allow('kms:*')] } });
    const input = { KeyId: KEY_ARN, GrantId: 'a'.repeat(64) };
    await expectDenied(send('ALICE', 'RetireGrant', input), ALICE, noKeyPolicy('kms:RetireGrant'));
    await expect(send('READER', 'RetireGrant', input)).resolves.toBeTruthy();
    expect((await failureOf(send('READER', 'RetireGrant', input)))[0]).toBe('NotFoundException');
  });

  it('are retired by a grant token, from another account, too', async () => {
    const { send } = await startEnforced();
    const input = { ...grant, GranteePrincipal: ALICE, RetiringPrincipal: BOB };
    const { GrantToken } = (await send(ACCOUNT, 'CreateGrant', input)) as { GrantToken: string };
    await expectDenied(send('ALICE', 'RetireGrant', { GrantToken }), ALICE, noKeyPolicy('kms:RetireGrant'));
    expect((await failureOf(send('BOB', 'RetireGrant', { GrantToken }, 'eu-west-1')))[0]).toBe('NotFoundException');
    await expect(send('BOB', 'RetireGrant', { GrantToken })).resolves.toBeTruthy();
  });
});

describe('a multi-Region key', () => {
  const keyId = 'mrk-1234abcd12ab34cd56ef1234567890ab';
  const arnIn = (region: string) => `arn:aws:kms:${region}:${ACCOUNT}:key/${keyId}`;
  const multiRegion = { primaryRegion: 'us-east-2', replicaRegions: ['us-west-2'] };

  it('is replicated by who may do that with it, and may create a key there', async () => {
    const inRegion = (region: string) => ({ Condition: { StringEquals: { 'aws:RequestedRegion': region } } });
    const identity = {
      ALICE: [allow('kms:ReplicateKey'), allow('kms:CreateKey', inRegion('eu-west-1'))],
      READER: [allow('kms:CreateKey')],
    };
    const key = { keyId, multiRegion: { ...multiRegion, replicaRegions: [] } };
    const { send } = await startEnforced({ key, identity });
    const to = (ReplicaRegion: string) => ({ KeyId: keyId, ReplicaRegion });
    const session = `arn:aws:sts::${ACCOUNT}:assumed-role/Reader/READER`;
    await expectDenied(
      send('READER', 'ReplicateKey', to('eu-west-1')),
      session,
      noIdentityPolicy('kms:ReplicateKey', arnIn('us-east-2')),
    );
    await expectDenied(send('ALICE', 'ReplicateKey', to('eu-west-2')), ALICE, noIdentityPolicy('kms:CreateKey', '*'));
    await expect(send('ALICE', 'ReplicateKey', to('eu-west-1'))).resolves.toBeTruthy();
  });

  it('gets another primary Region by who may do that with both keys', async () => {
    const keys = ['us-east-2', 'us-west-2'].map((region) => ({ keyId, region, multiRegion }));
    const only = (region: string) => [allow('kms:UpdatePrimaryRegion', { Resource: arnIn(region) })];
    const { send } = await startEnforced({ seed: { keys }, identity: { ALICE: only('us-east-2') } });
    const call = send('ALICE', 'UpdatePrimaryRegion', { KeyId: keyId, PrimaryRegion: 'us-west-2' });
    await expectDenied(call, ALICE, noIdentityPolicy('kms:UpdatePrimaryRegion', arnIn('us-west-2')));
  });
});
