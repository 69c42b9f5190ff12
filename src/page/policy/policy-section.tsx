import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useAnswer } from '../gateway/use-answer.ts';
import { graphql } from '../generated/index.ts';
import { ShareBar } from '../share/share-bar.tsx';
import { useAnnouncement } from '../ui/announce.tsx';
import type { Place } from '../ui/location.ts';
import { Reading } from '../ui/reading.tsx';
import { toPolicyFailure } from './policy-failure.ts';
import { PolicyView } from './policy-view.tsx';
import { toStatementTable } from './statement-file.ts';

const KEY_POLICY = graphql(`
  query KeyPolicy($id: ID!, $region: String, $accountId: ID) {
    key(id: $id, region: $region, accountId: $accountId) {
      accountId
      policy {
        __typename
        ...PolicyFailure
        ... on KeyPolicy {
          ...PolicyView
          ...StatementFile
        }
      }
    }
  }
`);

/** The policy of a key, or the failure to read it. */
export function PolicySection({ id, place, name, statement }: PolicySectionProps) {
  const variables = { id, ...place };
  const { data, failures, outdated, loading, retry } = useAnswer(KEY_POLICY, variables);
  const key = data?.key;
  useAnnouncement(loading && !key ? `Reading the policy of ${name}` : null);
  const failure = key ? toPolicyFailure(key.policy) : failures[0];
  if (failure) {
    return <FailureNotice failure={failure} subject="The policy could not be read" onRetry={retry} busy={loading} />;
  }
  const policy = key?.policy;
  if (key === undefined || key === null || policy?.__typename !== 'KeyPolicy') return <Reading busy={loading} />;
  return (
    <>
      <PolicyView
        policyRef={policy}
        home={key.accountId}
        pinned={statement}
        outdated={outdated}
        onRetry={retry}
        busy={loading}
      />
      <ShareBar
        name={name}
        tab="statements"
        query={KEY_POLICY}
        variables={variables}
        data={data}
        failures={failures}
        toTable={() => toStatementTable(policy, name)}
      />
    </>
  );
}

export type PolicySectionProps = {
  readonly id: string;
  /** Null for the account and Region of the gateway. */
  readonly place: Place | null;
  /** The name of the key for people: its alias or its ID. */
  readonly name: string;
  /** The pointer of the statement that the URL names. */
  readonly statement: string | null;
};
