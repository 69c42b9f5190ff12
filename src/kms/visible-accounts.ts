import { type Access, sees, seesAccount } from './access.ts';
import type { AccountConnection } from './client/connection.ts';

type VisibleAccount = Pick<AccountConnection, 'accountId' | 'partition' | 'regions'>;

/** Of what the gateway reads, what somebody may see: no account and no Region in which nothing is granted. */
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
