import { useEffect } from 'react';
import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useAnswer } from '../gateway/use-answer.ts';
import { graphql } from '../generated/index.ts';
import type { Location } from '../ui/location.ts';
import { KeyList } from './key-list.tsx';
import { PlacePicker } from './place-picker.tsx';

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

/** The start page: the keys. */
export function Estate(location: Pick<Location, 'place'>) {
  const { data, failures, loading, retry } = useAnswer(PLACES, {});
  const places = data?.accounts.flatMap(({ accountId, regions }) =>
    regions.map(({ name }) => ({ accountId, region: name })),
  );
  const place = location.place ?? places?.[0];

  useEffect(() => {
    document.title = 'Keys · KMS Policy Gateway';
  }, []);

  return (
    <>
      <h1>Keys</h1>
      {places && place && <PlacePicker places={places} place={place} />}
      {place && <KeyList key={`${place.accountId} ${place.region}`} place={place} selected={null} />}
      {!place && failures[0] && (
        <FailureNotice
          failure={failures[0]}
          subject="Accounts and Regions could not be read"
          onRetry={retry}
          busy={loading}
        />
      )}
    </>
  );
}
