import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Tab } from '../ui/location.ts';

type Counts = Partial<Record<Tab, string | null>>;

const Context = createContext<{ readonly counts: Counts; readonly setCount: (tab: Tab, count: string) => void }>({
  counts: {},
  setCount: () => {},
});

/**
 * How many things the tabs of a key have. A count appears once a tab has read it: nothing is read for the count.
 * `known`: what was read elsewhere.
 */
export function TabCounts({ known, children }: { readonly known: Counts; readonly children: ReactNode }) {
  const [read, setCounts] = useState<Counts>({});
  const setCount = useCallback((tab: Tab, count: string) => setCounts((before) => ({ ...before, [tab]: count })), []);
  const value = useMemo(() => ({ counts: { ...known, ...read }, setCount }), [known, read, setCount]);
  return <Context value={value}>{children}</Context>;
}

export function useTabCounts(): Counts {
  return useContext(Context).counts;
}

/** Tells the tabs how many things a tab has: `20`, or `100+` if there are more. Null if that was not read. */
export function useTabCount(tab: Tab, count: string | null): void {
  const { setCount } = useContext(Context);
  useEffect(() => {
    if (count !== null) setCount(tab, count);
  }, [setCount, tab, count]);
}

/** The count of a list of which a page was read. */
export function toCount(page: { readonly nodes: readonly unknown[]; readonly pageInfo: PageInfo }): string {
  return page.pageInfo.hasNextPage ? `${page.nodes.length}+` : String(page.nodes.length);
}

type PageInfo = { readonly hasNextPage: boolean };
