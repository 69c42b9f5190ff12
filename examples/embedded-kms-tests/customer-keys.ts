import {
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  type KMSClient,
  NotFoundException,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';

// The code of a project that has a key for each of its customers. Its tests are in customer-keys.test.ts.

/** The ARN of the customer's key. Creates the key when it is first asked for. */
export async function ensureCustomerKey(client: KMSClient, customer: string): Promise<string> {
  const existing = await findKey(client, toAlias(customer));
  if (existing !== undefined) return existing;
  const { KeyMetadata } = await client.send(
    new CreateKeyCommand({ Description: `Data of ${customer}`, Tags: [{ TagKey: 'customer', TagValue: customer }] }),
  );
  await client.send(new CreateAliasCommand({ AliasName: toAlias(customer), TargetKeyId: KeyMetadata?.KeyId }));
  return KeyMetadata?.Arn ?? '';
}

/** Deletes the customer's key after 30 days. Returns the date, or undefined if the customer has no key. */
export async function forgetCustomer(client: KMSClient, customer: string): Promise<Date | undefined> {
  const arn = await findKey(client, toAlias(customer));
  if (arn === undefined) return undefined;
  const command = new ScheduleKeyDeletionCommand({ KeyId: arn, PendingWindowInDays: 30 });
  return (await client.send(command)).DeletionDate;
}

async function findKey(client: KMSClient, alias: string): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeKeyCommand({ KeyId: alias }))).KeyMetadata?.Arn;
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
}

function toAlias(customer: string): string {
  return `alias/customers/${customer}`;
}
