import { CreateKeyCommand, DescribeKeyCommand, GetKeyPolicyCommand, KeySpec, KeyUsageType } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { toDefaultPolicy } from '../../src/embedded-kms/rules/default-policy.ts';
import { failureOf, startKms } from './_kms.ts';

const NO_USAGE = 'You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.';

/** Source: CreateKey, KeyUsage and KeySpec. SM2 exists in the China Regions only. */
const USAGES: Readonly<Record<string, RegExp>> = {
  ENCRYPT_DECRYPT: /^(SYMMETRIC_DEFAULT|RSA_.*)$/,
  SIGN_VERIFY: /^(RSA_|ECC_|ML_DSA_)/,
  GENERATE_VERIFY_MAC: /^HMAC_/,
  KEY_AGREEMENT: /^ECC_NIST_P/,
  ENCAPSULATE_DECAPSULATE: /^ML_KEM_/,
};

describe('CreateKey', () => {
  it('creates a symmetric key with the default key policy', async () => {
    const client = (await startKms()).client('444455556666', 'eu-west-1');
    const { KeyMetadata } = await client.send(new CreateKeyCommand({ Description: 'mine' }));
    const { KeyId, Arn, CreationDate, CurrentKeyMaterialId, ...rest } = KeyMetadata ?? { KeyId: '' };
    expect(KeyId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(Arn).toBe(`arn:aws:kms:eu-west-1:444455556666:key/${KeyId}`);
    expect(Math.abs(Number(CreationDate) - Date.now())).toBeLessThan(10_000);
    expect(CurrentKeyMaterialId).toMatch(/^[0-9a-f]{64}$/);
    expect(rest).toEqual({
      AWSAccountId: '444455556666',
      CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
      Description: 'mine',
      Enabled: true,
      EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
      KeyManager: 'CUSTOMER',
      KeySpec: 'SYMMETRIC_DEFAULT',
      KeyState: 'Enabled',
      KeyUsage: 'ENCRYPT_DECRYPT',
      MultiRegion: false,
      Origin: 'AWS_KMS',
    });
    expect((await client.send(new GetKeyPolicyCommand({ KeyId }))).Policy).toBe(
      toDefaultPolicy('111122223333', 'eu-west-1').replace('111122223333', '444455556666'),
    );
    expect((await client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata).toEqual(KeyMetadata);
  });

  it('creates a multi-Region primary key with an mrk- ID', async () => {
    const client = (await startKms()).client();
    const { KeyMetadata } = await client.send(new CreateKeyCommand({ MultiRegion: true }));
    expect(KeyMetadata?.KeyId).toMatch(/^mrk-[0-9a-f]{32}$/);
    expect(KeyMetadata).toMatchObject({
      MultiRegion: true,
      MultiRegionConfiguration: {
        MultiRegionKeyType: 'PRIMARY',
        PrimaryKey: { Arn: KeyMetadata?.Arn, Region: 'us-east-2' },
        ReplicaKeys: [],
      },
    });
  });

  it('creates a key without material, in the state PendingImport, for the origin EXTERNAL', async () => {
    const client = (await startKms()).client();
    const { KeyMetadata } = await client.send(new CreateKeyCommand({ Origin: 'EXTERNAL' }));
    expect(KeyMetadata).toMatchObject({ KeyState: 'PendingImport', Enabled: false, Origin: 'EXTERNAL' });
    expect(KeyMetadata).not.toHaveProperty('ExpirationModel');
    expect(KeyMetadata).not.toHaveProperty('CurrentKeyMaterialId');
  });

  it('accepts the documented combinations of spec and usage, and no others', async () => {
    const client = (await startKms()).client();
    for (const spec of Object.values(KeySpec).filter((each) => each !== 'SM2')) {
      for (const usage of Object.values(KeyUsageType)) {
        const call = client.send(new CreateKeyCommand({ KeySpec: spec, KeyUsage: usage }));
        if (USAGES[usage]?.test(spec))
          expect((await call).KeyMetadata).toMatchObject({ KeySpec: spec, KeyUsage: usage });
        else
          expect(await failureOf(call)).toEqual([
            'ValidationException',
            `KeyUsage ${usage} is not compatible with KeySpec ${spec}`,
          ]);
      }
    }
  });

  it('creates SM2 keys in China, with ARNs of the partition aws-cn', async () => {
    const kms = await startKms();
    const input = { KeySpec: 'SM2', KeyUsage: 'SIGN_VERIFY' } as const;
    const { KeyMetadata } = await kms.client('111122223333', 'cn-north-1').send(new CreateKeyCommand(input));
    expect(KeyMetadata?.Arn).toMatch(/^arn:aws-cn:kms:cn-north-1:/);
    expect((await failureOf(kms.client().send(new CreateKeyCommand(input))))[0]).toBe('UnsupportedOperationException');
  });

  it.each([
    [{ KeySpec: 'HMAC_256' }, 'ValidationException', NO_USAGE],
    [{ KeySpec: 'RSA_2048' }, 'ValidationException', NO_USAGE],
    [
      { KeyUsage: 'RANDOM' },
      'ValidationException',
      "1 validation error detected: Value 'RANDOM' at 'keyUsage' failed to satisfy constraint: Member must satisfy enum value set: [SIGN_VERIFY, ENCRYPT_DECRYPT, GENERATE_VERIFY_MAC, KEY_AGREEMENT, ENCAPSULATE_DECAPSULATE]",
    ],
    [
      { Description: 'd'.repeat(8193) },
      'ValidationException',
      `1 validation error detected: Value '${'d'.repeat(8193)}' at 'description' failed to satisfy constraint: Member must have length less than or equal to 8192`,
    ],
    [
      {
        Tags: [
          { TagKey: '', TagValue: '' },
          { TagKey: 'a', TagValue: 'v'.repeat(257) },
        ],
      },
      'ValidationException',
      `2 validation errors detected: Value '' at 'tags.1.member.tagKey' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '${'v'.repeat(257)}' at 'tags.2.member.tagValue' failed to satisfy constraint: Member must have length less than or equal to 256`,
    ],
    [{ Tags: ['a', 'a'].map((TagKey) => ({ TagKey, TagValue: '' })) }, 'TagException', 'Duplicate tag keys'],
    [
      { Tags: Array.from({ length: 51 }, (_, i) => ({ TagKey: `${i}`, TagValue: '' })) },
      'TagException',
      'Too many tags',
    ],
    [{ Tags: [{ TagKey: 'aws:x', TagValue: '' }] }, 'TagException', 'Tags beginning with aws: are reserved'],
    [
      { KeySpec: 'RSA_2048', CustomerMasterKeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' },
      'ValidationException',
      'You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.',
    ],
    [
      { Policy: '{"Statement":{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}}' },
      'MalformedPolicyDocumentException',
      'The new key policy will not allow you to update the key policy in the future.',
    ],
    [
      { Origin: 'AWS_CLOUDHSM' },
      'ValidationException',
      'You must specify a CustomKeyStoreId value for KMS keys with Origin AWS_CLOUDHSM.',
    ],
    [
      { Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: 'cks-1' },
      'CustomKeyStoreNotFoundException',
      'Custom key store cks-1 does not exist.',
    ],
  ])('refuses %j', async (input, name, message) => {
    const client = (await startKms()).client();
    expect(await failureOf(client.send(new CreateKeyCommand(input as object)))).toEqual([name, message]);
  });
});
