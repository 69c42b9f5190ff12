export type EventLoop = {
  /** Milliseconds that the loop has been late of late: the lesser of the last two turns, since one long turn leaves no queue. */
  delayMs(): number;
  close(): void;
};

/** Watches how late timers run: the time that a request waits before anything is done for it. */
export function watchEventLoop(): EventLoop {
  let last = performance.now();
  let latest = 0;
  let before = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    before = latest;
    latest = Math.max(0, now - last - SAMPLE_MS);
    last = now;
  }, SAMPLE_MS);
  timer.unref();
  return { delayMs: () => Math.min(latest, before), close: () => clearInterval(timer) };
}

const SAMPLE_MS = 20;
