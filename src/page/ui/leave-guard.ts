import { useEffect } from 'react';

/** Asks `text` before the page is left by closing it, by a link, or by Back. Does not ask while `text` is null. */
export function useLeaveGuard(text: string | null): void {
  useEffect(() => {
    if (text === null) return;
    question = text;
    const { href, search } = window.location;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onPop = (event: PopStateEvent) => {
      if (window.location.search === search || mayLeave()) return; // a link to a place on the page leaves nothing
      window.history.pushState(null, '', href);
      event.stopImmediatePropagation();
    };
    window.addEventListener('beforeunload', onUnload);
    window.addEventListener('popstate', onPop, { capture: true }); // before the page follows
    return () => {
      question = null;
      window.removeEventListener('beforeunload', onUnload);
      window.removeEventListener('popstate', onPop, { capture: true });
    };
  }, [text]);
}

/** Whether the page may be left. Asks if something would be lost. */
export function mayLeave(): boolean {
  return question === null || window.confirm(question);
}

let question: string | null = null;
