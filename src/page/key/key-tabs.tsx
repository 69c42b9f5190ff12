import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { Link } from '../ui/link.tsx';
import { navigate, TABS, type Tab, toTabHref } from '../ui/location.ts';
import { useTabCounts } from './tab-counts.tsx';

const NAMES: Record<Tab, string> = {
  who: 'Who can',
  ask: 'Ask',
  statements: 'Statements',
  grants: 'Grants',
  findings: 'Findings',
  compare: 'Compare',
  key: 'Key',
};

/** The tabs of a key. Each is a link, so that it can be shared and opened in a window of its own. */
export function KeyTabs({ tab }: { readonly tab: Tab }) {
  const counts = useTabCounts();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS.get(event.key);
    if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const next = TABS.at((TABS.indexOf(tab) + step) % TABS.length) ?? tab;
    navigate(toTabHref(next));
    document.getElementById(`tab-${next}`)?.focus();
  };
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (list.current) showTab(list.current, `tab-${tab}`);
  }, [tab]);
  return (
    <div ref={list} className="tabs" role="tablist" aria-label="What to show of the key" onKeyDown={onKeyDown}>
      {TABS.map((each) => (
        <Link
          key={each}
          id={`tab-${each}`}
          href={toTabHref(each)}
          role="tab"
          aria-selected={each === tab}
          aria-controls="tab-panel"
          tabIndex={each === tab ? 0 : -1}
        >
          {NAMES[each]}
          {typeof counts[each] === 'string' && <span className="count"> {counts[each]}</span>}
        </Link>
      ))}
    </div>
  );
}

/** Scrolls the row of tabs, and nothing else, so far that the tab and a part of its neighbours can be seen. */
function showTab(list: HTMLElement, id: string): void {
  const tab = document.getElementById(id);
  if (tab === null) return;
  const start = tab.offsetLeft - PEEK;
  const end = tab.offsetLeft + tab.offsetWidth + PEEK;
  if (start < list.scrollLeft) list.scrollLeft = start;
  else if (end > list.scrollLeft + list.clientWidth) list.scrollLeft = end - list.clientWidth;
}

const PEEK = 48; // pixels

const STEPS = new Map([
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
]);
