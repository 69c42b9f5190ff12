import { type KmsScope, toScope } from '../../../kms/arn.ts';
import type { KmsFailure } from '../../../kms/exceptions.ts';
import type { VisibleAccount } from '../../../kms/visible-accounts.ts';
import { selectAccounts, selectNames, toRegions } from '../../select-places.ts';

export type PlaceArgs = {
  readonly accountIds?: readonly string[] | null | undefined;
  readonly regions?: readonly string[] | null | undefined;
};

/** Stands for the Regions of an account that are not known, because they could not be listed. */
export type UnknownRegions = {
  readonly accountId: string;
  readonly region: typeof UNKNOWN_REGIONS;
  readonly failure: KmsFailure;
};

/** Not the name of a Region. Before all names of Regions. */
export const UNKNOWN_REGIONS = '*';

export type Place = KmsScope | UnknownRegions;

export function isUnknown(place: Place): place is UnknownRegions {
  return place.region === UNKNOWN_REGIONS;
}

/**
 * The places that the arguments select, in the order of `comparePlaces`. A place is one account and one of its Regions.
 * Throws BadUserInput for an account or Region that `accounts` does not have: the error is the same whether the gateway
 * does not read it or the caller may not see it.
 */
export function parsePlaces({ accountIds, regions }: PlaceArgs, accounts: readonly VisibleAccount[]): Place[] {
  const selected = selectAccounts(accountIds, accounts);
  const names = selectNames(regions, () => new Set(selected.flatMap(toRegions)), {
    argument: 'regions',
    expected: `expected a Region that \`accounts\` lists${accountIds ? ' for one of accountIds' : ''}`,
  });
  return selected.flatMap((account) => toPlaces(account, names)).sort(comparePlaces);
}

/** Its Regions that are not known are a place of their own, unless all the Regions that are asked for are known. */
function toPlaces({ accountId, regions, regionsFailure }: VisibleAccount, names: ReadonlySet<string> | null): Place[] {
  const places: Place[] = regions
    .filter((region) => names === null || names.has(region))
    .map((region) => toScope(accountId, region));
  const isWhole = regionsFailure === null || (names !== null && [...names].every((name) => regions.includes(name)));
  return isWhole ? places : [{ accountId, region: UNKNOWN_REGIONS, failure: regionsFailure }, ...places];
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
