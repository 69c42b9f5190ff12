import { toDueDate } from '../rules/key-state.ts';
import type { AliasRecord, GrantRecord, KeyRecord } from './key-record.ts';
import type { OwnedMap, OwnedMapView } from './owned-map.ts';
import { createOwnedMap } from './owned-map.ts';
import type { SortedMap, SortedMapView } from './sorted-map.ts';
import { createSortedMap } from './sorted-map.ts';

/** All data of an embedded KMS. It changes only by the put and delete functions: records and realms are read-only. */
export type Store = {
  realm(place: Place): RealmView;
  /** The accounts and Regions that have keys. */
  places(): readonly Place[];
  putKey(key: KeyRecord): void;
  /** Deletes the key with all of its aliases and grants. */
  deleteKey(key: KeyRecord): void;
  /** An alias of the same name is replaced, even one of another key. */
  putAlias(alias: AliasRecord): void;
  deleteAlias(alias: AliasRecord): void;
  putGrant(grant: GrantRecord): void;
  deleteGrant(grant: GrantRecord): void;
  /**
   * The keys whose waiting period or rotation period is over at `now` (epoch seconds). While there are none, the cost
   * is one comparison.
   */
  keysDueAt(now: number): readonly KeyRecord[];
};

/** The keys of one account in one Region. */
type RealmView = {
  /** By key ID. */
  readonly keys: SortedMapView<KeyRecord>;
  /** By alias name. */
  readonly aliases: OwnedMapView<AliasRecord>;
  /** By grant ID. */
  readonly grants: OwnedMapView<GrantRecord>;
};

type Realm = {
  readonly keys: SortedMap<KeyRecord>;
  readonly aliases: OwnedMap<AliasRecord>;
  readonly grants: OwnedMap<GrantRecord>;
};

export type Place = { readonly accountId: string; readonly region: string };

export function createStore(
  keys: readonly KeyRecord[],
  aliases: readonly AliasRecord[],
  grants: readonly GrantRecord[] = [],
): Store {
  const aliasesByPlace = Map.groupBy(aliases, toPlaceName);
  const grantsByPlace = Map.groupBy(grants, toPlaceName);
  const realms = new Map<string, Realm>();
  for (const [place, keysThere] of Map.groupBy(keys, toPlaceName)) {
    realms.set(place, createRealm(keysThere, aliasesByPlace.get(place) ?? [], grantsByPlace.get(place) ?? []));
  }
  let nextDueDate = keys.reduce((earliest, key) => Math.min(earliest, toDueDate(key)), Number.POSITIVE_INFINITY);

  // Reads do not create a realm: a client can name any number of accounts and Regions, and would fill the memory.
  const realm = (place: Place) => realms.get(toPlaceName(place)) ?? createRealm([], [], []);

  return {
    realm,
    places: () => [...realms.keys()].map(parsePlaceName),
    putKey(key) {
      const there = realm(key);
      realms.set(toPlaceName(key), there);
      there.keys.put(key.keyId, key);
      nextDueDate = Math.min(nextDueDate, toDueDate(key));
    },
    deleteKey(key) {
      const { keys: keysThere, aliases: aliasesThere, grants: grantsThere } = realm(key);
      keysThere.delete(key.keyId);
      for (const { name } of [...aliasesThere.of(key.keyId).values()]) aliasesThere.delete(name);
      for (const { grantId } of [...grantsThere.of(key.keyId).values()]) grantsThere.delete(grantId);
      if (keysThere.size === 0) realms.delete(toPlaceName(key));
    },
    putAlias(alias) {
      realmOf(realms, alias).aliases.put(alias);
    },
    deleteAlias(alias) {
      realm(alias).aliases.delete(alias.name);
    },
    putGrant(grant) {
      realmOf(realms, grant).grants.put(grant);
    },
    deleteGrant(grant) {
      realm(grant).grants.delete(grant.grantId);
    },
    keysDueAt(now) {
      if (now < nextDueDate) return [];
      const all = [...realms.values()].flatMap((each) => [...each.keys.values()]);
      const isLater = (key: KeyRecord) => toDueDate(key) > now;
      nextDueDate = all
        .filter(isLater)
        .reduce((earliest, key) => Math.min(earliest, toDueDate(key)), Number.POSITIVE_INFINITY);
      return all.filter((key) => !isLater(key));
    },
  };
}

function createRealm(
  keys: readonly KeyRecord[],
  aliases: readonly AliasRecord[],
  grants: readonly GrantRecord[],
): Realm {
  return {
    keys: createSortedMap(keys.map((key) => [key.keyId, key])),
    aliases: createOwnedMap(
      aliases,
      (alias) => alias.name,
      (alias) => alias.targetKeyId,
    ),
    grants: createOwnedMap(
      grants,
      (grant) => grant.grantId,
      (grant) => grant.keyId,
    ),
  };
}

function realmOf(realms: ReadonlyMap<string, Realm>, owned: Place): Realm {
  const realm = realms.get(toPlaceName(owned));
  if (realm === undefined) throw new Error(`no key in ${toPlaceName(owned)} can own this record`);
  return realm;
}

function toPlaceName({ accountId, region }: Place): string {
  return `${accountId}/${region}`;
}

function parsePlaceName(name: string): Place {
  const [accountId = '', region = ''] = name.split('/');
  return { accountId, region };
}
