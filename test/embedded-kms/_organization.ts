import { AccountClient, ListRegionsCommand, type ListRegionsCommandInput } from '@aws-sdk/client-account';
import { DescribeOrganizationCommand, ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { onTestFinished } from 'vitest';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { startKms } from './_kms.ts';

export const [MANAGEMENT, DELEGATED, MEMBER, OUTSIDER] = [
  '111122223333',
  '222233334444',
  '444455556666',
  '999988887777',
];

export const ORGANIZATION = {
  managementAccountId: MANAGEMENT,
  delegatedAdministrators: [DELEGATED],
  accounts: [
    { accountId: MANAGEMENT, name: 'Management' },
    { accountId: DELEGATED, state: 'SUSPENDED' },
    { accountId: MEMBER, optInRegions: ['ap-east-1'] },
  ],
} satisfies NonNullable<Seed['organization']>;

export async function startOrganization(
  organization: Seed['organization'] | null = ORGANIZATION,
  region = 'us-east-2',
) {
  const kms = await startKms({ seed: { keys: [{ keyId: 'a' }], ...(organization && { organization }) } });
  const configOf = (accountId: string) => ({
    endpoint: kms.url,
    region,
    credentials: { accessKeyId: accountId, secretAccessKey: 'x' },
    maxAttempts: 1,
  });
  const end = <Client extends { destroy(): void }>(client: Client) => {
    onTestFinished(() => client.destroy());
    return client;
  };
  return {
    kms,
    listAccounts: (accountId: string, input = {}) =>
      end(new OrganizationsClient(configOf(accountId))).send(new ListAccountsCommand(input)),
    describeOrganization: (accountId: string) =>
      end(new OrganizationsClient(configOf(accountId))).send(new DescribeOrganizationCommand({})),
    listRegions: (accountId: string, input: ListRegionsCommandInput = {}) =>
      end(new AccountClient(configOf(accountId))).send(new ListRegionsCommand(input)),
  };
}
