import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { DOC_KEY, DOC_KEY_ARN, failureOf, startKms } from './_kms.ts';

describe('DescribeKey', () => {
  it.each([DOC_KEY, DOC_KEY_ARN, 'alias/ExampleAlias', 'arn:aws:kms:us-east-2:111122223333:alias/ExampleAlias'])(
    'accepts %s',
    async (KeyId) => {
      const client = (await startKms()).client();
      expect((await client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.Arn).toBe(DOC_KEY_ARN);
    },
  );

  it.each([
    ['alias/none', 'NotFoundException', 'Alias arn:aws:kms:us-east-2:111122223333:alias/none is not found.'],
    ['arn:aws:kms:eu-west-1:111122223333:alias/ExampleAlias', 'NotFoundException', 'Invalid arn eu-west-1'],
    ['x', 'NotFoundException', "Invalid keyId 'x'"],
    [
      'arn:aws:kms:us-east-2:444455556666:alias/a',
      'AccessDeniedException',
      'User: arn:aws:iam::111122223333:root is not authorized to perform: kms:DescribeKey on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
    ],
  ])('answers %s with %s', async (KeyId, name, message) => {
    const client = (await startKms()).client();
    expect(await failureOf(client.send(new DescribeKeyCommand({ KeyId })))).toEqual([name, message]);
  });

  it('answers the members that only some keys have', async () => {
    const seed = {
      keys: [
        { keyId: 'hsm', origin: 'AWS_CLOUDHSM', customKeyStoreId: 'cks-1', cloudHsmClusterId: 'cluster-1' },
        { keyId: 'xks', origin: 'EXTERNAL_KEY_STORE', customKeyStoreId: 'cks-2', xksKeyId: 'bb8562717f809024' },
        {
          keyId: 'imported',
          origin: 'EXTERNAL',
          expirationModel: 'KEY_MATERIAL_EXPIRES',
          validTo: '2030-01-01T00:00:00Z',
        },
        { keyId: 'primary', state: 'PendingReplicaDeletion', pendingDeletionWindowInDays: 7 },
      ],
    } as const;
    const client = (await startKms({ seed })).client();
    const describeKey = async (KeyId: string) => (await client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;
    expect(await describeKey('hsm')).toMatchObject({ CustomKeyStoreId: 'cks-1', CloudHsmClusterId: 'cluster-1' });
    expect(await describeKey('xks')).toMatchObject({ XksKeyConfiguration: { Id: 'bb8562717f809024' } });
    expect(await describeKey('imported')).toMatchObject({
      ExpirationModel: 'KEY_MATERIAL_EXPIRES',
      ValidTo: new Date('2030-01-01T00:00:00Z'),
    });
    expect(await describeKey('primary')).toMatchObject({ Enabled: false, PendingDeletionWindowInDays: 7 });
  });
});
