import type { Summary } from './report-schema.ts';
import { countFindings, createSummary, toCount, toSummaryText } from './summary.ts';

/** Shows how far the program has read. It counts Regions, because the number of keys is not known before the end. */
export type Progress = {
  start(places: number): void;
  /** `done` is the number of places that were read. The output calls a place "Region", once for each account. */
  step(done: number, summary: Summary): void;
  /** Leaves the terminal as it was. May be called again, and before the start. */
  stop(): void;
};

/** The functions of cli-progress's SingleBar that we use. */
type Bar = {
  start(total: number, startValue: number, payload: BarPayload): void;
  update(value: number, payload: BarPayload): void;
  stop(): void;
};

/** The texts of the bar, such as "1 key". */
type BarPayload = { readonly regions: string; readonly keys: string; readonly findings: string };

/** For a terminal: a bar. */
export function createBarProgress(bar: Bar): Progress {
  let regions = '';
  return {
    start(places) {
      regions = toCount(places, 'Region');
      bar.start(places, 0, toPayload(createSummary()));
    },
    step: (done, summary) => bar.update(done, toPayload(summary)),
    stop: () => bar.stop(),
  };

  function toPayload(summary: Summary): BarPayload {
    return { regions, keys: toCount(summary.keys, 'key'), findings: toCount(countFindings(summary), 'finding') };
  }
}

/**
 * For a file or a pipe: a line after each tenth of the Regions, and after each KEYS_PER_LINE keys. None at the end,
 * where the program prints the whole summary.
 */
export function createLineProgress(write: (line: string) => void): Progress {
  let places = 0;
  let shown = { tenths: 0, keys: 0 };
  return {
    start(count) {
      places = count;
    },
    step(done, summary) {
      const next = { tenths: Math.floor((10 * done) / places), keys: Math.floor(summary.keys / KEYS_PER_LINE) };
      if (done === places) return;
      if (next.tenths === shown.tenths && next.keys === shown.keys) return;
      shown = next;
      write(`${done} of ${toCount(places, 'Region')}: ${toSummaryText(summary)}\n`);
    },
    stop() {},
  };
}

const KEYS_PER_LINE = 5_000;
