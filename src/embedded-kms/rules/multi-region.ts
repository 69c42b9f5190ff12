import type { KeyRecord } from '../store/key-record.ts';
import type { Store } from '../store/store.ts';

/**
 * The primary key and the replicas that the store has, including this key. For a single-Region key, only the key
 * itself.
 */
export function toRelatedKeys(store: Store, key: KeyRecord): readonly KeyRecord[] {
  if (key.multiRegion === null) return [key];
  const { primaryRegion, replicaRegions } = key.multiRegion;
  return [primaryRegion, ...replicaRegions]
    .map((region) => (region === key.region ? key : store.realm({ ...key, region }).keys.get(key.keyId)))
    .filter((related) => related !== undefined);
}

/** Changes the properties that a primary key and its replicas share, in the records of all of them. */
export function putShared(
  store: Store,
  key: KeyRecord,
  shared: Partial<Pick<KeyRecord, 'multiRegion' | 'rotation' | 'rotations'>>,
): void {
  for (const related of toRelatedKeys(store, key)) store.putKey({ ...related, ...shared });
}
