import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import retry from 'p-retry';
import type { KmsCall } from '../call.ts';
import type { TryBounds } from '../client/http-handler.ts';
import { isThrottling, isTimeout, isTransient, KmsError, toKmsError } from '../exceptions.ts';
import { quotaOf } from '../reads/reads.ts';
import { createLane, type Lane, type LaneRequest } from './lane.ts';
import { type KmsObserver, UNOBSERVED } from './observer.ts';

export type LimiterOptions = {
  /** The share of AWS's quotas to use: above 0, at most 1; Infinity for a KMS without quotas. */
  readonly quotaShare: number;
  /** Milliseconds that one try may take. */
  readonly tryTimeoutMs: number;
};

/** Runs a call when its operation, account and Region have room for it, and again where that may help. Throws KmsError. */
export type Limiter = <Result>(call: KmsCall, send: (bounds: TryBounds) => Promise<Result>) => Promise<Result>;

/** One per gateway: AWS counts quotas per operation, account and Region, whoever asks. */
export function createLimiter(options: LimiterOptions, observer: KmsObserver = UNOBSERVED): Limiter {
  const admit = createSlots();
  // Regions are named by clients of the gateway: what nobody uses any more must not stay.
  const lanes = new LRUCache<string, Lane>({ max: MAX_LANES });
  return async (call, send) => {
    const { partition, accountId, region } = call.scope;
    const name = `${call.operation} ${partition} ${accountId} ${region}`;
    let lane = lanes.get(name);
    if (lane === undefined) {
      lane = createLane(quotaOf(call.operation) * options.quotaShare);
      lanes.set(name, lane);
    }
    const request = lane.requestOf(call.signal);
    const bounds = { signal: request.signal, timeoutMs: options.tryTimeoutMs };
    return await run({ admit, lane, request, call, observer, send: () => send(bounds) });
  };
}

/** 8 operations in 50 Regions of 25 accounts. A lane that is dropped while it is busy finishes what it has. */
const MAX_LANES = 10_000;

/** Calls in flight to all of them: a process can do some 2,500 a second, so this is about 0.1 s of work. */
const MAX_IN_FLIGHT_OVERALL = 200;

type Admit = <Result>(
  send: () => Promise<Result>,
  options: { signal: AbortSignal; priority: number },
) => Promise<Result>;

/**
 * A call that waits for the CPU or for a socket would use up its timeout. It waits here instead, before the timeout of
 * its try starts. Half of the slots bypass the queue and its cost: one list of one Region needs no more.
 */
function createSlots(): Admit {
  const queue = new PQueue({ concurrency: MAX_IN_FLIGHT_OVERALL / 2 });
  let free = MAX_IN_FLIGHT_OVERALL / 2;
  return async (send, options) => {
    if (free === 0) return await queue.add(send, options);
    free--;
    try {
      return await send();
    } finally {
      free++;
    }
  };
}

/** Tries of a call that fails for another reason than throttling, which is tried again until the request's deadline. */
const MAX_TRIES = 3;

/** Milliseconds, doubled from try to try, each stretched by up to as much again so that calls do not come back together. */
const BACKOFF = { minTimeout: 50, maxTimeout: 2000, factor: 2, randomize: true } as const;

type Run<Result> = {
  readonly admit: Admit;
  readonly lane: Lane;
  readonly request: LaneRequest;
  readonly call: KmsCall;
  readonly observer: KmsObserver;
  readonly send: () => Promise<Result>;
};

async function run<Result>({ admit, lane, request, call, observer, send }: Run<Result>): Promise<Result> {
  const { signal } = request;
  let throttled: KmsError | undefined;
  let failures = 0;
  let tries = 0;
  // Its place among the request's own calls: requests take turns, and a call that was throttled keeps its place.
  const priority = -request.turns++;
  const attempt = async () => {
    let sentAt = 0;
    const start = () => {
      sentAt = performance.now();
      observer.onSent(call, tries++ > 0);
      return send();
    };
    try {
      const result = await lane.queue.add(() => admit(start, { signal, priority }), { signal, priority });
      lane.onSuccess();
      observer.onTried(call, null);
      return result;
    } catch (thrown) {
      signal.throwIfAborted();
      const error = toKmsError(thrown, call);
      if (error instanceof KmsError) observer.onTried(call, error.failure);
      if (error instanceof KmsError && isThrottling(error)) throttled = error;
      if (isThrottling(error) || isTimeout(error)) {
        lane.onCongested(sentAt);
      } else if (error instanceof KmsError && !isTransient(error)) {
        lane.onSuccess(); // KMS had room for it, whatever it said
      }
      throw error;
    }
  };
  const shouldRetry = ({ error }: { error: Error }) =>
    isThrottling(error) || (isTransient(error) && ++failures < MAX_TRIES);
  try {
    const first = attempt();
    // What succeeds at once, as nearly all does, need not pass through the retrying.
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
  const message = `The request's time was up before ${operation} was answered.`;
  return new KmsError({ code: 'DeadlineExceeded', message, operation, keyId });
}
