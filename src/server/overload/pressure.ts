import type { ServerResponse } from 'node:http';

export type Pressure = {
  /** Counts a request as in flight until its answer is sent, or its client has gone. */
  enter(response: ServerResponse): void;
  /** True where one more request would wait too long, and make all others wait longer. */
  isHigh(): boolean;
  /** Milliseconds that the event loop has been late of late: the least of the last turns, since one long turn leaves no queue. */
  delayMs(): number;
  close(): void;
};

/** Watches how late timers run: the time that a request waits before anything is done for it. */
export function watchPressure(maxDelayMs: number): Pressure {
  const turns = Array<number>(TURNS).fill(0);
  let turn = 0;
  let inFlight = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    turns[turn++ % TURNS] = Math.max(0, now - last - SAMPLE_MS);
    last = now;
  }, SAMPLE_MS);
  timer.unref();
  const delayMs = () => Math.min(...turns);
  return {
    enter(response) {
      inFlight++;
      response.once('close', () => {
        inFlight--;
      });
    },
    isHigh: () => inFlight > FEW && delayMs() > maxDelayMs,
    delayMs,
    close: () => clearInterval(timer),
  };
}

/** Milliseconds. */
const SAMPLE_MS = 20;
const TURNS = 3;

/** With so few requests in flight, it is another process that has the CPU: to refuse one would help nobody. */
const FEW = 20;
