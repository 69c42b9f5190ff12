import { DescribeKeyCommand, GetKeyPolicyCommand, ListAliasesCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { exampleSeed } from '../../src/embedded-kms/seed/examples/example-seed.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { bulkKeyId, bulkSeed } from './_bulk-seed.ts';
import { failureOf, startKms } from './_kms.ts';

describe('the example seed', () => {
  it('has about a dozen keys, most of them with an alias, each with a valid policy', async () => {
    const client = (await startKms()).client('AKIDEXAMPLE');
    const { Keys = [] } = await client.send(new ListKeysCommand({}));
    const { Aliases = [] } = await client.send(new ListAliasesCommand({}));
    expect(Keys).toHaveLength(13);
    expect(new Set(Aliases.flatMap(({ TargetKeyId = [] }) => TargetKeyId)).size).toBe(12);
    for (const { KeyId } of Keys) {
      const { Policy = '' } = await client.send(new GetKeyPolicyCommand({ KeyId }));
      expect(parsePolicy(Policy).problems).toEqual([]);
    }
  });

  it.each([
    ['alias/ExampleAlias', { KeyState: 'Enabled', Enabled: true, KeyManager: 'CUSTOMER' }],
    ['alias/portal/legacy', { KeyState: 'Disabled', Enabled: false }],
    [
      '81a3cf76-5e42-40db-b3a9-c62718091aeb',
      { KeyState: 'PendingDeletion', Enabled: false, DeletionDate: expect.any(Date) },
    ],
    [
      'alias/mobile/release-signing',
      { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', SigningAlgorithms: ['ECDSA_SHA_256'] },
    ],
    ['alias/webhooks/hmac', { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC', MacAlgorithms: ['HMAC_SHA_256'] }],
    ['alias/aws/s3', { KeyManager: 'AWS', Description: expect.stringContaining('S3') }],
  ])('describes %s', async (KeyId, metadata) => {
    const client = (await startKms()).client();
    const found = (await client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;
    expect(found).toMatchObject(metadata);
    if (!('SigningAlgorithms' in metadata)) expect(found).not.toHaveProperty('SigningAlgorithms');
    if (!('DeletionDate' in metadata)) expect(found).not.toHaveProperty('DeletionDate');
    expect(found).not.toHaveProperty('MultiRegionConfiguration');
  });

  it('has a multi-Region key with a primary and a replica', async () => {
    const kms = await startKms();
    const KeyId = 'mrk-1234abcd12ab34cd56ef1234567890ab';
    const toKey = (Region: string) => ({ Arn: `arn:aws:kms:${Region}:111122223333:key/${KeyId}`, Region });
    for (const [region, type] of [
      ['us-east-2', 'PRIMARY'],
      ['us-west-2', 'REPLICA'],
    ] as const) {
      const client = kms.client('111122223333', region);
      const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId }));
      expect(KeyMetadata?.MultiRegionConfiguration).toEqual({
        MultiRegionKeyType: type,
        PrimaryKey: toKey('us-east-2'),
        ReplicaKeys: [toKey('us-west-2')],
      });
    }
  });

  it('has a deletion date in the future on any day', () => {
    for (const now of ['2020-01-01', '2031-12-31'].map((day) => new Date(day))) {
      const dates = exampleSeed(now).keys.flatMap(({ deletionDate }) => deletionDate ?? []);
      expect(dates).toHaveLength(1);
      expect(Date.parse(dates[0] ?? '')).toBeGreaterThan(now.getTime());
    }
  });

  it('is plain JSON data', () => {
    const now = new Date();
    expect(JSON.parse(JSON.stringify(exampleSeed(now)))).toEqual(exampleSeed(now));
  });
});

describe('a seed', () => {
  it('with a key or an alias twice is refused', async () => {
    const keyId = 'one';
    await expect(startKms({ seed: { keys: [{ keyId }, { keyId }] } })).rejects.toThrow(
      /key\/one is given more than once/,
    );
    await expect(
      startKms({ seed: { keys: ['a', 'b'].map((each) => ({ keyId: each, aliases: ['alias/x'] })) } }),
    ).rejects.toThrow(/alias\/x is given more than once/);
  });

  it('with a tag twice is refused', async () => {
    const tags = ['a', 'b'].map((value) => ({ key: 'Team', value }));
    const started = startKms({ seed: { keys: [{ keyId: 'one', tags }] } });
    await expect(started).rejects.toThrow(/^the tag Team of .*key\/one is given more than once$/);
  });

  it('with an alias of AWS twice has it once', async () => {
    const seed = { keys: [], predefinedAliases: ['alias/aws/ebs', 'alias/aws/ebs'] };
    const { Aliases } = await (await startKms({ seed })).client().send(new ListAliasesCommand({}));
    expect(Aliases?.map(({ AliasName }) => AliasName)).toEqual(['alias/aws/ebs']);
  });

  const arn = 'arn:aws:iam::111122223333:user/Alice';
  it.each([
    ['an access key ID of a root user', { principals: [{ arn, accessKeyIds: ['111122223333'] }] }, '/principals/0'],
    ['an access key ID of a session', { principals: [{ arn, accessKeyIds: ['ASIAEXAMPLE'] }] }, '/principals/0'],
    ['a role that is none', { roles: [{ arn }] }, '/roles/0/arn'],
    ['an alias of AWS that is none', { predefinedAliases: ['alias/mine'] }, '/predefinedAliases/0'],
  ])('that a program passes is checked as a file is: %s', async (_what, rest, place) => {
    await expect(startKms({ seed: { keys: [], ...rest } })).rejects.toThrow(place);
  });

  it('can have the same key ID in two Regions, and key IDs that are not UUIDs', async () => {
    const keys = [{ keyId: 'own', region: 'eu-west-1' }, { keyId: 'own' }];
    const kms = await startKms({ seed: { keys } });
    const call = new GetKeyPolicyCommand({ KeyId: 'own' });
    await expect(kms.client('111122223333', 'eu-west-1').send(call)).resolves.toHaveProperty('Policy');
    expect((await failureOf(kms.client('444455556666').send(call)))[1]).toBe("Invalid keyId 'own'");
  });
});

describe('the bulk seed', () => {
  it('is the same each time, with valid policies of about 1 KB', () => {
    const { keys } = bulkSeed(300);
    expect(bulkSeed(300)).toEqual({ keys, predefinedAliases: [] });
    expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(300);
    expect(keys[7]?.keyId).toBe(bulkKeyId(7));
    expect(bulkKeyId(7)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    for (const policy of keys.slice(0, 3).map((key) => String(key.policy))) {
      expect(parsePolicy(policy).problems).toEqual([]);
      expect(policy.length).toBeGreaterThan(900);
      expect(policy.length).toBeLessThan(1200);
    }
  });
});
