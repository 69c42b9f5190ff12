import type { Counter, Registry } from 'prom-client';

/** The value of one time series. */
export type Cell = { readonly labels: Readonly<Record<string, string>>; value: number };

type About = { readonly name: string; readonly help: string };

/**
 * Adds a counter whose values are cells. prom-client builds and checks the labels of its own counters at each
 * increment, which takes more time than the rest of counting a KMS call.
 */
export function addCells(registry: Registry, about: About, cells: () => Iterable<Cell>): void {
  add(registry, about, 'counter', () => [...cells()]);
}

/** Adds a histogram with one label. The function that it returns adds a value. For the reason of `addCells`. */
export function addHistogram(
  registry: Registry,
  about: About,
  { label, buckets }: { readonly label: string; readonly buckets: readonly number[] },
): (labelValue: string, value: number) => void {
  const series = new Map<string, Series>();
  add(registry, about, 'histogram', () =>
    [...series].flatMap(([labelValue, each]) => toValues(about.name, { [label]: labelValue }, buckets, each)),
  );
  return (labelValue, value) => {
    let each = series.get(labelValue);
    if (each === undefined) {
      each = { counts: buckets.map(() => 0), count: 0, sum: 0 };
      series.set(labelValue, each);
    }
    each.count++;
    each.sum += value;
    const bucket = buckets.findIndex((bound) => value <= bound);
    if (bucket >= 0) each.counts[bucket] = (each.counts[bucket] ?? 0) + 1;
  };
}

/** `counts` are the values of each bucket that are in no lower one. */
type Series = { readonly counts: number[]; count: number; sum: number };

type Value = Cell & { readonly metricName?: string };

/** A bucket of Prometheus counts the values of all lower buckets, too. */
function toValues(name: string, labels: Cell['labels'], buckets: readonly number[], series: Series): Value[] {
  let total = 0;
  const counts = buckets.map((bound, index) => {
    total += series.counts[index] ?? 0;
    return { metricName: `${name}_bucket`, labels: { ...labels, le: `${bound}` }, value: total };
  });
  return [
    ...counts,
    { metricName: `${name}_bucket`, labels: { ...labels, le: '+Inf' }, value: series.count },
    { metricName: `${name}_sum`, labels, value: series.sum },
    { metricName: `${name}_count`, labels, value: series.count },
  ];
}

/** A registry asks each of its metrics for its values by `get`. */
function add(registry: Registry, about: About, type: 'counter' | 'histogram', read: () => Value[]): void {
  const metric = { ...about, type, get: async () => ({ ...about, type, values: read() }) };
  registry.registerMetric(metric as unknown as Counter);
}
