import { quote } from '../json/quote.ts';
import type { VisibleAccount } from '../kms/visible-accounts.ts';
import { BadUserInput, checkNotEmpty } from './user-input.ts';

type Names = readonly string[] | null | undefined;

/**
 * The accounts that an argument selects. Throws BadUserInput for one that `accounts` does not have, whether the gateway
 * does not read it or the caller may not see it.
 */
export function selectAccounts(accountIds: Names, accounts: readonly VisibleAccount[]): readonly VisibleAccount[] {
  const expected = 'expected an account that `accounts` lists';
  const ids = selectNames(accountIds, () => new Set(accounts.map(toAccountId)), { argument: 'accountIds', expected });
  return accounts.filter(({ accountId }) => ids === null || ids.has(accountId));
}

/**
 * The Regions that an argument selects in each account; null for all. Throws BadUserInput for one that no account has.
 */
export function selectRegions(names: Names, accounts: readonly VisibleAccount[]): ReadonlySet<string> | null {
  const expected = 'expected a Region that `accounts` lists';
  return selectNames(names, () => toAllRegions(accounts), { argument: 'names', expected });
}

/** The names of an argument, all of them known. Null if the argument is not given. Throws BadUserInput. */
export function selectNames(
  names: Names,
  known: () => ReadonlySet<string>,
  { argument, expected }: { readonly argument: string; readonly expected: string },
): ReadonlySet<string> | null {
  if (names === null || names === undefined) return null;
  checkNotEmpty(names, argument);
  if (names.length > MAX_NAMES) {
    throw new BadUserInput(`${argument} has ${names.length} entries: expected at most ${MAX_NAMES}.`);
  }
  const all = known();
  const unknown = names.findIndex((name) => !all.has(name));
  if (unknown === -1) return new Set(names);
  throw new BadUserInput(`${argument}[${unknown}] is ${quote(names[unknown] ?? '')}: ${expected}.`);
}

export function toRegions({ regions }: VisibleAccount): readonly string[] {
  return regions;
}

/** Names that an argument can have at most. */
const MAX_NAMES = 1_000;

/** Kept, because the field is resolved for each of hundreds of accounts. */
const ALL_REGIONS = new WeakMap<readonly VisibleAccount[], ReadonlySet<string>>();

function toAllRegions(accounts: readonly VisibleAccount[]): ReadonlySet<string> {
  const known = ALL_REGIONS.get(accounts) ?? new Set(accounts.flatMap(toRegions));
  ALL_REGIONS.set(accounts, known);
  return known;
}

function toAccountId({ accountId }: VisibleAccount): string {
  return accountId;
}
