/** The steps of a shutdown, in this order. */
export type DrainSteps = {
  /** The readiness check fails, and each answer closes its connection. */
  startDraining(): void;
  /** Accepts no more connections, and settles when the requests in flight have ended. */
  closeServer(): Promise<void>;
  /** Closes everything that requests used, such as the connections to KMS. */
  closeRest(): Promise<void>;
};

/**
 * Shuts down without losing a request. Load balancers have `graceMs` to notice that the readiness check fails. Then no
 * more connections are accepted, and the requests in flight finish. Rejects if they take longer than FORCED_END_MS.
 */
export async function drain(steps: DrainSteps, graceMs: number): Promise<void> {
  steps.startDraining();
  if (graceMs > 0) await new Promise((resolve) => setTimeout(resolve, graceMs));
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('requests in flight did not end in time')), FORCED_END_MS);
  });
  await Promise.race([steps.closeServer(), tooLong]);
  clearTimeout(timer);
  await steps.closeRest();
}

/** Milliseconds after the grace period. As long as the default of REQUEST_DEADLINE_MS. */
const FORCED_END_MS = 10_000;
