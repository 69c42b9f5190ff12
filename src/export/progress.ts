/** How far a Region's export is. */
export type Progress = {
  start(region: string, keys: number): void;
  step(): void;
  stop(): void;
};

/** The part of cli-progress's SingleBar that is used. */
export type Bar = {
  start(total: number, startValue: number, payload: { readonly region: string }): void;
  increment(): void;
  stop(): void;
};

/** On a terminal. */
export function toBarProgress(bar: Bar): Progress {
  return {
    start: (region, keys) => bar.start(keys, 0, { region }),
    step: () => bar.increment(),
    stop: () => bar.stop(),
  };
}

/** Elsewhere, where each line stays: one at each tenth. */
export function toLineProgress(write: (line: string) => void): Progress {
  let [name, total, done] = ['', 0, 0];
  const line = () => write(`${name}: ${done} of ${total} keys\n`);
  return {
    start(region, keys) {
      [name, total, done] = [region, keys, 0];
      line();
    },
    step() {
      done++;
      if (done === total || Math.floor((done * 10) / total) > Math.floor(((done - 1) * 10) / total)) line();
    },
    stop() {},
  };
}
