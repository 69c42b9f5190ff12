import { Counter, Registry } from 'prom-client';
import { addCounter, addGauge, addHistogram, type Reading, type Series } from './series.ts';

export type MetricRegistry = ReturnType<typeof createMetricRegistry>;

/** Adds metrics to `registry`. The name of each begins with `prefix`, so a name here is the rest of it. */
export function createMetricRegistry({ registry = new Registry(), prefix = 'kms_gateway_' } = {}) {
  return {
    registry,
    counter: <Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) =>
      new Counter<Label>({ name: prefix + name, help, labelNames, registers: [registry] }),

    /** A counter whose series the caller keeps. */
    counterOf: (name: string, help: string, series: () => Iterable<Series>) =>
      addCounter(registry, { name: prefix + name, help }, series),

    /** A counter of somebody else, which is read at each scrape. */
    readCounter: (name: string, help: string, read: () => number) =>
      addCounter(registry, { name: prefix + name, help }, () => [{ labels: {}, value: read() }]),

    /** A gauge that is read at each scrape. */
    gauge: (name: string, help: string, read: () => Reading) => addGauge(registry, { name: prefix + name, help }, read),

    histogram: (name: string, help: string, options: { readonly label: string; readonly buckets: readonly number[] }) =>
      addHistogram(registry, { name: prefix + name, help }, options),
  };
}
