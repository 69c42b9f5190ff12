import type { SortedMap } from './sorted-map.ts';
import { createSortedMap } from './sorted-map.ts';

/** Records of keys (aliases, grants) by name, and by key: one that moves to another key is in both places or in none. */
export type OwnedMap<Value> = {
  readonly all: SortedMap<Value>;
  /** Empty for a key that owns none. */
  of(keyId: string): SortedMap<Value>;
  put(value: Value): void;
  delete(name: string): void;
};

export function createOwnedMap<Value>(
  values: readonly Value[],
  toName: (value: Value) => string,
  toKeyId: (value: Value) => string,
): OwnedMap<Value> {
  const toEntry = (value: Value) => [toName(value), value] as const;
  const all = createSortedMap(values.map(toEntry));
  const ofKeys = new Map<string, SortedMap<Value>>();
  for (const [keyId, group] of Map.groupBy(values, toKeyId)) ofKeys.set(keyId, createSortedMap(group.map(toEntry)));
  const of = (keyId: string) => ofKeys.get(keyId) ?? createSortedMap<Value>();

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
