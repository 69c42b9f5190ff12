import { useEffect, useSyncExternalStore } from 'react';

/** Calls `retry` every two seconds while `lost`. All components that wait for the gateway share one timer. */
export function useRecovery(lost: boolean, retry: () => void): void {
  useEffect(() => {
    if (!lost) return;
    waiting.add(retry);
    timer ??= setInterval(retryNow, INTERVAL_MS);
    notify();
    return () => {
      waiting.delete(retry);
      if (waiting.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
      notify();
    };
  }, [lost, retry]);
}

/** Whether a component waits for the gateway. */
export function useIsLost(): boolean {
  return useSyncExternalStore(subscribe, () => waiting.size > 0);
}

export function retryNow(): void {
  for (const retry of waiting) retry();
}

const INTERVAL_MS = 2000;

const waiting = new Set<() => void>();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function notify(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
