import { type BigIntStats, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export type ChangeWatch = {
  /** From now on, `onChange` is called for each change since the watch was created. */
  start(onChange: () => void): void;
  stop(): void;
};

/**
 * Notices when files change: written in place, renamed over, removed and restored, or behind a symbolic link that leads
 * elsewhere, as Kubernetes updates a ConfigMap. Looks at the files every second: events of the file system (`fs.watch`)
 * are missing on network and bind mounts, and are for one folder of a chain of links, which may be removed.
 * A change counts when the files have been the same for a moment, or after a second of changes.
 */
export function watchFiles(paths: readonly string[], { everyMs, settleMs } = INTERVALS): ChangeWatch {
  /** Taken at once: the files are read after this, so that no change is missed. */
  let last = paths.map((path) => toVersion(statOrNull(path))).join();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const readVersion = async () =>
    (await Promise.all(paths.map((path) => stat(path, { bigint: true }).then(toVersion, () => MISSING)))).join();

  /** Whether the files have changed since the last call. Then it waits until they have settled. */
  const hasChanged = async (): Promise<boolean> => {
    let before = last;
    last = await readVersion();
    const isChange = last !== before;
    for (let wait = 0; last !== before && wait < MAX_WAITS; wait++) {
      await sleep(settleMs, undefined, { ref: false });
      before = last;
      last = await readVersion();
    }
    return isChange;
  };

  return {
    start(onChange) {
      const look = async () => {
        if ((await hasChanged()) && !isStopped) onChange();
        if (!isStopped) schedule();
      };
      const schedule = () => {
        timer = setTimeout(() => void look(), everyMs).unref();
      };
      void look();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** Milliseconds. Two writes within `settleMs` can have the same time of modification (a tick of the kernel, 4 ms). */
const INTERVALS = { everyMs: 1_000, settleMs: 100 };

const MAX_WAITS = 10;

/** The version of what is no file, or cannot be found. */
const MISSING = '';

function statOrNull(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}

/** Not the time of access, which changes when the gateway reads the file. */
function toVersion(stats: BigIntStats | null): string {
  return stats?.isFile() !== true
    ? MISSING
    : [stats.dev, stats.ino, stats.mode, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}
