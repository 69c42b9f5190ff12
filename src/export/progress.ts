/** Shows how many keys of a Region are exported. */
export type Progress = {
  start(region: string, keys: number): void;
  step(): void;
  stop(): void;
};

/** The functions of cli-progress's SingleBar that we use. */
export type Bar = {
  start(total: number, startValue: number, payload: { readonly region: string }): void;
  increment(): void;
  stop(): void;
};

/** For a terminal: a bar. */
export function createBarProgress(bar: Bar): Progress {
  return {
    start: (region, keys) => bar.start(keys, 0, { region }),
    step: () => bar.increment(),
    stop: () => bar.stop(),
  };
}

/** For a file or a pipe: a line at the start, and one after each tenth of the keys. */
export function createLineProgress(write: (line: string) => void): Progress {
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
