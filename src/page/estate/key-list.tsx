import { type KeyboardEvent, useCallback, useState } from 'react';
import { useAnnouncement } from '../ui/announce.tsx';
import type { Place } from '../ui/location.ts';
import { KeyListPage } from './key-list-page.tsx';

/** All keys of an account and Region. Scrolling loads more pages. Each page is one query, and fails alone. */
export function KeyList({ place, selected }: { readonly place: Place; readonly selected: string | null }) {
  const [pages, setPages] = useState<readonly PageState[]>([{ after: null, count: 0, complete: false }]);
  const count = pages.reduce((sum, page) => sum + page.count, 0);
  const complete = pages.at(-1)?.complete === true;

  const onLoaded = useCallback((after: string | null, loaded: number, hasNextPage: boolean) => {
    setPages((before) => {
      const state = { after, count: loaded, complete: !hasNextPage };
      return before.map((page) => (page.after === after ? state : page));
    });
  }, []);
  const onMore = useCallback((after: string) => {
    setPages((before) =>
      before.some((page) => page.after === after) ? before : [...before, { after, count: 0, complete: false }],
    );
  }, []);

  const words = complete ? `${count} keys` : count > 0 ? `${count} keys so far, more follow` : null;
  useAnnouncement(words && `${words}, in ${place.region}`);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are a shortcut: Tab reaches the links, too
    <div onKeyDown={moveFocus}>
      <div className="list-head">
        <h2>Keys</h2>
        <p className="quiet">{words}</p>
      </div>
      {pages.map(({ after }, index) => (
        <KeyListPage
          key={after ?? ''}
          place={place}
          after={after}
          selected={selected}
          isLast={index === pages.length - 1}
          onLoaded={onLoaded}
          onMore={onMore}
        />
      ))}
    </div>
  );
}

type PageState = { readonly after: string | null; readonly count: number; readonly complete: boolean };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
