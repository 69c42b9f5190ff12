import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useAnswer } from '../gateway/use-answer.ts';
import { graphql } from '../generated/index.ts';
import { toPolicyFailure } from '../policy/policy-failure.ts';
import { useAnnouncement } from '../ui/announce.tsx';
import type { Place } from '../ui/location.ts';
import { Reading } from '../ui/reading.tsx';
import { WhoView } from './who-view.tsx';

const WHO_CAN = graphql(`
  query WhoCan($id: ID!, $region: String, $accountId: ID, $first: Int!) {
    key(id: $id, region: $region, accountId: $accountId) {
      policy {
        ...PolicyFailure
      }
      ...WhoView
    }
  }
`);

/** Principals that are read: the schema allows no more. The policy has room for fewer. */
const MOST = 1000;

/** Who may do what with a key, or why that is not known. */
export function WhoSection({ id, place, name }: WhoSectionProps) {
  const { data, failures, loading, retry } = useAnswer(WHO_CAN, { id, ...place, first: MOST });
  const key = data?.key;
  useAnnouncement(loading && !key ? `Reading who can use ${name}` : null);
  const failure = key ? toPolicyFailure(key.policy) : failures[0];
  if (failure) {
    return <FailureNotice failure={failure} subject="The policy could not be read" onRetry={retry} busy={loading} />;
  }
  if (!key) return <Reading busy={loading} />;
  return <WhoView keyRef={key} name={name} failures={failures} onRetry={retry} busy={loading} />;
}

export type WhoSectionProps = {
  readonly id: string;
  /** Null for the account and Region of the gateway. */
  readonly place: Place | null;
  /** The name of the key for people: its alias or its ID. */
  readonly name: string;
};
