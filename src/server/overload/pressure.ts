import type { ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { toPeer } from '../connections/to-peer.ts';
import { createCrowd } from './crowd.ts';

export type Pressure = {
  /** Counts a request that is let in as in flight until its answer is sent, or its client has gone. */
  enter(response: ServerResponse): void;
  /** True where one more request would wait too long, and make all others wait longer. */
  isHigh(): boolean;
  /** True where it is high, and the client at this address is not one of those that have least in flight. */
  refuses(remoteAddress: string | undefined): boolean;
  /** Milliseconds that a request waits for the event loop. */
  delayMs(): number;
  close(): void;
};

/**
 * Watches how long a request waits for the event loop: how late timers run, and, while the loop has no idle moment, how long those in
 * flight take at the pace of late (Little's law): a queue of requests that are half done makes no timer late.
 */
export function watchPressure(maxDelayMs: number): Pressure {
  const late = Array<number>(TURNS).fill(0);
  let turn = 0;
  let last = performance.now();
  let loop = performance.eventLoopUtilization();
  const crowd = createCrowd();
  let ended = 0;
  let busy = NOT_BUSY;

  const timer = setInterval(() => {
    const now = performance.now();
    const elapsed = now - last;
    late[turn++ % TURNS] = Math.max(0, elapsed - SAMPLE_MS);
    const { utilization } = performance.eventLoopUtilization(loop);
    busy = utilization < SATURATED ? NOT_BUSY : { turns: busy.turns + 1, pace: toPace(busy, ended / elapsed) };
    last = now;
    loop = performance.eventLoopUtilization();
    ended = 0;
  }, SAMPLE_MS);
  timer.unref();

  // The least of the last turns: one long turn leaves no queue.
  const delayMs = () =>
    Math.max(Math.min(...late), busy.turns < TURNS ? 0 : crowd.size() / Math.max(busy.pace, SLOWEST));
  const isHigh = () => crowd.size() >= FEW && delayMs() > maxDelayMs;
  return {
    enter(response) {
      const leave = crowd.enter(toPeer(response.req.socket.remoteAddress));
      response.once('close', () => {
        leave();
        ended++;
      });
    },
    isHigh,
    refuses: (remoteAddress) => isHigh() && !crowd.hasFew(toPeer(remoteAddress)),
    delayMs,
    close: () => clearInterval(timer),
  };
}

/** How long the loop has had no idle moment, and the requests per millisecond that it has ended meanwhile. */
type Busy = { readonly turns: number; readonly pace: number };
const NOT_BUSY: Busy = { turns: 0, pace: 0 };

/** The mean at first, then that of late. */
function toPace({ turns, pace }: Busy, latest: number): number {
  return pace + (latest - pace) * Math.max(1 / (turns + 1), WEIGHT);
}

/** Milliseconds. */
const SAMPLE_MS = 50;
const TURNS = 3;
/** The part of the time in which the loop does something. */
const SATURATED = 0.95;
const WEIGHT = 0.2;
/** One in ten seconds. */
const SLOWEST = 0.0001;

/** With so few requests in flight, it is a large one of them, or another process, that has the CPU: to refuse one would help nobody. */
const FEW = 20;
