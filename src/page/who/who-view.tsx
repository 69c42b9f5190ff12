import { useMemo } from 'react';
import type { FieldFailure } from '../gateway/failure.ts';
import { FailureLine, FailureNotice } from '../gateway/failure-notice.tsx';
import type { WhoViewFragment } from '../generated/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../generated/index.ts';
import { PolicyNotes } from '../policy/policy-notes.tsx';
import { StatementList } from '../policy/statement-list.tsx';
import { useAnnouncement } from '../ui/announce.tsx';
import { Link } from '../ui/link.tsx';
import { toTabHref } from '../ui/location.ts';
import { ReadAt } from '../ui/read-at.tsx';
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
        problems {
          message
          pointer
        }
        document {
          statements {
            pointer
            effect
            ...StatementCard
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
    findings(codes: [INEFFECTIVE_STATEMENT, STATEMENT_PARTLY_INEFFECTIVE]) {
      nodes {
        message
        pointer
      }
    }
    principals(first: $first, includeDenied: true) {
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
export function WhoView({ keyRef, name, failures, outdated, onRetry, busy }: WhoViewProps) {
  const { accountId: home, metadata, policy, principals, grants, findings } = readFragment(WHO_VIEW, keyRef);
  const document = policy.__typename === 'KeyPolicy' ? policy.document : null;
  const statements = useMemo(() => document?.statements ?? [], [document]);
  const count = principals?.nodes.length;
  useAnnouncement(count === undefined ? null : `${count} principals of ${name}`);
  const unread = failures.find(({ path }) => path[1] === 'metadata');
  const failure = failures.find(({ path }) => path[1] === 'principals');
  if (policy.__typename === 'KeyPolicy' && document === null) {
    return (
      <p className="reading">
        The text is not a policy document, so nobody can be listed.{' '}
        <Link href={toTabHref('statements')}>See the text</Link>
      </p>
    );
  }
  if (!principals) {
    return failure ? (
      <FailureNotice failure={failure} subject="Principals could not be read" onRetry={onRetry} busy={busy} />
    ) : null;
  }
  const problems = policy.__typename === 'KeyPolicy' ? policy.problems : [];
  const denies = statements.filter(({ effect }) => effect === 'DENY');
  return (
    <>
      {unread && (
        <p className="who-note">
          The kind of the key is not known, so all its uses are in one column. <FailureLine failure={unread} />
        </p>
      )}
      <PolicyNotes title="The text of the policy has mistakes" notes={problems} />
      <PolicyNotes title="Without effect" notes={findings?.nodes ?? []} />
      <WhoTable
        principalsRef={principals}
        usage={metadata?.usage ?? null}
        home={home}
        statements={statements}
        problems={problems}
        onRetry={onRetry}
        busy={busy}
      />
      {principals.pageInfo.hasNextPage && (
        <p className="who-note">Only the first {count} principals were read: the others are not shown.</p>
      )}
      {denies.length > 0 && (
        <section className="denied" aria-labelledby="denied">
          <h2 id="denied">Denied, whatever allows it</h2>
          <StatementList all={statements} shown={denies.map(({ pointer }) => pointer)} home={home} />
        </section>
      )}
      <p className="who-note quiet">
        From the key policy ({toCount(statements.length, 'statement')}) and {toGrantWords(grants)}. “By IAM” means that
        the IAM policies of the account decide. This page does not read IAM policies, permissions boundaries, service
        control policies or resource control policies: they can refuse what is allowed here.
      </p>
      {policy.__typename === 'KeyPolicy' && (
        <ReadAt at={policy.fetchedAt} outdated={outdated} onRetry={onRetry} busy={busy} />
      )}
    </>
  );
}

export type WhoViewProps = {
  readonly keyRef: FragmentType<typeof WHO_VIEW>;
  /** The name of the key for people. */
  readonly name: string;
  readonly failures: readonly FieldFailure[];
  /** Why it could not be read again. */
  readonly outdated: FieldFailure | null;
  readonly onRetry: () => void;
  readonly busy: boolean;
};

function toGrantWords(grants: WhoViewFragment['grants']): string {
  if (!grants) return 'no grants, which could not be read';
  const count = toCount(grants.nodes.length, 'grant');
  return grants.pageInfo.hasNextPage ? `its first ${count}` : count;
}

function toCount(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
