import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useAnswer } from '../gateway/use-answer.ts';
import { readFragment } from '../generated/index.ts';
import { useAnnouncement } from '../ui/announce.tsx';
import type { Place } from '../ui/location.ts';
import { ReadAt } from '../ui/read-at.tsx';
import { Reading } from '../ui/reading.tsx';
import { GRANT_PARTS } from './grant-parts.ts';
import { GRANTS, PAGE_SIZE } from './grants-query.ts';
import { GrantsView } from './grants-view.tsx';

/** The grants of a key, or the failure to list them. */
export function GrantsSection({ id, place, name, grant }: GrantsSectionProps) {
  const variables = { id, ...place, first: PAGE_SIZE };
  const { data, readAt, failures, outdated, loading, retry } = useAnswer(GRANTS, variables);
  const key = data?.key;
  useAnnouncement(loading && !key ? `Reading the grants of ${name}` : null);
  const [failure] = failures;
  if (!key?.grants) {
    return failure ? (
      <FailureNotice failure={failure} subject="The grants could not be read" onRetry={retry} busy={loading} />
    ) : (
      <Reading busy={loading}>the grants</Reading>
    );
  }
  const { pageInfo, nodes } = key.grants;
  return (
    <GrantsView
      // The cursors of the pages belong to what was read.
      key={readAt}
      id={id}
      place={place}
      name={name}
      home={key.accountId}
      first={{
        grants: readFragment(GRANT_PARTS, nodes),
        next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
      }}
      selected={grant}
      data={data}
      variables={variables}
    >
      {readAt !== null && <ReadAt at={readAt} outdated={outdated} onRetry={retry} busy={loading} />}
    </GrantsView>
  );
}

export type GrantsSectionProps = {
  readonly id: string;
  /** Null for the account and Region of the gateway. */
  readonly place: Place | null;
  /** The name of the key for people: its alias or its ID. */
  readonly name: string;
  /** The ID of the grant that the URL names. */
  readonly grant: string | null;
};
