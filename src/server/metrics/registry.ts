import { Counter, Gauge, Registry } from 'prom-client';
import { addCells, addHistogram, type Cell } from './cells.ts';

export type MetricRegistry = ReturnType<typeof createMetricRegistry>;

/** The metrics of one gateway. The names begin with `kms_gateway_`, so a name here is the rest of it. */
export function createMetricRegistry() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    counter: <Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) =>
      new Counter<Label>({ name: PREFIX + name, help, labelNames, registers }),

    histogram: (name: string, help: string, options: { readonly label: string; readonly buckets: readonly number[] }) =>
      addHistogram(registry, { name: PREFIX + name, help }, options),

    cells: (name: string, help: string, cells: () => Iterable<Cell>) =>
      addCells(registry, { name: PREFIX + name, help }, cells),

    /** A gauge that is read at each scrape. `read` returns all its values: others of the last scrape are dropped. */
    gauge: <Label extends string = never>(
      name: string,
      help: string,
      { labelNames = [], read }: { labelNames?: readonly Label[]; read: () => readonly GaugeValue<Label>[] },
    ) =>
      new Gauge<Label>({
        name: PREFIX + name,
        help,
        labelNames,
        registers,
        collect() {
          this.reset();
          for (const { labels, value } of read()) this.inc(labels, value);
        },
      }),

    /** A counter of somebody else, which is read at each scrape. */
    readCounter: (name: string, help: string, read: () => number) =>
      new Counter({
        name: PREFIX + name,
        help,
        registers,
        collect() {
          this.reset();
          this.inc(read());
        },
      }),
  };
}

/** `inc` adds the values of equal labels. */
export type GaugeValue<Label extends string> = {
  readonly labels: Readonly<Record<Label, string>>;
  readonly value: number;
};

const PREFIX = 'kms_gateway_';
