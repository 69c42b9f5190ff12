import { z } from 'zod';
import { wholeNumber } from './values.ts';

/** How a process ends, and how much it takes on. */
export type OperationsConfig = {
  readonly shutdown: {
    /** Milliseconds from SIGTERM, in which whoever sends requests here notices that readiness has fallen. */
    readonly graceMs: number;
  };
  readonly load: LoadLimits;
};

/** What goes beyond is refused at once, with HTTP 503. */
export type LoadLimits = {
  /** Milliseconds that the event loop may be late, turn after turn. */
  readonly eventLoopDelayMs: number;
  /** What all requests in flight together may cause in KMS calls, counted as MAX_KMS_CALLS is; an answer without calls counts by its size. */
  readonly kmsCalls: number;
  /** Bytes that the bodies of all requests in progress may take, parsed. */
  readonly bodyBytes: number;
};

/** Each message ends the sentence "expected ...". */
export const OPERATIONS_VARIABLES = {
  SHUTDOWN_GRACE_MS: wholeNumber(0, 600_000).optional(),
  MAX_EVENT_LOOP_DELAY_MS: wholeNumber(1, 60_000).default(150),
  MAX_KMS_CALLS_AT_ONCE: wholeNumber(1, 10_000_000).optional(),
  MAX_BODY_MEMORY_BYTES: wholeNumber(1, 10_000_000_000).default(64 * 1024 * 1024),
};

const VARIABLES = z.object(OPERATIONS_VARIABLES);

/** What these defaults depend on. */
type Rest = { readonly KMS_MODE: 'embedded' | 'aws'; readonly MAX_KMS_CALLS: number };

export function toOperationsConfig(env: z.infer<typeof VARIABLES> & Rest): OperationsConfig {
  return {
    // Somebody's own machine has nobody who must notice: Ctrl-C ends at once.
    shutdown: { graceMs: env.SHUTDOWN_GRACE_MS ?? (env.KMS_MODE === 'embedded' ? 0 : AWS_GRACE_MS) },
    // A caller alone may have half (server/overload/shares.ts): two of the largest at once.
    load: {
      eventLoopDelayMs: env.MAX_EVENT_LOOP_DELAY_MS,
      kmsCalls: env.MAX_KMS_CALLS_AT_ONCE ?? 4 * env.MAX_KMS_CALLS,
      bodyBytes: env.MAX_BODY_MEMORY_BYTES,
    },
  };
}

/** Milliseconds: a load balancer that asks every 5 seconds has asked once more. */
const AWS_GRACE_MS = 6_000;
