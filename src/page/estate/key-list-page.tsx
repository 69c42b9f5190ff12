import { useEffect, useRef } from 'react';
import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useAnswer } from '../gateway/use-answer.ts';
import { graphql } from '../generated/index.ts';
import type { Place } from '../ui/location.ts';
import { KeyRow } from './key-row.tsx';

const KEYS = graphql(`
  query Keys($region: String!, $accountId: ID!, $first: Int!, $after: String) {
    keys(region: $region, accountId: $accountId, first: $first, after: $after) {
      nodes {
        id
        ...KeyRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PAGE_SIZE = 20;

export function KeyListPage({ place, after, selected, isLast, onLoaded, onMore }: KeyListPageProps) {
  const { data, failures, loading, retry } = useAnswer(KEYS, { ...place, first: PAGE_SIZE, after });
  const keys = data?.keys;
  const { hasNextPage = false, endCursor = null } = keys?.pageInfo ?? {};
  const count = keys?.nodes.length;

  useEffect(() => {
    if (count !== undefined) onLoaded(after, count, hasNextPage);
  }, [after, count, hasNextPage, onLoaded]);

  if (!keys) {
    const [failure] = failures;
    return failure ? (
      <FailureNotice failure={failure} subject="The keys could not be listed" onRetry={retry} busy={loading} />
    ) : (
      <LoadingRows />
    );
  }
  return (
    <>
      {count === 0 && after === null && <p className="empty">This account has no keys in {place.region}.</p>}
      <ul className="rows">
        {keys.nodes.map((node, index) => (
          <KeyRow
            key={node.id}
            node={node}
            failures={failures.filter(({ path }) => path[1] === 'nodes' && path[2] === index)}
            selected={selected}
            onRetry={retry}
            busy={loading}
          />
        ))}
      </ul>
      {isLast && hasNextPage && endCursor !== null && <More onMore={() => onMore(endCursor)} />}
    </>
  );
}

export type KeyListPageProps = {
  readonly place: Place;
  /** The cursor before this page. Null for the first page. */
  readonly after: string | null;
  readonly selected: string | null;
  /** Whether no further page was requested. */
  readonly isLast: boolean;
  readonly onLoaded: (after: string | null, count: number, hasNextPage: boolean) => void;
  readonly onMore: (after: string) => void;
};

/** Loads the next page when it scrolls into view. A button, so that it also works without scrolling. */
function More({ onMore }: { readonly onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore());
    if (button.current) observer.observe(button.current);
    return () => observer.disconnect();
  }, [onMore]);
  return (
    <button type="button" className="more" ref={button} onClick={onMore}>
      More keys
    </button>
  );
}

function LoadingRows() {
  return (
    <div className="loading-rows" aria-hidden="true">
      {[62, 48, 70, 55].map((width) => (
        <div key={width} className="loading-row">
          <span style={{ width: `${width}%` }} />
          <span style={{ width: `${width + 22}%` }} />
        </div>
      ))}
    </div>
  );
}
