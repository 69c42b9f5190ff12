import { useEffect, useState } from 'react';

export type RetryButtonProps = {
  readonly onRetry: () => void;
  /** Whether the query is running. */
  readonly busy: boolean;
  /** The time in milliseconds, from when the button is first shown, in which a retry would fail. */
  readonly waitMs?: number | null;
  readonly children?: string;
};

/** Uses aria-disabled, because a disabled button would lose the focus. */
export function RetryButton({ onRetry, busy, waitMs = null, children = 'Try again' }: RetryButtonProps) {
  const seconds = useSecondsLeft(busy ? null : waitMs);
  const idle = !busy && seconds === 0;
  return (
    <button type="button" className="button" aria-disabled={!idle} onClick={idle ? onRetry : undefined}>
      {busy ? 'Trying again …' : seconds > 0 ? `${children} in ${seconds} s` : children}
    </button>
  );
}

function useSecondsLeft(waitMs: number | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const end = performance.now() + (waitMs ?? 0);
    const update = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    update();
    if (waitMs === null) return;
    const timer = setInterval(() => {
      update();
      if (performance.now() >= end) clearInterval(timer);
    }, 100);
    return () => clearInterval(timer);
  }, [waitMs]);
  return left;
}
