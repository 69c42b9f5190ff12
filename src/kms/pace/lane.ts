import PQueue from 'p-queue';

/** One request in one lane. */
export type LaneRequest = {
  /** Ends with the request's own, which would have listeners of all lanes: adding one walks past all that are there. */
  readonly signal: AbortSignal;
  /** How many calls it has had: a long list must not keep a single key waiting. */
  turns: number;
};

/** The queue of one operation, account and Region. */
export type Lane = {
  readonly queue: PQueue;
  /** What this lane knows of the request of this signal. */
  requestOf(signal: AbortSignal): LaneRequest;
  /** KMS throttled, or did not answer in time, a call that was sent at `sentAt` (performance.now). */
  onCongested(sentAt: number): void;
  onSuccess(): void;
};

/**
 * As TCP does it: a slow start, then additive increase and multiplicative decrease. `callsPerSecond` is the ceiling, what is
 * throttled or not answered finds the rest: Regions that hang must not hold all the places that there are for all.
 */
export function createLane(callsPerSecond: number): Lane {
  const queue = new PQueue({ concurrency: START_IN_FLIGHT, ...toInterval(callsPerSecond) });
  let inFlight = START_IN_FLIGHT;
  let slowStart = true;
  let lastDecrease = Number.NEGATIVE_INFINITY;
  const set = (value: number) => {
    inFlight = Math.min(MAX_IN_FLIGHT, Math.max(MIN_IN_FLIGHT, value));
    queue.concurrency = Math.floor(inFlight);
  };
  const requests = new WeakMap<AbortSignal, LaneRequest>();
  return {
    queue,
    requestOf(signal) {
      let request = requests.get(signal);
      if (request === undefined) {
        request = { signal: follow(signal), turns: 0 };
        requests.set(signal, request);
      }
      return request;
    },
    onCongested(sentAt) {
      // What was sent before the lane slowed down says nothing new: the answers of one burst are one piece of news.
      if (sentAt <= lastDecrease) return;
      slowStart = false;
      lastDecrease = performance.now();
      set(inFlight / 2);
    },
    onSuccess() {
      if (inFlight < MAX_IN_FLIGHT) set(inFlight + (slowStart ? 1 : 1 / inFlight));
    },
  };
}

/** Not AbortSignal.any: of one that follows another of its kind, Node 24 keeps every one for ever once somebody has listened to it. */
function follow(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  if (signal.aborted) controller.abort(signal.reason);
  else signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  return controller.signal;
}

/** Calls in flight to one operation of one account and Region: AWS SDKs open 50 sockets, too. */
export const MAX_IN_FLIGHT = 50;
/** Doubled with each round of answers: 40 answers to the most. */
const START_IN_FLIGHT = 10;
/** Throttling never slows a lane to less than this: it could not find out that there is room again. */
const MIN_IN_FLIGHT = 2;

/** Short windows, so that a second's calls do not go out in one burst; long enough for one call where there are few. */
function toInterval(callsPerSecond: number): { interval: number; intervalCap: number } {
  if (callsPerSecond === Number.POSITIVE_INFINITY) return { interval: 0, intervalCap: callsPerSecond };
  const interval = Math.max(100, Math.ceil(1000 / callsPerSecond));
  return { interval, intervalCap: Math.max(1, Math.floor((callsPerSecond * interval) / 1000)) };
}
