import type { KmsScope } from '../../kms/arn.ts';
import type { AccountConnection } from '../../kms/client/account-connection.ts';

/** The labels of where a call goes. */
export type PlaceLabels = { readonly account: string; readonly region: string };

export type ToPlaceLabels = (scope: KmsScope) => PlaceLabels;

/** The account or Region of everything that has no labels of its own. */
const OTHER = 'other';

export const OTHER_PLACE: PlaceLabels = { account: OTHER, region: OTHER };

/**
 * Labels with the account and Region of a call, if they are configured, because clients choose what they ask for. A
 * Region that a gateway reads because it may read any is `other`, too.
 */
export function createPlaceLabels(accounts: () => readonly AccountConnection[]): ToPlaceLabels {
  let listed: readonly AccountConnection[] = [];
  let byAccount: ReadonlyMap<string, ReadonlyMap<string, PlaceLabels>> = new Map();
  /** A place keeps its object, also if its account leaves and comes back: the series of a place are found by it. */
  const known = new Map<string, PlaceLabels>();
  const toLabels = (account: string, region: string): PlaceLabels => {
    const name = `${account} ${region}`;
    const labels = known.get(name) ?? { account, region };
    known.set(name, labels);
    return labels;
  };
  const toRegions = ({ accountId, regions }: AccountConnection) =>
    new Map([...regions, OTHER].map((region) => [region, toLabels(accountId, region)]));
  return ({ accountId, region }) => {
    if (listed !== accounts()) {
      listed = accounts();
      byAccount = new Map(listed.map((account) => [account.accountId, toRegions(account)]));
    }
    const byRegion = byAccount.get(accountId);
    return byRegion?.get(region) ?? byRegion?.get(OTHER) ?? OTHER_PLACE;
  };
}
