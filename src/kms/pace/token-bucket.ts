/** A bucket of tokens, one for each call. It refills at a rate that throttling reduces. */
export type TokenBucket = {
  /** Takes a token. Returns the milliseconds to wait before the next is taken: 0 if there are more. */
  take(): number;
  /** Reports that KMS throttled a call: somebody else uses the quota, too. */
  slowDown(): void;
};

/**
 * Creates a bucket for at most `callsPerSecond`. It counts by the clock, not by timers: a timer that fires late
 * postpones calls but does not lose them. Intervals of a timer reached only 93 % of a quota. `now` is in milliseconds.
 */
export function createTokenBucket(callsPerSecond: number, now = () => performance.now()): TokenBucket {
  if (callsPerSecond === Number.POSITIVE_INFINITY) return UNLIMITED;
  const burst = Math.max(1, callsPerSecond * BURST_SECONDS);
  let rate = callsPerSecond;
  let tokens = burst;
  let refilledAt = now();
  const refill = () => {
    const seconds = (now() - refilledAt) / 1000;
    refilledAt += seconds * 1000;
    tokens = Math.min(burst, tokens + rate * seconds);
    rate = Math.min(callsPerSecond, rate + callsPerSecond * RECOVERY_PER_SECOND * seconds);
  };
  return {
    take() {
      refill();
      tokens--;
      return tokens >= 1 ? 0 : Math.max(MIN_WAIT, ((1 - tokens) / rate) * 1000);
    },
    slowDown() {
      refill();
      rate -= rate * Math.min(MAX_DECREASE, 1 / (callsPerSecond * DECREASE_SECONDS));
    },
  };
}

const UNLIMITED: TokenBucket = { take: () => 0, slowDown() {} };

/**
 * The bucket holds the calls of this time. It makes up for timers that are late by as much while the process is busy.
 * AWS does not say how many calls at once it accepts. A small bucket leaves most of them to the other users.
 */
const BURST_SECONDS = 0.05;

/** Milliseconds. To send some calls together takes less CPU time than a timer for each. */
const MIN_WAIT = 5;

/**
 * If KMS throttles every call, the rate falls to a third (1/e) in this time. Each throttled call counts, so that who
 * sends most slows down most, and one stray throttled call costs next to nothing.
 */
const DECREASE_SECONDS = 0.1;

/** The most that one throttled call takes from the rate: for a quota of a few calls per second. */
const MAX_DECREASE = 0.5;

/** The part of the full rate that comes back in each second: slow enough that a shared quota throttles about 2 %. */
const RECOVERY_PER_SECOND = 0.05;
