import { quote } from '../../../json/quote.ts';
import { type KmsScope, toScope } from '../../../kms/arn.ts';
import type { VisibleAccount } from '../../../kms/visible-accounts.ts';
import { BadUserInput } from '../../user-input.ts';

export type PlaceArgs = {
  readonly accountIds?: readonly string[] | null | undefined;
  readonly regions?: readonly string[] | null | undefined;
};

/**
 * The places that the arguments select, in the order of `comparePlaces`. A place is one account and one of its Regions.
 * Throws BadUserInput for an account or Region that `accounts` does not have: the error is the same whether the gateway
 * does not read it or the caller may not see it.
 */
export function parsePlaces({ accountIds, regions }: PlaceArgs, accounts: readonly VisibleAccount[]): KmsScope[] {
  const ids = checkNames(accountIds, accounts.map(toAccountId), {
    argument: 'accountIds',
    expected: 'expected an account that `accounts` lists',
  });
  const selected = accounts.filter(({ accountId }) => ids === null || ids.has(accountId));
  const names = checkNames(regions, selected.flatMap(toRegions), {
    argument: 'regions',
    expected: `expected a Region that \`accounts\` lists${ids === null ? '' : ' for one of accountIds'}`,
  });
  return selected
    .flatMap((account) => account.regions.map((region) => toScope(account.accountId, region)))
    .filter(({ region }) => names === null || names.has(region))
    .sort(comparePlaces);
}

export type PlaceName = Pick<KmsScope, 'accountId' | 'region'>;

/** By account ID, then by Region, whatever the order of the configuration: cursors stay valid if that changes. */
export function comparePlaces(one: PlaceName, other: PlaceName): number {
  return compareTexts(one.accountId, other.accountId) || compareTexts(one.region, other.region);
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The most names of one argument. */
const MAX_NAMES = 1_000;

/** Null if the argument is not given. Refuses an empty list: it could mean no account, or all of them. */
function checkNames(
  names: readonly string[] | null | undefined,
  known: readonly string[],
  { argument, expected }: { readonly argument: string; readonly expected: string },
): ReadonlySet<string> | null {
  if (names === null || names === undefined) return null;
  if (names.length === 0)
    throw new BadUserInput(`${argument} is empty: expected at least one, or no ${argument} for all.`);
  if (names.length > MAX_NAMES) {
    throw new BadUserInput(`${argument} has ${names.length} entries: expected at most ${MAX_NAMES}.`);
  }
  const all = new Set(known);
  const unknown = names.findIndex((name) => !all.has(name));
  if (unknown === -1) return new Set(names);
  throw new BadUserInput(`${argument}[${unknown}] is ${quote(names[unknown] ?? '')}: ${expected}.`);
}

function toAccountId({ accountId }: VisibleAccount): string {
  return accountId;
}

function toRegions({ regions }: VisibleAccount): readonly string[] {
  return regions;
}
