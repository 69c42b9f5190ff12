import type { SortedMap, SortedMapView } from './sorted-map.ts';
import { createSortedMap } from './sorted-map.ts';

/** Records that belong to keys (aliases, grants), by name and by key. The two indexes always agree. */
export type OwnedMap<Value> = OwnedMapView<Value> & {
  put(value: Value): void;
  delete(name: string): void;
};

/** Without the functions that change it. */
export type OwnedMapView<Value> = {
  readonly all: SortedMapView<Value>;
  /** The records of one key. Empty if there are none. */
  of(keyId: string): SortedMapView<Value>;
};

export function createOwnedMap<Value>(
  values: readonly Value[],
  toName: (value: Value) => string,
  toKeyId: (value: Value) => string,
): OwnedMap<Value> {
  const toEntry = (value: Value) => [toName(value), value] as const;
  const all = createSortedMap(values.map(toEntry));
  // The map of a key is created when it is first read: 100,000 maps would take most of the store's memory.
  const unread = Map.groupBy(values, toKeyId);
  const ofKeys = new Map<string, SortedMap<Value>>();

  function of(keyId: string): SortedMap<Value> {
    const known = ofKeys.get(keyId);
    if (known !== undefined) return known;
    const map = createSortedMap((unread.get(keyId) ?? []).map(toEntry));
    if (unread.delete(keyId)) ofKeys.set(keyId, map);
    return map;
  }

  function remove(name: string): void {
    const value = all.get(name);
    if (value === undefined) return;
    all.delete(name);
    const keyId = toKeyId(value);
    const rest = of(keyId);
    rest.delete(name);
    if (rest.size === 0) ofKeys.delete(keyId);
  }

  return {
    all,
    of,
    put(value) {
      const name = toName(value);
      const keyId = toKeyId(value);
      const previous = all.get(name);
      if (previous !== undefined && toKeyId(previous) !== keyId) remove(name);
      all.put(name, value);
      const ofKey = of(keyId);
      ofKey.put(name, value);
      ofKeys.set(keyId, ofKey);
    },
    delete: remove,
  };
}
