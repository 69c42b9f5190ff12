import type { Counter, Registry } from 'prom-client';

/** One time series, with its value now. */
export type Series = { readonly labels: Readonly<Record<string, string>>; value: number };

/** The series of a gauge, each with other labels; or the value of the one without labels. Null: there is none now. */
export type Reading = number | null | readonly Readonly<Series>[];

type About = { readonly name: string; readonly help: string };

/**
 * Adds a counter whose series the caller keeps. prom-client builds and checks the labels of its own counters at each
 * increment, which takes more time than the rest of counting a KMS call.
 */
export function addCounter(registry: Registry, about: About, series: () => Iterable<Series>): void {
  add(registry, about, 'counter', () => [...series()]);
}

/**
 * Adds a gauge that is read at each scrape. Not a gauge of prom-client: without labels, that is 0 where it has no value,
 * and so "never" would look like "since 1970".
 */
export function addGauge(registry: Registry, about: About, read: () => Reading): void {
  add(registry, about, 'gauge', () => {
    const reading = read();
    if (reading === null) return [];
    return typeof reading === 'number' ? [{ labels: {}, value: reading }] : reading;
  });
}

/**
 * Adds a histogram with one label. The function that it returns adds a value. Faster than prom-client's own histograms,
 * for the same reason.
 */
export function addHistogram(
  registry: Registry,
  about: About,
  { label, buckets }: { readonly label: string; readonly buckets: readonly number[] },
): (labelValue: string, value: number) => void {
  const byLabel = new Map<string, Distribution>();
  add(registry, about, 'histogram', () =>
    [...byLabel].flatMap(([labelValue, each]) => toSeries(about.name, { [label]: labelValue }, buckets, each)),
  );
  return (labelValue, value) => {
    let each = byLabel.get(labelValue);
    if (each === undefined) {
      each = { counts: buckets.map(() => 0), count: 0, sum: 0 };
      byLabel.set(labelValue, each);
    }
    each.count++;
    each.sum += value;
    const bucket = buckets.findIndex((bound) => value <= bound);
    if (bucket >= 0) each.counts[bucket] = (each.counts[bucket] ?? 0) + 1;
  };
}

/** `counts` has, for each bucket, the number of values that fit into it and into no lower one. */
type Distribution = { readonly counts: number[]; count: number; sum: number };

type NamedSeries = Readonly<Series> & { readonly metricName?: string };

/** A bucket of Prometheus counts the values of all lower buckets, too. */
function toSeries(
  name: string,
  labels: Series['labels'],
  buckets: readonly number[],
  { counts, count, sum }: Distribution,
): NamedSeries[] {
  let total = 0;
  const bucketSeries = buckets.map((bound, index) => {
    total += counts[index] ?? 0;
    return { metricName: `${name}_bucket`, labels: { ...labels, le: `${bound}` }, value: total };
  });
  return [
    ...bucketSeries,
    { metricName: `${name}_bucket`, labels: { ...labels, le: '+Inf' }, value: count },
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}

/** A registry asks each of its metrics for its values by `get`. */
function add(
  registry: Registry,
  about: About,
  type: 'counter' | 'gauge' | 'histogram',
  read: () => readonly NamedSeries[],
): void {
  const metric = { ...about, type, get: async () => ({ ...about, type, values: read() }) };
  registry.registerMetric(metric as unknown as Counter);
}
