import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { toPeer } from '../connections/to-peer.ts';
import type { ClientAddress } from '../http/client-address.ts';
import { createRequestsByPeer } from './requests-by-peer.ts';

export type Pressure = {
  /** Counts an accepted request as in flight until its answer is sent, or its client disconnects. */
  addRequest(response: ServerResponse): void;
  /** True if one more request would wait too long, and delay all others. */
  isHigh(): boolean;
  /** True if the pressure is high, unless the client has fewer requests in flight than the mean of all clients. */
  refuses(request: IncomingMessage): boolean;
  /** How long a request waits for the event loop now, in milliseconds. */
  delayMs(): number;
  close(): void;
};

/**
 * Measures how long a request waits for the event loop, in two ways. Timers that run late show a blocked loop. While
 * the loop is never idle, the requests in flight divided by the recent throughput are the waiting time (Little's law):
 * many half-done requests delay each other without delaying a timer.
 */
export function watchPressure(maxDelayMs: number, addressOf: ClientAddress): Pressure {
  /** Milliseconds by which each of the last samples was late. */
  const late = Array<number>(SAMPLES).fill(0);
  let sample = 0;
  let last = performance.now();
  let loop = performance.eventLoopUtilization();
  const inFlight = createRequestsByPeer();
  let ended = 0;
  let busy = NOT_BUSY;

  const timer = setInterval(() => {
    const now = performance.now();
    const elapsed = now - last;
    late[sample++ % SAMPLES] = Math.max(0, elapsed - SAMPLE_MS);
    const { utilization } = performance.eventLoopUtilization(loop);
    busy =
      utilization < SATURATED
        ? NOT_BUSY
        : { samples: busy.samples + 1, throughput: toThroughput(busy, ended / elapsed) };
    last = now;
    loop = performance.eventLoopUtilization();
    ended = 0;
  }, SAMPLE_MS);
  timer.unref();

  // The minimum of the last samples: a single long iteration of the event loop is not overload.
  const delayMs = () =>
    Math.max(
      Math.min(...late),
      busy.samples < SAMPLES ? 0 : inFlight.size() / Math.max(busy.throughput, MIN_THROUGHPUT),
    );
  const isHigh = () => inFlight.size() >= MIN_IN_FLIGHT && delayMs() > maxDelayMs;
  return {
    addRequest(response) {
      const leave = inFlight.enter(toPeer(addressOf(response.req)));
      response.once('close', () => {
        leave();
        ended++;
      });
    },
    isHigh,
    refuses: (request) => isHigh() && !inFlight.isBelowMean(toPeer(addressOf(request))),
    delayMs,
    close: () => clearInterval(timer),
  };
}

/** The number of samples in a row without idle time, and the throughput in requests per millisecond. */
type Busy = { readonly samples: number; readonly throughput: number };
const NOT_BUSY: Busy = { samples: 0, throughput: 0 };

/** The plain mean of the first samples, then an exponential moving average. */
function toThroughput({ samples, throughput }: Busy, latest: number): number {
  return throughput + (latest - throughput) * Math.max(1 / (samples + 1), WEIGHT);
}

const SAMPLE_MS = 50;
/** Overload must show in this many samples in a row. */
const SAMPLES = 3;
/** If the event loop is busy for this fraction of the time or more, it counts as never idle. */
const SATURATED = 0.95;
/** The weight of the latest sample in the moving average. */
const WEIGHT = 0.2;
/** Requests per millisecond: one request in ten seconds. */
const MIN_THROUGHPUT = 0.0001;

/**
 * If fewer requests are in flight, one large request or another process uses the CPU. Then a refusal would not help.
 */
const MIN_IN_FLIGHT = 20;
