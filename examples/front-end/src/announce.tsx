import { useEffect, useSyncExternalStore } from 'react';

/** Has a screen reader say what the eye sees happen: what has been loaded. Failures are alerts of their own. */
export function useAnnouncement(text: string | null): void {
  useEffect(() => {
    if (text === null) return;
    said = text;
    for (const listener of listeners) listener();
  }, [text]);
}

export function Announcements() {
  const text = useSyncExternalStore(subscribe, () => said);
  return (
    <p role="status" className="visually-hidden">
      {text}
    </p>
  );
}

let said = '';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
