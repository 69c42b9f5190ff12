import { putShared, toRelatedKeys } from '../rules/multi-region.ts';
import { isReplica, type KeyRecord } from './key-record.ts';
import type { Store } from './store.ts';

/** Seconds. */
export const DAY = 86_400;

/** Deletes the keys whose waiting period is over at `now`, and rotates the keys whose rotation period is over. */
export function applyDueChanges(store: Store, now: number): void {
  for (let due = store.keysDueAt(now); due.length > 0; due = store.keysDueAt(now)) {
    for (const { keyId, ...place } of due) {
      // Read again: the deletion of a replica in this loop changes the records of its primary and other replicas.
      const key = store.realm(place).keys.get(keyId);
      if (key === undefined) continue;
      if (key.state === 'PendingDeletion') deleteKey(store, key);
      else rotate(store, key, now);
    }
  }
}

/** The waiting period of a primary key begins when its last replica is deleted. */
function deleteKey(store: Store, key: KeyRecord): void {
  store.deleteKey(key);
  if (key.multiRegion === null || !isReplica(key)) return;
  const { primaryRegion, replicaRegions } = key.multiRegion;
  const multiRegion = { primaryRegion, replicaRegions: replicaRegions.filter((region) => region !== key.region) };
  for (const related of toRelatedKeys(store, { ...key, multiRegion })) {
    if (related.region === key.region) continue;
    const startsWaiting = related.state === 'PendingReplicaDeletion' && multiRegion.replicaRegions.length === 0;
    const window = (related.pendingDeletionWindowInDays ?? 30) * DAY;
    store.putKey({
      ...related,
      multiRegion,
      ...(startsWaiting && {
        state: 'PendingDeletion',
        deletionDate: (key.deletionDate ?? 0) + window,
        pendingDeletionWindowInDays: null,
      }),
    });
  }
}

/** Rotates once for each period that has passed. */
function rotate(store: Store, key: KeyRecord, now: number): void {
  if (key.rotation === null) return;
  const { periodInDays, nextDate } = key.rotation;
  const period = periodInDays * DAY;
  const count = Math.floor((now - nextDate) / period) + 1;
  const passed = Array.from({ length: count }, (_, index) => nextDate + index * period);
  putShared(store, key, {
    rotation: { periodInDays, nextDate: nextDate + count * period },
    rotations: [...key.rotations, ...passed.map((date) => ({ type: 'AUTOMATIC' as const, date }))],
  });
}
