import type { VisibleAccount } from '../kms/visible-accounts.ts';
import { selectNames } from './select-names.ts';

type Names = readonly string[] | null | undefined;

/**
 * The accounts that an argument selects. Throws BadUserInput for one that `accounts` does not have, whether the gateway
 * does not read it or the caller may not see it.
 */
export function selectAccounts(accountIds: Names, accounts: readonly VisibleAccount[]): readonly VisibleAccount[] {
  const expected = 'expected an account that `accounts` lists';
  const ids = selectNames(accountIds, () => new Set(accounts.map(toAccountId)), { place: 'accountIds', expected });
  return accounts.filter(({ accountId }) => ids === null || ids.has(accountId));
}

/**
 * The Regions that an argument selects in each account; null for all. Throws BadUserInput for one that no account has.
 */
export function selectRegions(names: Names, accounts: readonly VisibleAccount[]): ReadonlySet<string> | null {
  const expected = 'expected a Region that `accounts` lists';
  return selectNames(names, () => toAllRegions(accounts), { place: 'names', expected });
}

/** Kept, because the field is resolved for each of hundreds of accounts. */
const ALL_REGIONS = new WeakMap<readonly VisibleAccount[], ReadonlySet<string>>();

function toAllRegions(accounts: readonly VisibleAccount[]): ReadonlySet<string> {
  const known = ALL_REGIONS.get(accounts) ?? new Set(accounts.flatMap(toRegions));
  ALL_REGIONS.set(accounts, known);
  return known;
}

export function toRegions({ regions }: VisibleAccount): readonly string[] {
  return regions;
}

function toAccountId({ accountId }: VisibleAccount): string {
  return accountId;
}
