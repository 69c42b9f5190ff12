import { DescribeKeyCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { expect, it } from 'vitest';
import { ensureCustomerKey, forgetCustomer } from './customer-keys.ts';
import { useKms } from './use-kms.ts';

const ACME = 'arn:aws:kms:us-east-2:111122223333:key/0d9f2c7e-5b1a-4c3d-8e6f-7a8b9c0d1e2f';

const { client, kms, passDays } = useKms({
  keys: [{ keyId: '0d9f2c7e-5b1a-4c3d-8e6f-7a8b9c0d1e2f', aliases: ['alias/customers/acme'] }],
});

it('a customer keeps the key', async () => {
  expect(await ensureCustomerKey(client(), 'acme')).toBe(ACME);
  expect(kms().callCount('CreateKey')).toBe(0);
});

it('a new customer gets a key', async () => {
  const arn = 'arn:aws:kms:us-east-2:111122223333:key/00000000-0000-4000-8000-000000000001';
  expect(await ensureCustomerKey(client(), 'umbrella')).toBe(arn);
  expect(await ensureCustomerKey(client(), 'umbrella')).toBe(arn);
  expect(kms().callCount('CreateKey')).toBe(1);
});

it('a customer who is forgotten loses the key after 30 days', async () => {
  expect(await forgetCustomer(client(), 'acme')).toEqual(new Date('2026-01-31T00:00:00Z'));
  passDays(29);
  const { KeyMetadata } = await client().send(new DescribeKeyCommand({ KeyId: ACME }));
  expect(KeyMetadata?.KeyState).toBe('PendingDeletion');
  passDays(2);
  expect((await client().send(new ListKeysCommand({}))).Keys).toEqual([]);
  expect(await forgetCustomer(client(), 'acme')).toBeUndefined();
});

it('nothing is created while KMS denies access', async () => {
  kms().setFaults([{ operation: 'DescribeKey', fault: { kind: 'error', code: 'AccessDeniedException' } }]);
  await expect(ensureCustomerKey(client(), 'acme')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  expect(kms().callCount('CreateKey')).toBe(0);
});

it('throttling is retried', async () => {
  kms().setFaults([{ operation: 'DescribeKey', firstCalls: 2, fault: { kind: 'throttle' } }]);
  expect(await ensureCustomerKey(client(), 'acme')).toBe(ACME);
  expect(kms().callCount('DescribeKey')).toBe(3);
});
