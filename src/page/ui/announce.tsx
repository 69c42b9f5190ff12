import { useEffect, useSyncExternalStore } from 'react';
import { onForget } from './forget.ts';

/** Makes screen readers announce what was loaded. Failures do not need it: they have the role `alert`. */
export function useAnnouncement(text: string | null): void {
  useEffect(() => {
    if (text === null) return;
    announced = text;
    for (const listener of listeners) listener();
  }, [text]);
}

export function Announcements() {
  const text = useSyncExternalStore(subscribe, () => announced);
  return (
    <p role="status" className="visually-hidden">
      {text}
    </p>
  );
}

let announced = '';
onForget(() => {
  announced = '';
});
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
