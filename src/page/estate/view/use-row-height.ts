import { useSyncExternalStore } from 'react';

/** The height of a row of the list, in pixels. It follows the size of the letters. */
export function useRowHeight(): number {
  const isNarrow = useSyncExternalStore(subscribe, () => narrow.matches);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.round(rem * (isNarrow ? NARROW_REM : WIDE_REM));
}

/** As in style/estate/narrow.css. */
const narrow = window.matchMedia('(width < 52rem)');
const WIDE_REM = 3.8;
const NARROW_REM = 6.7;

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}
