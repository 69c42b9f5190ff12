/**
 * Values by name, with sorted names. `get` takes constant time. The cost of a page depends on the page's length only.
 */
export type SortedMap<Value> = SortedMapView<Value> & {
  put(name: string, value: Value): void;
  delete(name: string): void;
};

/** Without the functions that change it. */
export type SortedMapView<Value> = {
  readonly size: number;
  get(name: string): Value | undefined;
  /** In no particular order. */
  values(): Iterable<Value>;
  /** The first `count` entries whose names are greater than `after`, or the first of all if `after` is null. */
  entriesAfter(after: string | null, count: number): readonly (readonly [string, Value])[];
};

export function createSortedMap<Value>(entries: Iterable<readonly [string, Value]> = []): SortedMap<Value> {
  const values = new Map(entries);
  const names = [...values.keys()].sort();

  return {
    get: (name) => values.get(name),
    put(name, value) {
      if (!values.has(name)) names.splice(firstAfter(names, name), 0, name);
      values.set(name, value);
    },
    delete(name) {
      if (values.delete(name)) names.splice(firstAfter(names, name) - 1, 1);
    },
    get size() {
      return values.size;
    },
    values: () => values.values(),
    entriesAfter(after, count) {
      const start = after === null ? 0 : firstAfter(names, after);
      return names.slice(start, start + count).map((name) => [name, values.get(name) as Value] as const);
    },
  };
}

/** The index of the first name that is greater than the given one. Binary search. */
function firstAfter(names: readonly string[], name: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle] ?? '') > name) high = middle;
    else low = middle + 1;
  }
  return low;
}
