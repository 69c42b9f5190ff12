/** What ends, in this order. */
export type Drained = {
  /** Readiness falls, and every answer ends its connection. */
  startDraining(): void;
  /** No more connections; settles when the requests in flight have ended. */
  closeServer(): Promise<void>;
  /** What the requests needed. */
  closeRest(): Promise<void>;
};

/**
 * Ends without losing a request: whoever sends requests here has `graceMs` to notice, then no more are taken, and those in flight
 * finish. Rejects where they have not by `FORCED_END_MS`.
 */
export async function drain(drained: Drained, graceMs: number): Promise<void> {
  drained.startDraining();
  if (graceMs > 0) await new Promise((resolve) => setTimeout(resolve, graceMs));
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('requests in flight did not end in time')), FORCED_END_MS);
  });
  await Promise.race([drained.closeServer(), tooLong]);
  clearTimeout(timer);
  await drained.closeRest();
}

/** Milliseconds from the end of the grace: as long as a request may take by default. */
const FORCED_END_MS = 10_000;
