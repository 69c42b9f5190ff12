import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** The rows of a list that the window shows, and some more. `to` is exclusive. */
export type Rows = { readonly from: number; readonly to: number };

/** All rows have the same height, in pixels. */
export function useVisibleRows(list: RefObject<HTMLElement | null>, count: number, height: number): Rows {
  const [rows, setRows] = useState<Rows>({ from: 0, to: 2 * STEP });
  useLayoutEffect(() => {
    const update = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const from = Math.floor(-top / height / STEP - 1) * STEP;
      const to = Math.ceil((window.innerHeight - top) / height / STEP + 1) * STEP;
      setRows((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    update();
    // At once, so that no frame is painted without the rows that it shows.
    const onScroll = () => flushSync(update);
    window.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('resize', update);
    return () => {
      window.removeEventListener('scroll', onScroll);
      window.removeEventListener('resize', update);
    };
  });
  return { from: Math.max(0, Math.min(rows.from, count)), to: Math.max(0, Math.min(rows.to, count)) };
}

/** The rows change only each time that so many were scrolled. */
const STEP = 10;
