import { useMemo, useSyncExternalStore } from 'react';
import { mayLeaveFor, watchBack } from './leave-guard.ts';

/** What the URL selects. `key` is any identifier that `Query.key` accepts. */
export type Place = { readonly accountId: string; readonly region: string };
export type Location = {
  readonly key: string | null;
  readonly place: Place | null;
  /** What is shown of the key. */
  readonly tab: Tab;
  /** The pointer of a statement of the policy. */
  readonly statement: string | null;
  /** The ID of a grant. */
  readonly grant: string | null;
};

export const TABS = ['who', 'ask', 'statements', 'grants', 'findings', 'compare', 'key'] as const;
export type Tab = (typeof TABS)[number];

/** The location of the URL. It changes with links, back and forward. */
export function useLocation(): Location {
  const search = useSearch();
  return useMemo(() => parseLocation(search), [search]);
}

function parseLocation(search: string): Location {
  const parameters = new URLSearchParams(search);
  const key = parameters.get('key');
  const accountId = parameters.get('account');
  const region = parameters.get('region');
  const tab = TABS.find((each) => each === parameters.get('tab')) ?? 'who';
  const rest = { key, tab, statement: parameters.get('statement'), grant: parameters.get('grant') };
  if (accountId !== null && region !== null) return { ...rest, place: { accountId, region } };
  // arn:aws:kms:us-east-2:111122223333:key/...
  const [arn, , service, arnRegion, arnAccount] = key?.split(':') ?? [];
  return arn === 'arn' && service === 'kms' && arnRegion && arnAccount
    ? { ...rest, place: { accountId: arnAccount, region: arnRegion } }
    : { ...rest, place: null };
}

/** Does not encode colons and slashes, which a query can contain, so that ARNs stay readable. */
export function toKeyHref(arn: string): string {
  return `?key=${encodeURIComponent(arn).replaceAll('%3A', ':').replaceAll('%2F', '/')}`;
}

/** The same key with another tab. */
export function toTabHref(tab: Tab, statement?: string): string {
  return toHref(tab, statement === undefined ? [] : [['statement', statement]]);
}

/** The same key with another tab, and what is selected in it. */
export function toHref(tab: string, selected: Iterable<readonly [string, string]>): string {
  const parameters = new URLSearchParams();
  for (const name of ['key', 'account', 'region']) {
    const value = new URLSearchParams(window.location.search).get(name);
    if (value !== null) parameters.set(name, value);
  }
  parameters.set('tab', tab);
  for (const [name, value] of selected) parameters.append(name, value);
  return toReadable(parameters);
}

/** The list of keys, with the filters that it was last shown with. */
export function toListHref(): string {
  return listHref;
}

/** Changes the URL without loading the page again. Asks first if something would be lost. */
export function navigate(href: string): void {
  if (!mayLeaveFor(href)) return;
  const { search } = window.location;
  if (!new URLSearchParams(search).has('key')) listHref = search || '?';
  window.history.pushState(null, '', href);
  navigations++;
  window.dispatchEvent(new Event(NAVIGATED));
}

/** As `navigate`, without a further step of Back: for what is selected on the same page, and each letter of a search. */
export function replace(href: string): void {
  window.history.replaceState(null, '', href);
  window.dispatchEvent(new Event(NAVIGATED));
}

/** The query of the URL, from the question mark on. */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => window.location.search);
}

/** The value of a parameter of the URL. */
export function useParameter(name: string): string | null {
  return new URLSearchParams(useSearch()).get(name);
}

/** Changes a parameter of the URL in place. Null or empty removes it. */
export function setParameter(name: string, value: string | null): void {
  const parameters = new URLSearchParams(window.location.search);
  if (value) parameters.set(name, value);
  else parameters.delete(name);
  replace(toReadable(parameters));
}

/** Does not encode colons and slashes, so that ARNs stay readable. */
function toReadable(parameters: URLSearchParams): string {
  return `?${String(parameters).replaceAll('%3A', ':').replaceAll('%2F', '/')}`;
}

/** False until the first navigation: a page that was just loaded keeps the focus of the browser. */
export function hasNavigated(): boolean {
  return navigations > 0;
}

const NAVIGATED = 'navigated';
let navigations = 0;
let listHref = '?';

function subscribe(onChange: () => void): () => void {
  watchBack();
  const onPop = () => {
    navigations++;
    onChange();
  };
  window.addEventListener('popstate', onPop);
  window.addEventListener(NAVIGATED, onChange);
  return () => {
    window.removeEventListener('popstate', onPop);
    window.removeEventListener(NAVIGATED, onChange);
  };
}
