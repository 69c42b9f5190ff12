import { useEffect } from 'react';
import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useAnswer } from '../gateway/use-answer.ts';
import { readFragment } from '../generated/index.ts';
import type { Place } from '../ui/location.ts';
import { GRANT_PARTS } from './grant-parts.ts';
import { GrantRow } from './grant-row.tsx';
import type { Grant } from './grant-words.ts';
import { GRANTS, PAGE_SIZE } from './grants-query.ts';

/** The grants after a cursor. If they cannot be read, the grants before them stay. */
export function GrantsPage({ id, place, home, after, selected, onRead }: GrantsPageProps) {
  const { data, failures, loading, retry } = useAnswer(GRANTS, { id, ...place, first: PAGE_SIZE, after });
  const grants = data?.key?.grants;
  useEffect(() => {
    if (!grants) return;
    const { hasNextPage, endCursor } = grants.pageInfo;
    onRead(after, { grants: readFragment(GRANT_PARTS, grants.nodes), next: hasNextPage ? (endCursor ?? null) : null });
  }, [after, grants, onRead]);
  if (!grants) {
    const [failure] = failures;
    return (
      <tbody>
        <tr>
          <td colSpan={6} className="whole">
            {failure ? (
              <FailureNotice
                failure={failure}
                subject="The grants after these could not be read"
                onRetry={retry}
                busy={loading}
              />
            ) : (
              <span className="quiet">Reading more grants from KMS …</span>
            )}
          </td>
        </tr>
      </tbody>
    );
  }
  return <GrantRows grants={readFragment(GRANT_PARTS, grants.nodes)} home={home} selected={selected} />;
}

export type GrantsPageProps = {
  readonly id: string;
  readonly place: Place | null;
  /** The account of the key. */
  readonly home: string;
  readonly after: string;
  /** The ID of the grant that the URL names. */
  readonly selected: string | null;
  readonly onRead: (after: string, page: PageOfGrants) => void;
};

export type PageOfGrants = {
  readonly grants: readonly Grant[];
  /** The cursor of the page after this one. Null if there is none. */
  readonly next: string | null;
};

export function GrantRows({ grants, home, selected }: GrantRowsProps) {
  return (
    <tbody>
      {grants.map((grant) => (
        <GrantRow key={grant.grantId} grant={grant} home={home} isSelected={grant.grantId === selected} />
      ))}
    </tbody>
  );
}

type GrantRowsProps = {
  readonly grants: readonly Grant[];
  readonly home: string;
  readonly selected: string | null;
};
