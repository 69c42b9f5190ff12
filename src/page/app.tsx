import { useEffect } from 'react';
import { FailureNotice } from './gateway/failure-notice.tsx';
import { LostBanner } from './gateway/lost-banner.tsx';
import { useAnswer } from './gateway/use-answer.ts';
import { graphql } from './generated/index.ts';
import { KeyView } from './key/key-view.tsx';
import { KeyList } from './keys/key-list.tsx';
import { PlacePicker } from './keys/place-picker.tsx';
import { Announcements } from './ui/announce.tsx';
import { useLocation } from './ui/location.ts';

const PLACES = graphql(`
  query Places {
    accounts {
      accountId
      regions {
        name
      }
    }
  }
`);

/** On the left, the keys of one account and Region. On the right, the key that the URL names. */
export function App() {
  const location = useLocation();
  const { data, failures, loading, retry } = useAnswer(PLACES, {});
  const places = data?.accounts.flatMap(({ accountId, regions }) =>
    regions.map(({ name }) => ({ accountId, region: name })),
  );
  const place = location.place ?? places?.[0];
  const { key } = location;

  useEffect(() => {
    if (key === null) document.title = 'Keys';
  }, [key]);

  return (
    <div className="app" data-view={key === null ? 'list' : 'key'}>
      <a className="skip" href="#content">
        Skip to the key
      </a>
      <header className="bar">
        <p className="brand">
          <KeyMark />
          Key policies
        </p>
        {places && place && <PlacePicker places={places} place={place} />}
      </header>
      <LostBanner />
      <nav className="list-pane" aria-label="Keys">
        {place && <KeyList key={`${place.accountId} ${place.region}`} place={place} selected={key} />}
        {!place && failures[0] && (
          <FailureNotice
            failure={failures[0]}
            subject="Accounts and Regions could not be read"
            onRetry={retry}
            busy={loading}
          />
        )}
      </nav>
      <main id="content" className="key-pane" tabIndex={-1}>
        {key === null ? <Welcome /> : <KeyView {...location} key={key} id={key} />}
      </main>
      <Announcements />
    </div>
  );
}

function Welcome() {
  return (
    <div className="welcome">
      <KeyMark />
      <h1>Who may do what with this key?</h1>
      <p>Select a key to read its policy, live from KMS.</p>
    </div>
  );
}

function KeyMark() {
  return (
    <svg viewBox="0 0 32 32" className="mark" aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <circle cx="12" cy="16" r="4.5" />
      <path d="M16.5 16H26v4M22 16v3" />
    </svg>
  );
}
