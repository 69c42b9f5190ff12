import type { KeyRecord } from './key-record.ts';
import type { Store } from './store.ts';

/** The primary and the replicas that the store has, this key among them; the key alone where it is of one Region. */
export function toRelatedKeys(store: Store, key: KeyRecord): readonly KeyRecord[] {
  if (key.multiRegion === null) return [key];
  const { primaryRegion, replicaRegions } = key.multiRegion;
  return [primaryRegion, ...replicaRegions]
    .map((region) => (region === key.region ? key : store.realm({ ...key, region }).keys.get(key.keyId)))
    .filter((related) => related !== undefined);
}

/** Puts what multi-Region keys share (rotation, the list of Regions) into every record of the key. */
export function putShared(
  store: Store,
  key: KeyRecord,
  shared: Partial<Pick<KeyRecord, 'multiRegion' | 'rotation' | 'rotations'>>,
): void {
  for (const related of toRelatedKeys(store, key)) store.putKey({ ...related, ...shared });
}
