/**
 * Counts what may happen very often. `write` is told of the first at once, and of those that follow at the end of each
 * `LOG_MS`, by their kinds: an attack on the connections must not become one on the log.
 */
export function createLimitLog<Kind extends string>(write: (counts: Partial<Record<Kind, number>>) => void) {
  let counts = new Map<Kind, number>();
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    timer = undefined;
    if (counts.size === 0) return;
    write(Object.fromEntries(counts) as Partial<Record<Kind, number>>);
    counts = new Map();
    timer = setTimeout(flush, LOG_MS).unref();
  };

  return (kind: Kind): void => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (timer === undefined) flush();
  };
}

/** Milliseconds. */
const LOG_MS = 5_000;
