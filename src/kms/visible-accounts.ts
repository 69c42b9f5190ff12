import { type Access, sees, seesAccount, seesOtherRegions } from './access.ts';
import type { AccountConnection } from './client/account-connection.ts';

/** An account that the caller may read, with the Regions of it that the caller may read. */
export type VisibleAccount = Pick<
  AccountConnection,
  'accountId' | 'partition' | 'principal' | 'regions' | 'regionsFailure'
>;

/**
 * The accounts and Regions that the gateway reads, without those in which the caller may read nothing. Where not all
 * Regions are known, the caller sees the account if they could read one that is not known.
 */
export function toVisibleAccounts(accounts: readonly AccountConnection[], access: Access): readonly VisibleAccount[] {
  if (access === null) return accounts;
  return accounts.flatMap(({ accountId, partition, principal, regions: all, anyRegion, regionsFailure: failure }) => {
    const regions = all.filter((region) => sees(access, { accountId, region }));
    const regionsFailure = seesOtherRegions(access, accountId, all) ? failure : null;
    const isVisible = regions.length > 0 || regionsFailure !== null || (anyRegion && seesAccount(access, accountId));
    return isVisible ? [{ accountId, partition, principal, regions, regionsFailure }] : [];
  });
}
