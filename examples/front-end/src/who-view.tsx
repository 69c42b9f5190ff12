import { useMemo } from 'react';
import { useAnnouncement } from './announce.tsx';
import type { FieldFailure } from './failure.ts';
import { FailureLine, FailureNotice } from './failure-notice.tsx';
import { type FragmentType, graphql, readFragment } from './generated/index.ts';
import { Link } from './link.tsx';
import { toTabHref } from './location.ts';
import { ReadAt } from './read-at.tsx';
import { StatementList } from './statement-list.tsx';
import { WhoTable } from './who-table.tsx';

const WHO_VIEW = graphql(`
  fragment WhoView on Key {
    accountId
    metadata {
      usage
    }
    policy {
      __typename
      ... on KeyPolicy {
        fetchedAt
        document {
          statements {
            pointer
            effect
            ...StatementCard
          }
        }
      }
    }
    principals(first: $first) {
      ...WhoTable
      nodes {
        relation
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

/** The principals and what each can do, then the Deny statements. */
export function WhoView({ keyRef, name, failures, onRetry, onAll, busy }: WhoViewProps) {
  const { accountId: home, metadata, policy, principals } = readFragment(WHO_VIEW, keyRef);
  const document = policy.__typename === 'KeyPolicy' ? policy.document : null;
  const statements = useMemo(() => document?.statements ?? [], [document]);
  const count = principals?.nodes.length;
  useAnnouncement(count === undefined ? null : `${count} principals of ${name}`);
  const unread = failures.find(({ path }) => path[1] === 'metadata');
  const failure = failures.find(({ path }) => path[1] === 'principals');
  if (policy.__typename === 'KeyPolicy' && document === null) {
    return (
      <p className="reading">
        The text is not a policy document, so nobody can be listed. <Link href={toTabHref('policy')}>See the text</Link>
      </p>
    );
  }
  if (!principals) {
    return failure ? (
      <FailureNotice failure={failure} subject="Principals could not be read" onRetry={onRetry} busy={busy} />
    ) : null;
  }
  const denies = statements.filter(({ effect }) => effect === 'DENY');
  return (
    <>
      {unread && (
        <p className="who-note">
          The kind of the key is not known, so all its uses are in one column. <FailureLine failure={unread} />
        </p>
      )}
      <WhoTable
        principalsRef={principals}
        usage={metadata?.usage ?? null}
        home={home}
        statements={statements}
        onRetry={onRetry}
        busy={busy}
      />
      {principals.pageInfo.hasNextPage && (
        <p className="who-note">
          Only the first {count} principals are shown.{' '}
          {onAll && (
            <button type="button" className="button" onClick={onAll}>
              Show all
            </button>
          )}
        </p>
      )}
      {denies.length > 0 && (
        <section className="denied" aria-labelledby="denied">
          <h2 id="denied">Denied, whatever allows it</h2>
          <StatementList all={statements} shown={denies.map(({ pointer }) => pointer)} home={home} />
        </section>
      )}
      <p className="who-note quiet">
        From the key policy and the grants. “By IAM” means that the IAM policies of the account decide. This page does
        not read IAM policies, permissions boundaries, service control policies or resource control policies: they can
        refuse what is allowed here.
      </p>
      {policy.__typename === 'KeyPolicy' && <ReadAt at={policy.fetchedAt} onRetry={onRetry} busy={busy} />}
    </>
  );
}

export type WhoViewProps = {
  readonly keyRef: FragmentType<typeof WHO_VIEW>;
  /** The name of the key for people. */
  readonly name: string;
  readonly failures: readonly FieldFailure[];
  readonly onRetry: () => void;
  /** Reads all principals. Null if as many as possible were read. */
  readonly onAll: (() => void) | null;
  readonly busy: boolean;
};
