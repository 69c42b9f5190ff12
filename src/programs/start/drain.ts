/** The steps of a shutdown, in this order. */
export type DrainSteps = {
  /** The readiness check fails, and each answer closes its connection. */
  startDraining(): void;
  /** Accepts no more connections, and settles when the requests in flight have ended. */
  closeServer(): Promise<void>;
  /** Settles when no key is being changed. Each change ends at its deadline. */
  whenChangesEnd(): Promise<void>;
  /** Closes everything that requests used, such as the connections to KMS. */
  closeRest(): Promise<void>;
};

/**
 * Shuts down without losing a request. Load balancers have `graceMs` to notice that the readiness check fails. Then no
 * more connections are accepted, and the requests in flight finish. Rejects if they take longer than FORCED_END_MS; but
 * only when no key is being changed any more, because nobody would know what became of the change.
 */
async function drain(steps: DrainSteps, graceMs: number): Promise<void> {
  steps.startDraining();
  if (graceMs > 0) await new Promise((resolve) => setTimeout(resolve, graceMs));
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('requests in flight did not end in time')), FORCED_END_MS);
  });
  const closed = steps.closeServer();
  try {
    await Promise.race([closed, tooLong]);
  } catch (error) {
    await steps.whenChangesEnd();
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, LAST_ANSWERS_MS))]);
    throw error;
  }
  clearTimeout(timer);
  await steps.whenChangesEnd();
  await steps.closeRest();
}

/**
 * Drains the process on SIGTERM or SIGINT, and ends it. The same signal once more ends it at once, but for changes of
 * keys. A signal that comes soon again is the same one: Ctrl-C sends it to npm, which forwards it, and to the program.
 */
export function drainOnSignal(graceMs: number, steps: DrainSteps): void {
  let firstAt: number | undefined;
  const stop = () => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      drain(steps, graceMs).then(
        // By now, only log lines that nobody reads can keep the process alive.
        () => void setTimeout(() => process.exit(), LAST_LINES_MS).unref(),
        () => process.exit(1),
      );
    } else if (performance.now() - firstAt > SAME_SIGNAL_MS) {
      void steps.whenChangesEnd().then(() => setTimeout(() => process.exit(1), LAST_ANSWERS_MS));
    }
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Milliseconds for the clients of changes to receive their answers. */
const LAST_ANSWERS_MS = 500;

/** Milliseconds for a slow reader of the log to read the last lines. */
const LAST_LINES_MS = 1_000;

/** Milliseconds. */
const SAME_SIGNAL_MS = 500;

/** Milliseconds after the grace period. As long as the default of REQUEST_DEADLINE_MS. */
const FORCED_END_MS = 10_000;
