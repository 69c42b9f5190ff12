import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import retry from 'p-retry';
import type { KmsScope } from '../arn.ts';
import type { KmsCall } from '../call.ts';
import type { TryBounds } from '../client/http-handler.ts';
import { isThrottling, isTimeout, isTransient, KmsError, toKmsError } from '../exceptions.ts';
import { isWrite, type KmsOperation, quotaOf } from '../operations.ts';
import { createLane, type Lane, type LaneLoad, type LaneRequest, type QueueOptions } from './lane.ts';
import { type KmsObserver, UNOBSERVED } from './observer.ts';

export type LimiterOptions = {
  /** The share of AWS's quotas to use: more than 0, at most 1. Infinity for a KMS without quotas. */
  readonly quotaShare: number;
  /** The most milliseconds of one try. */
  readonly tryTimeoutMs: number;
};

/**
 * Runs `tryOnce` as soon as the lane of the call has a slot, and again if a retry may help. A call that changes
 * something is never tried again. Throws KmsError.
 */
export type Limiter = RunCall & { load(): LimiterLoad };

type RunCall = <Result>(call: KmsCall, tryOnce: (bounds: TryBounds) => Promise<Result>) => Promise<Result>;

/** What the limiter does at this moment. */
export type LimiterLoad = {
  /** The calls in flight of all lanes together. */
  readonly inFlight: number;
  /** The calls that have a slot in their lane, and wait for one of the slots that all lanes share. */
  readonly waiting: number;
  lanes(): readonly (LaneLoad & { readonly operation: KmsOperation; readonly scope: KmsScope })[];
};

/** A gateway has one limiter for all callers: AWS counts the calls of each operation per account and Region. */
export function createLimiter(options: LimiterOptions, observer: KmsObserver = UNOBSERVED): Limiter {
  const slots = createSlots();
  // Bounded, because clients of the gateway choose the Regions.
  const lanes = new LRUCache<string, NamedLane>({ max: MAX_LANES });
  const laneOf = ({ operation, scope: { partition, accountId, region } }: KmsCall): Lane => {
    const name = `${operation} ${partition} ${accountId} ${region}`;
    const known = lanes.get(name);
    if (known !== undefined) return known.lane;
    const lane = createLane(quotaOf(operation) * options.quotaShare);
    lanes.set(name, { lane, operation, scope: { partition, accountId, region } });
    return lane;
  };
  const run: RunCall = async (call, tryOnce) => {
    const lane = laneOf(call);
    const request = lane.requestOf(call.signal);
    const bounds = { signal: request.signal, timeoutMs: options.tryTimeoutMs, sendOnce: isWrite(call.operation) };
    return await runCall({ admit: slots.admit, lane, request, call, observer, tryOnce: () => tryOnce(bounds) });
  };
  return Object.assign(run, {
    load: () => ({
      ...slots.load(),
      lanes: () => [...lanes.values()].map(({ lane, operation, scope }) => ({ ...lane.load(), operation, scope })),
    }),
  });
}

type NamedLane = { readonly lane: Lane; readonly operation: KmsOperation; readonly scope: KmsScope };

/** Enough for 10 operations in 40 Regions of 25 accounts. A busy lane that is dropped still finishes its calls. */
const MAX_LANES = 10_000;

/** The most calls in flight in all lanes. A process makes about 2,500 calls per second, so this is 0.1 s of work. */
const MAX_IN_FLIGHT_OVERALL = 200;

type Admit = <Result>(task: () => Promise<Result>, options: QueueOptions) => Promise<Result>;

/**
 * A call that waits for the CPU or for a socket would use up its timeout. It waits here instead, before the timeout of
 * its try starts. Half of the slots bypass the queue, because it costs CPU time. They are enough for one list of
 * one Region.
 */
function createSlots() {
  const queue = new PQueue({ concurrency: MAX_IN_FLIGHT_OVERALL / 2 });
  let free = MAX_IN_FLIGHT_OVERALL / 2;
  const admit: Admit = async (task, options) => {
    if (free === 0) return await queue.add(task, options);
    free--;
    try {
      return await task();
    } finally {
      free++;
    }
  };
  const load = () => ({ inFlight: queue.pending + MAX_IN_FLIGHT_OVERALL / 2 - free, waiting: queue.size });
  return { admit, load };
}

/**
 * The most tries of a call that fails for another reason than throttling. Throttled calls are retried until the
 * deadline.
 */
const MAX_TRIES = 3;

/** Milliseconds. The wait doubles from try to try. Up to 100 % of jitter keeps retries from coming at the same time. */
const BACKOFF = { minTimeout: 50, maxTimeout: 2000, factor: 2, randomize: true } as const;

type CallRun<Result> = {
  readonly admit: Admit;
  readonly lane: Lane;
  readonly request: LaneRequest;
  readonly call: KmsCall;
  readonly observer: KmsObserver;
  readonly tryOnce: () => Promise<Result>;
};

async function runCall<Result>({ admit, lane, request, call, observer, tryOnce }: CallRun<Result>): Promise<Result> {
  const { signal } = request;
  let throttled: KmsError | undefined;
  let failures = 0;
  let tries = 0;
  // Requests take turns: the n-th calls of all requests come before the (n+1)-th. So a long list does not delay the
  // single key of another request. A retry keeps its priority.
  const priority = -request.calls++;
  const attempt = async () => {
    let sentAt = 0;
    const start = () => {
      sentAt = performance.now();
      observer.onSent(call, tries++ > 0);
      return tryOnce();
    };
    try {
      const result = await lane.add(() => admit(start, { signal, priority }), { signal, priority });
      lane.onSuccess();
      observer.onTried(call, null);
      return result;
    } catch (thrown) {
      signal.throwIfAborted();
      const error = toKmsError(thrown, call);
      if (error instanceof KmsError) observer.onTried(call, error.failure);
      if (error instanceof KmsError && isThrottling(error)) {
        throttled = error;
        lane.onThrottled(sentAt);
      } else if (isTimeout(error)) {
        lane.onTimeout(sentAt);
      } else if (error instanceof KmsError && !isTransient(error)) {
        lane.onSuccess(); // KMS answered, although with an error
      }
      throw error;
    }
  };
  const shouldRetry = ({ error }: { error: Error }) =>
    !isWrite(call.operation) && (isThrottling(error) || (isTransient(error) && ++failures < MAX_TRIES));
  try {
    const first = attempt();
    // Nearly all calls succeed at the first try, and do not need p-retry.
    return await first.catch(() =>
      retry((attempts) => (attempts === 1 ? first : attempt()), {
        ...BACKOFF,
        retries: Number.POSITIVE_INFINITY,
        signal,
        shouldRetry,
      }),
    );
  } catch (error) {
    throw signal.aborted ? (throttled ?? deadlineExceeded(call)) : error;
  }
}

function deadlineExceeded({ operation, keyId }: KmsCall): KmsError {
  const message = `The deadline of the request passed before KMS answered ${operation}.`;
  return new KmsError({ code: 'DeadlineExceeded', message, operation, keyId });
}
