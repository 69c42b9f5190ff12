import PQueue from 'p-queue';

/** One request in one lane. */
export type LaneRequest = {
  /**
   * Follows the request's signal. One signal per lane keeps listener lists short: `addEventListener` is O(listeners).
   */
  readonly signal: AbortSignal;
  /** The number of calls that the request has made in this lane. The lane serves requests with few calls first. */
  calls: number;
};

/** The queue of one operation, account and Region. */
export type Lane = {
  readonly queue: PQueue;
  /** The request with this signal. */
  requestOf(signal: AbortSignal): LaneRequest;
  /** Reports that KMS throttled a call that was sent at `sentAt` (performance.now), or did not answer it in time. */
  onCongested(sentAt: number): void;
  onSuccess(): void;
};

/**
 * Controls congestion as TCP does: slow start, then additive increase and multiplicative decrease. `callsPerSecond` is
 * the highest rate. Throttled calls and timeouts reduce the concurrency, so that a Region that does not answer leaves
 * slots for the others.
 */
export function createLane(callsPerSecond: number): Lane {
  const queue = new PQueue({ concurrency: START_IN_FLIGHT, ...toInterval(callsPerSecond) });
  let limit = START_IN_FLIGHT;
  let slowStart = true;
  let lastDecrease = Number.NEGATIVE_INFINITY;
  const setLimit = (value: number) => {
    limit = Math.min(MAX_IN_FLIGHT, Math.max(MIN_IN_FLIGHT, value));
    queue.concurrency = Math.floor(limit);
  };
  const requests = new WeakMap<AbortSignal, LaneRequest>();
  return {
    queue,
    requestOf(signal) {
      let request = requests.get(signal);
      if (request === undefined) {
        request = { signal: follow(signal), calls: 0 };
        requests.set(signal, request);
      }
      return request;
    },
    onCongested(sentAt) {
      // Calls from before the last decrease belong to the same congestion: one burst must not decrease the lane twice.
      if (sentAt <= lastDecrease) return;
      slowStart = false;
      lastDecrease = performance.now();
      setLimit(limit / 2);
    },
    onSuccess() {
      if (limit < MAX_IN_FLIGHT) setLimit(limit + (slowStart ? 1 : 1 / limit));
    },
  };
}

/**
 * Does not use AbortSignal.any: if its result follows another such signal, Node 24 never frees it once it has had a
 * listener.
 */
function follow(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  if (signal.aborted) controller.abort(signal.reason);
  else signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  return controller.signal;
}

/** The most calls in flight to one operation of one account and Region. AWS SDKs open 50 sockets, too. */
export const MAX_IN_FLIGHT = 50;
/** The concurrency at the start. It doubles with each round of answers: after 40 answers, it is MAX_IN_FLIGHT. */
const START_IN_FLIGHT = 10;
/** The lowest concurrency. With less, a lane could not find out that KMS accepts more calls again. */
const MIN_IN_FLIGHT = 2;

/**
 * A short interval, so that the calls of a second do not go out in one burst. For a low rate, it is long enough for one
 * call.
 */
function toInterval(callsPerSecond: number): { interval: number; intervalCap: number } {
  if (callsPerSecond === Number.POSITIVE_INFINITY) return { interval: 0, intervalCap: callsPerSecond };
  const interval = Math.max(100, Math.ceil(1000 / callsPerSecond));
  return { interval, intervalCap: Math.max(1, Math.floor((callsPerSecond * interval) / 1000)) };
}
