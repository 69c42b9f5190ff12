import { createOverloadedError, createShareError, type OnOverloaded } from './overload-errors.ts';

export type Turns = {
  /** Queues a request of this owner. `byAddress`: the owner is an address, which the message of an error then says. */
  wait(owner: string, byAddress?: boolean): Waiting;
};

type Waiting = {
  /** Resolves when the request may start. Rejects if the queue of the owner is full, or if it has waited too long. */
  readonly turn: Promise<void>;
  /** Removes the request from the queue, because its client has disconnected. */
  giveUp(): void;
};

type Entry = { readonly until: number; readonly start: () => void; readonly refuse: (error: Error) => void };

/**
 * Divides CPU time among owners (callers or addresses): their requests start round robin, a few in each iteration of
 * the event loop. The start of a request is its work until it waits for KMS. If the start took long, the owner pauses
 * for the same time, so that it uses at most about half of the CPU. An owner pauses only while others send requests.
 */
export function createTurns(maxWaitMs: number, onOverloaded: OnOverloaded = () => {}): Turns {
  /** The waiting requests of each owner. The owner whose turn is next comes first. */
  const queues = new Map<string, Set<Entry>>();
  const pauses = createPauses();
  /** The request that was started last, until the duration of its start is measured. */
  let starting: { readonly owner: string; readonly since: number } | undefined;
  let isScheduled = false;
  let timer: NodeJS.Timeout | undefined;

  const measureStart = (now: number) => {
    if (starting !== undefined) pauses.onStarted(starting.owner, now - starting.since, now);
    starting = undefined;
  };

  const startNext = (now: number) => {
    for (const [owner, queue] of queues) {
      if (pauses.remainingMs(owner, now) > 0) continue;
      const [entry] = queue as Iterable<Entry> as [Entry];
      queue.delete(entry);
      queues.delete(owner);
      if (queue.size > 0) queues.set(owner, queue);
      if (entry.until > now) {
        starting = { owner, since: now };
        return entry.start();
      }
      onOverloaded('turn_too_late');
      entry.refuse(createOverloadedError());
    }
  };

  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    clearTimeout(timer);
    let firstStepAt: number | undefined;
    // Node runs the promises and ticks of one immediate before the next immediate. So the next step can measure how
    // long the start of a request took.
    const step = () => {
      const now = performance.now();
      measureStart(now);
      firstStepAt ??= now;
      if (now - firstStepAt < TURN_MS) startNext(now);
    };
    const waiting = [...queues.values()].reduce((sum, { size }) => sum + size, 0);
    for (let index = 0; index < Math.min(waiting, MAX_STARTS); index++) setImmediate(step);
    setImmediate(end);
  };

  const end = () => {
    const now = performance.now();
    measureStart(now);
    isScheduled = false;
    if (queues.size === 0) return;
    const pauseMs = Math.min(...[...queues.keys()].map((owner) => pauses.remainingMs(owner, now)));
    if (pauseMs > 0) timer = setTimeout(schedule, pauseMs);
    else schedule();
  };

  return {
    wait(owner, byAddress = false) {
      const now = performance.now();
      pauses.onRequest(owner, now);
      const queue = queues.get(owner) ?? new Set();
      if (queue.size >= MAX_WAITING) {
        onOverloaded('turns_full');
        return { turn: Promise.reject(createShareError(byAddress)), giveUp() {} };
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const entry = { until: now + maxWaitMs, start: resolve, refuse: reject };
      queues.set(owner, queue.add(entry));
      schedule();
      return {
        turn: promise,
        giveUp() {
          if (!queue.delete(entry)) return;
          if (queue.size === 0) queues.delete(owner);
          entry.refuse(createOverloadedError());
        },
      };
    },
  };
}

/** The owners that must pause, and until when. All times are milliseconds (performance.now). */
function createPauses() {
  const pausedUntil = new Map<string, number>();
  let latest = { owner: '', at: Number.NEGATIVE_INFINITY };
  /** The latest request of any owner other than `latest.owner`. */
  let latestOfOther = latest;
  return {
    onRequest(owner: string, now: number) {
      if (owner !== latest.owner) latestOfOther = latest;
      latest = { owner, at: now };
    },
    onStarted(owner: string, startMs: number, now: number) {
      if (startMs < TURN_MS) return;
      for (const [each, end] of pausedUntil) if (end <= now) pausedUntil.delete(each);
      pausedUntil.set(owner, now + Math.min(startMs, ACTIVE_MS));
    },
    /** 0 if the owner need not pause, or if no other owner is active. */
    remainingMs(owner: string, now: number): number {
      const other = latest.owner === owner ? latestOfOther : latest;
      return now - other.at > ACTIVE_MS ? 0 : Math.max(0, (pausedUntil.get(owner) ?? 0) - now);
    },
  };
}

/** Milliseconds after which one iteration of the event loop starts no more requests. A shorter start needs no pause. */
const TURN_MS = 2;
const MAX_STARTS = 16;
/** Milliseconds after its last request during which an owner counts as active, so that others must pause for it. */
const ACTIVE_MS = 1_000;
/** The most requests of one owner that may wait. */
const MAX_WAITING = 500;
