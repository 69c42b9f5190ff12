import { type Access, sees, seesAccount } from './access.ts';
import type { AccountConnection } from './client/account-connection.ts';

/** An account that the caller may read, with the Regions of it that the caller may read. */
export type VisibleAccount = Pick<AccountConnection, 'accountId' | 'partition' | 'regions'>;

/** The accounts and Regions that the gateway reads, without those in which the caller may read nothing. */
export function toVisibleAccounts(accounts: readonly AccountConnection[], access: Access): readonly VisibleAccount[] {
  if (access === null) return accounts;
  return accounts
    .filter(({ accountId, regions, anyRegion }) =>
      anyRegion ? seesAccount(access, accountId) : regions.some((region) => sees(access, { accountId, region })),
    )
    .map(({ accountId, partition, regions }) => ({
      accountId,
      partition,
      regions: regions.filter((region) => sees(access, { accountId, region })),
    }));
}
