import type { KmsScope } from '../../kms/arn.ts';
import type { AccountConnection } from '../../kms/client/account-connection.ts';
import type { Cell } from './cells.ts';

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
  /** A place has the same labels object for ever, also if its account leaves and comes back: cells are found by it. */
  const known = new Map<string, PlaceLabels>();
  const toLabels = (account: string, region: string): PlaceLabels => {
    const name = `${account} ${region}`;
    const labels = known.get(name) ?? { account, region };
    known.set(name, labels);
    return labels;
  };
  const toPlaces = ({ accountId, regions }: AccountConnection) =>
    new Map([...regions, OTHER].map((region) => [region, toLabels(accountId, region)]));
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

/** The cells of one metric, by account and Region. */
export type BoundedCells = {
  /** The cell of a place, and of the other labels. `key` tells these apart; they have few values. */
  cellOf(scope: KmsScope, key: string, toLabels: () => Readonly<Record<string, string>>): Cell;
  all(): readonly Cell[];
};

/**
 * At most `max` cells with an account. Further ones have the account and Region `other`. A cell stays for as long as
 * the process runs, as the time series of a counter must.
 */
export function createCells(toPlace: ToPlace, max = MAX_CELLS): BoundedCells {
  const places = new Map<PlaceLabels, Map<string, Cell>>();
  const cells: Cell[] = [];
  const find = (place: PlaceLabels, key: string, toLabels: () => Cell['labels']): Cell => {
    let ofPlace = places.get(place);
    const found = ofPlace?.get(key);
    if (found !== undefined) return found;
    if (cells.length >= max && place !== OTHER_PLACE) return find(OTHER_PLACE, key, toLabels);
    if (ofPlace === undefined) {
      ofPlace = new Map();
      places.set(place, ofPlace);
    }
    const cell = { labels: { ...toLabels(), ...place }, value: 0 };
    ofPlace.set(key, cell);
    cells.push(cell);
    return cell;
  };
  return { cellOf: (scope, key, toLabels) => find(toPlace(scope), key, toLabels), all: () => cells };
}

/** Enough for two operations in 25 accounts with 20 Regions. With more, one scrape would take 100 ms of CPU time. */
const MAX_CELLS = 1_000;
