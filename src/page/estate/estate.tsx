import { useEffect, useMemo, useRef } from 'react';
import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useRecovery } from '../gateway/recovery.ts';
import { hasNavigated } from '../ui/location.ts';
import { continueReading, pauseReading, resumeReading, useEstate } from './read/estate-store.ts';
import { isComplete } from './read/snapshot.ts';
import { selectKeys } from './select-keys.ts';
import { isFiltered, useSelection } from './selection.ts';
import { Cards } from './view/cards.tsx';
import { EmptyList } from './view/empty-list.tsx';
import { Filters } from './view/filters.tsx';
import { KeyList } from './view/key-list.tsx';
import { Progress } from './view/progress.tsx';
import { SearchNotes } from './view/search-notes.tsx';
import { UnreadPlaces } from './view/unread-places.tsx';

/** The start page: all keys of all accounts and Regions. */
export function Estate() {
  const estate = useEstate();
  const selection = useSelection();
  const { shown, places, phase, failure } = estate;
  const { keys, counts } = useMemo(() => selectKeys(shown.keys, selection), [shown.keys, selection]);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = 'Keys · KMS Policy Gateway';
    if (hasNavigated()) heading.current?.focus({ preventScroll: true });
    resumeReading();
    return pauseReading;
  }, []);
  useRecovery(estate.isLost, continueReading);

  return (
    <div className="estate">
      <div className="estate-head">
        <h1 ref={heading} tabIndex={-1}>
          Keys
        </h1>
        <Progress estate={estate} />
      </div>
      {failure && (
        <FailureNotice
          failure={failure}
          subject="The keys could not be listed"
          onRetry={continueReading}
          busy={false}
        />
      )}
      <Cards counts={counts} selection={selection} isComplete={isComplete(shown)} />
      <UnreadPlaces places={shown.unreadPlaces} busy={phase === 'reading'} />
      <Filters selection={selection} places={places} />
      <SearchNotes keys={shown.keys} isSearching={selection.search.trim() !== ''} />
      {keys.length > 0 ? (
        <KeyList keys={keys} selection={selection} total={shown.keys.length} isPartial={!isComplete(shown)} />
      ) : (
        (shown.reached !== null || isComplete(shown) || isFiltered(selection)) && (
          <EmptyList selection={selection} snapshot={shown} places={places} />
        )
      )}
    </div>
  );
}
