import type { Failure } from '../../gateway/failure.ts';
import type { Place } from '../../ui/location.ts';
import type { EstateKey } from '../estate-key.ts';
import { FIRST_PAGE, type PageSize } from './page-size.ts';

/** An account and Region whose keys could not be listed, or an account whose Regions could not be listed. */
export type UnreadPlace = { readonly accountId: string; readonly region: string | null; readonly failure: Failure };

/** What is still to be read: all, or one account and Region. */
export type Target = { readonly accountIds?: string[]; readonly regions?: string[] };

/** The keys of one reading. Not complete while `targets` has something. */
export type Snapshot = {
  readonly keys: readonly EstateKey[];
  readonly unreadPlaces: readonly UnreadPlace[];
  readonly targets: readonly Target[];
  /** The cursor in the first target. */
  readonly after: string | null;
  readonly size: PageSize;
  /** The last account and Region that was reached. Null before the first page. */
  readonly reached: Place | null;
  /** When it began, as a DateTime. No key is older than that. */
  readonly startedAt: string;
};

export function createSnapshot(now: Date): Snapshot {
  return {
    keys: [],
    unreadPlaces: [],
    targets: [{}],
    after: null,
    size: FIRST_PAGE,
    reached: null,
    startedAt: now.toISOString(),
  };
}

export function isComplete({ targets }: Snapshot): boolean {
  return targets.length === 0;
}

export type Page = Pick<Snapshot, 'keys' | 'unreadPlaces' | 'size'> & { readonly endCursor: string | null };

/** With one more page. `endCursor`: null if it is the last one of the target. */
export function addPage(snapshot: Snapshot, { keys, unreadPlaces, size, endCursor }: Page): Snapshot {
  const places = [...keys, ...unreadPlaces].map(({ accountId, region }) => ({ accountId, region: region ?? '' }));
  return {
    ...snapshot,
    keys: [...snapshot.keys, ...keys],
    unreadPlaces: [...snapshot.unreadPlaces, ...unreadPlaces],
    size,
    after: endCursor,
    targets: endCursor === null ? snapshot.targets.slice(1) : snapshot.targets,
    reached: [snapshot.reached, ...places].reduce((one, other) => {
      if (one === null || other === null) return one ?? other;
      return comparePlaces(one, other) < 0 ? other : one;
    }, null),
  };
}

/** With the accounts and Regions that could not be listed still to be read. Regions that are not known stay unread. */
export function retryPlaces(snapshot: Snapshot): Snapshot {
  const [retried, kept] = partition(snapshot.unreadPlaces, ({ region }) => region !== null);
  const targets = retried.map(({ accountId, region }) => ({ accountIds: [accountId], regions: [region ?? ''] }));
  return { ...snapshot, unreadPlaces: kept, targets: [...snapshot.targets, ...targets] };
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** The order in which the gateway lists them. */
export function comparePlaces(one: Place, other: Place): number {
  return compareTexts(one.accountId, other.accountId) || compareTexts(one.region, other.region);
}

export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
