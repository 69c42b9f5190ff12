import type { KmsScope } from '../../kms/arn.ts';
import type { AccountConnection } from '../../kms/client/account-connection.ts';

/** The labels of where a call goes. */
export type PlaceLabels = { readonly account: string; readonly region: string };

export type ToPlace = (scope: KmsScope) => PlaceLabels;

/** The account or Region of everything that has no labels of its own. */
const OTHER = 'other';

/**
 * Labels with the account and Region of a call, if they are configured, because clients choose what they ask for. A
 * Region that a gateway reads because it may read any is `other`, too.
 */
export function createPlaces(accounts: () => readonly AccountConnection[]): ToPlace {
  let listed: readonly AccountConnection[] = [];
  let places: ReadonlyMap<string, ReadonlyMap<string, PlaceLabels>> = new Map();
  return ({ accountId, region }) => {
    if (listed !== accounts()) {
      listed = accounts();
      places = new Map(listed.map((account) => [account.accountId, toPlaces(account)]));
    }
    const ofAccount = places.get(accountId);
    return ofAccount?.get(region) ?? ofAccount?.get(OTHER) ?? OTHER_PLACE;
  };
}

const OTHER_PLACE: PlaceLabels = { account: OTHER, region: OTHER };

function toPlaces({ accountId: account, regions }: AccountConnection): ReadonlyMap<string, PlaceLabels> {
  return new Map([...regions, OTHER].map((region) => [region, { account, region }]));
}

/** The labels of one metric. `rest` are the labels besides account and Region, which have few values. */
export type BoundedLabels<Rest extends object> = (scope: KmsScope, rest: Rest) => PlaceLabels & Rest;

/**
 * At most `max` sets of labels with an account. Further ones have the account and Region `other`. A set stays for as
 * long as the process runs, as the time series of a counter must.
 */
export function boundLabels<Rest extends Readonly<Record<string, string>>>(
  toPlace: ToPlace,
  max = MAX_SERIES,
): BoundedLabels<Rest> {
  const known = new Map<string, PlaceLabels & Rest>();
  return (scope, rest) => {
    const { account, region } = toPlace(scope);
    const key = `${account} ${region} ${Object.values(rest).join(' ')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= max) return { ...rest, ...OTHER_PLACE };
    const labels = { ...rest, account, region };
    known.set(key, labels);
    return labels;
  };
}

/** Enough for the four operations of a usual query in 25 accounts with 20 Regions. Prometheus scrapes them at once. */
const MAX_SERIES = 2_000;
