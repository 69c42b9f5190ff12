import { useEffect } from 'react';

/** Asks `text` before the page is left by closing it, by a link, or by Back. Does not ask while `text` is null. */
export function useLeaveGuard(text: string | null): void {
  useEffect(() => {
    if (text === null) return;
    guarded = { text, href: window.location.href };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onUnload);
    return () => {
      guarded = null;
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [text]);
}

/** Whether the page may go to this URL. Asks if something would be lost. */
export function mayLeaveFor(href: string): boolean {
  if (guarded === null) return true;
  const [here, there] = [new URL(guarded.href), new URL(href, guarded.href)];
  // A link to a place on the page leaves nothing.
  return (here.search === there.search && here.pathname === there.pathname) || window.confirm(guarded.text);
}

/**
 * Undoes Back and Forward if the page may not be left. Called before others listen for `popstate`: a window calls its
 * listeners in their order, even those for capturing.
 */
export function watchBack(): void {
  if (isWatching) return;
  isWatching = true;
  window.addEventListener('popstate', (event) => {
    if (guarded === null || mayLeaveFor(window.location.href)) return;
    window.history.pushState(null, '', guarded.href);
    event.stopImmediatePropagation();
  });
}

let guarded: { readonly text: string; readonly href: string } | null = null;
let isWatching = false;
