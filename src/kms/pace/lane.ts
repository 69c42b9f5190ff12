import PQueue from 'p-queue';
import { createTokenBucket } from './token-bucket.ts';

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
  /** Runs `task` as soon as the lane has a slot and the rate allows it. */
  add<Result>(task: () => Promise<Result>, options: QueueOptions): Promise<Result>;
  /** The request with this signal. */
  requestOf(signal: AbortSignal): LaneRequest;
  /** Reports that KMS throttled a call that was sent at `sentAt` (performance.now). */
  onThrottled(sentAt: number): void;
  /** Reports that KMS did not answer a call that was sent at `sentAt` in time. */
  onTimeout(sentAt: number): void;
  onSuccess(): void;
  load(): LaneLoad;
};

/** What a lane does at this moment. */
export type LaneLoad = {
  /** The most calls in flight, which changes with the answers of KMS. */
  readonly limit: number;
  /** The calls that KMS has not answered yet, and those that wait for one of the slots that all lanes share. */
  readonly inFlight: number;
  /** The calls that wait for a slot in the lane. */
  readonly waiting: number;
};

/** A higher priority is sent first. */
export type QueueOptions = { readonly signal: AbortSignal; readonly priority: number };

/**
 * Controls congestion as TCP does: slow start, then additive increase and multiplicative decrease. `callsPerSecond` is
 * the highest rate. Throttled calls and timeouts reduce the concurrency, so that a Region that does not answer leaves
 * slots for the others. Throttled calls reduce the rate, too: if KMS is near, two calls in flight are a thousand per
 * second.
 */
export function createLane(callsPerSecond: number): Lane {
  const queue = new PQueue({ concurrency: START_IN_FLIGHT });
  const bucket = createTokenBucket(callsPerSecond);
  let refill: NodeJS.Timeout | undefined;
  const take = () => {
    const waitMs = bucket.take();
    if (waitMs === 0) return;
    queue.pause();
    refill = setTimeout(() => queue.start(), waitMs);
    if (queue.size === 0) refill.unref(); // nothing waits, so the process may end
  };
  let limit = START_IN_FLIGHT;
  let slowStart = true;
  let lastDecrease = Number.NEGATIVE_INFINITY;
  const setLimit = (value: number) => {
    limit = Math.min(MAX_IN_FLIGHT, Math.max(MIN_IN_FLIGHT, value));
    queue.concurrency = Math.floor(limit);
  };
  const requests = new WeakMap<AbortSignal, LaneRequest>();
  const onCongested = (sentAt: number) => {
    // Calls from before the last decrease belong to the same congestion: one burst must not decrease the lane twice.
    if (sentAt <= lastDecrease) return;
    slowStart = false;
    lastDecrease = performance.now();
    setLimit(limit / 2);
  };
  return {
    add(task, options) {
      refill?.ref();
      return queue.add(() => {
        take();
        return task();
      }, options);
    },
    requestOf(signal) {
      let request = requests.get(signal);
      if (request === undefined) {
        request = { signal: follow(signal), calls: 0 };
        requests.set(signal, request);
      }
      return request;
    },
    onThrottled(sentAt) {
      bucket.slowDown();
      onCongested(sentAt);
    },
    onTimeout: onCongested,
    onSuccess() {
      if (limit < MAX_IN_FLIGHT) setLimit(limit + (slowStart ? 1 : 1 / limit));
    },
    load: () => ({ limit: queue.concurrency, inFlight: queue.pending, waiting: queue.size }),
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
