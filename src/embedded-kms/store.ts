import type { AliasRecord, KeyRecord } from './key-record.ts';
import type { SortedMap } from './sorted-map.ts';
import { createSortedMap } from './sorted-map.ts';

/** Everything that changes goes through the two puts. */
export type Store = {
  realm(place: Place): Realm;
  putKey(key: KeyRecord): void;
  putAlias(alias: AliasRecord): void;
};

/** One account in one Region: KMS knows no wider world. */
type Realm = {
  /** By key ID. */
  readonly keys: SortedMap<KeyRecord>;
  /** By alias name. */
  readonly aliases: SortedMap<AliasRecord>;
  /** By key ID, then by alias name. */
  readonly aliasesOfKeys: Map<string, SortedMap<AliasRecord>>;
};

type Place = { readonly accountId: string; readonly region: string };

export function createStore(keys: readonly KeyRecord[], aliases: readonly AliasRecord[]): Store {
  const aliasesByPlace = Map.groupBy(aliases, toPlaceName);
  const realms = new Map<string, Realm>();
  for (const [place, keysThere] of Map.groupBy(keys, toPlaceName)) {
    realms.set(place, createRealm(keysThere, aliasesByPlace.get(place) ?? []));
  }

  return {
    // Reading a place that has no keys must not make one: a client chooses its Region freely, and could fill the memory.
    realm: (place) => realms.get(toPlaceName(place)) ?? createRealm([], []),
    putKey(key) {
      const place = toPlaceName(key);
      const realm = realms.get(place) ?? createRealm([], []);
      realms.set(place, realm);
      realm.keys.put(key.keyId, key);
    },
    putAlias(alias) {
      const realm = realms.get(toPlaceName(alias));
      if (realm === undefined) throw new Error(`alias ${alias.name} has no key in ${toPlaceName(alias)}`);
      addAlias(realm, alias);
    },
  };
}

function createRealm(keys: readonly KeyRecord[], aliases: readonly AliasRecord[]): Realm {
  const ofKeys = Map.groupBy(aliases, (alias) => alias.targetKeyId);
  return {
    keys: createSortedMap(keys.map((key) => [key.keyId, key])),
    aliases: createSortedMap(aliases.map((alias) => [alias.name, alias])),
    aliasesOfKeys: new Map(
      [...ofKeys].map(([keyId, group]) => [keyId, createSortedMap(group.map((alias) => [alias.name, alias]))]),
    ),
  };
}

function addAlias(realm: Realm, alias: AliasRecord): void {
  realm.aliases.put(alias.name, alias);
  const ofKey = realm.aliasesOfKeys.get(alias.targetKeyId) ?? createSortedMap<AliasRecord>();
  ofKey.put(alias.name, alias);
  realm.aliasesOfKeys.set(alias.targetKeyId, ofKey);
}

function toPlaceName({ accountId, region }: Place): string {
  return `${accountId}/${region}`;
}
