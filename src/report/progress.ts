import type { Summary } from './report-schema.ts';
import { countFindings, toSummaryText } from './summary.ts';

/** Shows how far the program has read. It counts Regions, because the number of keys is not known before the end. */
export type Progress = {
  start(places: number): void;
  /** `done` is the number of places that were read. The output calls a place "Region", once for each account. */
  step(done: number, summary: Summary): void;
  stop(): void;
};

/** The functions of cli-progress's SingleBar that we use. */
type Bar = {
  start(total: number, startValue: number, payload: BarPayload): void;
  update(value: number, payload: BarPayload): void;
  stop(): void;
};

type BarPayload = { readonly keys: number; readonly findings: number };

/** For a terminal: a bar. */
export function createBarProgress(bar: Bar): Progress {
  return {
    start: (places) => bar.start(places, 0, { keys: 0, findings: 0 }),
    step: (done, summary) => bar.update(done, { keys: summary.keys, findings: countFindings(summary) }),
    stop: () => bar.stop(),
  };
}

/** For a file or a pipe: a line after each tenth of the Regions, and after each KEYS_PER_LINE keys. */
export function createLineProgress(write: (line: string) => void): Progress {
  let places = 0;
  let shown = { tenths: 0, keys: 0 };
  return {
    start(count) {
      places = count;
    },
    step(done, summary) {
      const next = { tenths: Math.floor((10 * done) / places), keys: Math.floor(summary.keys / KEYS_PER_LINE) };
      if (next.tenths === shown.tenths && next.keys === shown.keys) return;
      shown = next;
      write(`${done} of ${places} Regions: ${toSummaryText(summary)}\n`);
    },
    stop() {},
  };
}

const KEYS_PER_LINE = 5_000;
