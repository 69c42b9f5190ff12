import type { SortedMap, SortedMapView } from './sorted-map.ts';
import { createSortedMap } from './sorted-map.ts';

/** Records of keys (aliases, grants) by name, and by key: one that moves to another key is in both places or in none. */
export type OwnedMap<Value> = OwnedMapView<Value> & {
  put(value: Value): void;
  delete(name: string): void;
};

/** To read alone. */
export type OwnedMapView<Value> = {
  readonly all: SortedMapView<Value>;
  /** Empty for a key that owns none. */
  of(keyId: string): SortedMapView<Value>;
};

export function createOwnedMap<Value>(
  values: readonly Value[],
  toName: (value: Value) => string,
  toKeyId: (value: Value) => string,
): OwnedMap<Value> {
  const toEntry = (value: Value) => [toName(value), value] as const;
  const all = createSortedMap(values.map(toEntry));
  // A key's own map is made when it is first asked for: a hundred thousand of them would be most of the memory of a store.
  const notYetAsked = Map.groupBy(values, toKeyId);
  const ofKeys = new Map<string, SortedMap<Value>>();

  function of(keyId: string): SortedMap<Value> {
    const known = ofKeys.get(keyId);
    if (known !== undefined) return known;
    const map = createSortedMap((notYetAsked.get(keyId) ?? []).map(toEntry));
    if (notYetAsked.delete(keyId)) ofKeys.set(keyId, map);
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
