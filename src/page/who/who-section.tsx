import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useAnswer } from '../gateway/use-answer.ts';
import { graphql } from '../generated/index.ts';
import { toCount, useTabCount } from '../key/tab-counts.tsx';
import { toPolicyFailure } from '../policy/policy-failure.ts';
import { ShareBar } from '../share/share-bar.tsx';
import { useAnnouncement } from '../ui/announce.tsx';
import type { Place } from '../ui/location.ts';
import { Reading } from '../ui/reading.tsx';
import { toWhoTable } from './who-file.ts';
import { WhoView } from './who-view.tsx';

const WHO_CAN = graphql(`
  query WhoCan($id: ID!, $region: String, $accountId: ID, $first: Int!) {
    key(id: $id, region: $region, accountId: $accountId) {
      accountId
      policy {
        __typename
        ...PolicyFailure
        ... on KeyPolicy {
          document {
            statements {
              pointer
            }
          }
        }
      }
      grants(first: 100) {
        nodes {
          grantId
        }
        pageInfo {
          hasNextPage
        }
      }
      principals(first: $first, includeDenied: true) {
        ...WhoFile
      }
      ...WhoView
    }
  }
`);

/** Principals that are read: the schema allows no more. The policy has room for fewer. */
const MOST = 1000;

/** Who may do what with a key, or why that is not known. */
export function WhoSection({ id, place, name }: WhoSectionProps) {
  const variables = { id, ...place, first: MOST };
  const { data, failures, outdated, loading, retry } = useAnswer(WHO_CAN, variables);
  const key = data?.key;
  const statements = key?.policy.__typename === 'KeyPolicy' ? key.policy.document?.statements.length : undefined;
  useTabCount('statements', statements === undefined ? null : String(statements));
  useTabCount('grants', key?.grants ? toCount(key.grants) : null);
  useAnnouncement(loading && !key ? `Reading who can use ${name}` : null);
  const failure = key ? toPolicyFailure(key.policy) : failures[0];
  if (failure) {
    return <FailureNotice failure={failure} subject="The policy could not be read" onRetry={retry} busy={loading} />;
  }
  if (!key) return <Reading busy={loading} />;
  return (
    <>
      <WhoView keyRef={key} name={name} failures={failures} outdated={outdated} onRetry={retry} busy={loading} />
      <ShareBar
        name={name}
        tab="who can"
        query={WHO_CAN}
        variables={variables}
        data={data}
        failures={failures}
        toTable={() => toWhoTable(key.principals, key.accountId, name)}
      />
    </>
  );
}

export type WhoSectionProps = {
  readonly id: string;
  /** Null for the account and Region of the gateway. */
  readonly place: Place | null;
  /** The name of the key for people: its alias or its ID. */
  readonly name: string;
};
