import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Reads once for all who ask within a moment, and then pauses ten times as long as that took. So whoever asks without
 * end takes a tenth of the CPU at most. Nobody gets what was read before they asked.
 */
export function paceReadings<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let next: Promise<Value> | undefined;
  let pauseEnd = 0;
  const readAfterPause = async () => {
    await sleep(Math.max(0, pauseEnd - performance.now()));
    next = undefined;
    const start = performance.now();
    try {
      return await read();
    } finally {
      const end = performance.now();
      pauseEnd = end + Math.min(MAX_PAUSE_MS, PAUSE * (end - start));
    }
  };
  return () => {
    next ??= readAfterPause();
    return next;
  };
}

/** Times the milliseconds of a reading. */
const PAUSE = 10;

/** Prometheus gives up after 10 seconds. */
const MAX_PAUSE_MS = 2_000;
