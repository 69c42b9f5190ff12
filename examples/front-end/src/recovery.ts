import { useEffect, useSyncExternalStore } from 'react';

/** While `lost`, asks again every few seconds, together with all else that waits for the gateway. */
export function useRecovery(lost: boolean, retry: () => void): void {
  useEffect(() => {
    if (!lost) return;
    waiting.add(retry);
    timer ??= setInterval(retryNow, INTERVAL_MS);
    tell();
    return () => {
      waiting.delete(retry);
      if (waiting.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
      tell();
    };
  }, [lost, retry]);
}

/** Whether something that was asked waits for the gateway to answer again. */
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

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
