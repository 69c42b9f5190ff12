import { z } from 'zod';
import { wholeNumber } from './values.ts';

/** How the process ends, and how much load it accepts. */
export type LoadConfig = {
  readonly shutdown: {
    /** Milliseconds after SIGTERM in which load balancers notice that the readiness check fails. */
    readonly graceMs: number;
  };
  readonly load: LoadLimits;
};

/** Requests beyond these limits are refused at once, with HTTP 503. */
export type LoadLimits = {
  /** The most milliseconds for which a request may wait for the event loop. */
  readonly eventLoopDelayMs: number;
  /**
   * The most KMS calls that all requests in flight together may cause, counted like MAX_KMS_CALLS. A large answer that
   * needs few calls counts by its size.
   */
  readonly kmsCalls: number;
  /** The most bytes of memory for the parsed bodies of all requests in progress. */
  readonly bodyBytes: number;
};

/** Each `error` ends the sentence "expected ...". */
export const LOAD_VARIABLES = {
  SHUTDOWN_GRACE_MS: wholeNumber(0, 600_000).optional(),
  MAX_EVENT_LOOP_DELAY_MS: wholeNumber(1, 60_000).default(150),
  MAX_KMS_CALLS_AT_ONCE: wholeNumber(1, 10_000_000).optional(),
  MAX_BODY_MEMORY_BYTES: wholeNumber(1, 10_000_000_000).default(64 * 1024 * 1024),
};

const VARIABLES = z.object(LOAD_VARIABLES);

/** The other variables that the defaults depend on. */
type Others = { readonly KMS_MODE: 'embedded' | 'aws'; readonly MAX_KMS_CALLS: number };

export function toLoadConfig(env: z.infer<typeof VARIABLES> & Others): LoadConfig {
  return {
    // On a developer's machine there is no load balancer: Ctrl-C ends the process at once.
    shutdown: { graceMs: env.SHUTDOWN_GRACE_MS ?? (env.KMS_MODE === 'embedded' ? 0 : AWS_GRACE_MS) },
    // A caller may hold at most half of `kmsCalls` (server/overload/shares.ts): two of the largest requests at once.
    load: {
      eventLoopDelayMs: env.MAX_EVENT_LOOP_DELAY_MS,
      kmsCalls: env.MAX_KMS_CALLS_AT_ONCE ?? 4 * env.MAX_KMS_CALLS,
      bodyBytes: env.MAX_BODY_MEMORY_BYTES,
    },
  };
}

/** Milliseconds: a load balancer that checks readiness every 5 seconds has checked once more by then. */
const AWS_GRACE_MS = 6_000;
