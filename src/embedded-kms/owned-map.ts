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
  // Most keys own one alias and no grant: a map for each of them would be a third of the memory of 100,000 keys.
  const onlyOnes = new Map<string, Value>();
  const groups = new Map<string, SortedMap<Value>>();
  for (const [keyId, group] of Map.groupBy(values, toKeyId)) {
    const [first] = group;
    if (group.length === 1 && first !== undefined) onlyOnes.set(keyId, first);
    else groups.set(keyId, createSortedMap(group.map(toEntry)));
  }

  function of(keyId: string): SortedMap<Value> {
    const only = onlyOnes.get(keyId);
    return groups.get(keyId) ?? createSortedMap(only === undefined ? [] : [toEntry(only)]);
  }

  function keep(keyId: string, ofKey: SortedMap<Value>): void {
    onlyOnes.delete(keyId);
    groups.delete(keyId);
    if (ofKey.size === 1) for (const only of ofKey.values()) onlyOnes.set(keyId, only);
    else if (ofKey.size > 1) groups.set(keyId, ofKey);
  }

  function remove(name: string): void {
    const value = all.get(name);
    if (value === undefined) return;
    all.delete(name);
    const keyId = toKeyId(value);
    const rest = of(keyId);
    rest.delete(name);
    keep(keyId, rest);
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
      keep(keyId, ofKey);
    },
    delete: remove,
  };
}
