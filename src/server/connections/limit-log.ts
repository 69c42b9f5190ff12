/**
 * Counts frequent events by kind. Calls `write` at once for the first event, and then every LOG_INTERVAL_MS with the
 * counts of that interval: an attack that opens connections must not flood the log.
 */
export function createLimitLog<Kind extends string>(write: (counts: Partial<Record<Kind, number>>) => void) {
  let counts = new Map<Kind, number>();
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    timer = undefined;
    if (counts.size === 0) return;
    write(Object.fromEntries(counts) as Partial<Record<Kind, number>>);
    counts = new Map();
    timer = setTimeout(flush, LOG_INTERVAL_MS).unref();
  };

  return (kind: Kind): void => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (timer === undefined) flush();
  };
}

const LOG_INTERVAL_MS = 5_000;
