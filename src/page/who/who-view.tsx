import { useMemo } from 'react';
import type { FieldFailure } from '../gateway/failure.ts';
import { FailureLine, FailureNotice } from '../gateway/failure-notice.tsx';
import { type FragmentType, graphql, readFragment } from '../generated/index.ts';
import { PolicyNotes } from '../policy/policy-notes.tsx';
import { createToNumber, StatementList } from '../policy/statement-list.tsx';
import { useAnnouncement } from '../ui/announce.tsx';
import { Link } from '../ui/link.tsx';
import { toTabHref } from '../ui/location.ts';
import { ReadAt } from '../ui/read-at.tsx';
import { toAnswer } from './answer/answer.ts';
import { AnswerBox } from './answer/answer-box.tsx';
import { toColumns } from './columns.ts';
import { Incomplete } from './unread/incomplete.tsx';
import { NotRead } from './unread/not-read.tsx';
import { toUnread } from './unread/not-read-words.ts';
import { readPrincipals } from './who-principals.ts';
import { WhoTable } from './who-table.tsx';

const WHO_VIEW = graphql(`
  fragment WhoView on Key {
    accountId
    metadata {
      usage
      spec
      state
      manager
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
            notPrincipals {
              kind
            }
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
    }
  }
`);

/** The answer, the principals and what each can do, the Deny statements, and what is not in the table. */
export function WhoView({ keyRef, name, failures, outdated, onRetry, busy }: WhoViewProps) {
  const key = readFragment(WHO_VIEW, keyRef);
  const { accountId: home, metadata, policy, grants, findings } = key;
  const read = useMemo(() => (key.principals ? readPrincipals(key.principals) : null), [key.principals]);
  const document = policy.__typename === 'KeyPolicy' ? policy.document : null;
  const statements = useMemo(() => document?.statements ?? [], [document]);
  const exceptions = useMemo(() => new Set(statements.filter(isException).map(({ pointer }) => pointer)), [statements]);
  const columns = useMemo(() => toColumns(metadata?.usage ?? null, metadata?.spec ?? null), [metadata]);
  const unread = useMemo(() => (read ? toUnread(read) : []), [read]);
  const answer = useMemo(() => {
    const { state = null } = metadata ?? {};
    const common = { columns, home, state, unread, exceptions, toNumber: createToNumber(statements) };
    return read && toAnswer({ ...common, principals: read.principals });
  }, [read, columns, home, metadata, unread, exceptions, statements]);
  const problems = policy.__typename === 'KeyPolicy' ? policy.problems : NO_PROBLEMS;
  const causes = useMemo(() => ({ problems, incomplete: read?.incomplete ?? [] }), [problems, read]);
  useAnnouncement(answer ? `${name}: ${answer.lead}` : null);
  const failureOf = (field: string) => failures.find(({ path }) => path[1] === field) ?? null;
  const failure = failureOf('principals');
  if (policy.__typename === 'KeyPolicy' && document === null) {
    return (
      <p className="reading">
        The text is not a policy document, so nobody can be listed.{' '}
        <Link href={toTabHref('statements')}>See the text</Link>
      </p>
    );
  }
  if (read === null || answer === null) {
    return failure ? (
      <FailureNotice failure={failure} subject="Principals could not be read" onRetry={onRetry} busy={busy} />
    ) : null;
  }
  const unreadKey = failureOf('metadata');
  const denies = statements.filter(({ effect }) => effect === 'DENY');
  return (
    <>
      <AnswerBox answer={answer} pointers={statements.map(({ pointer }) => pointer)} />
      <Incomplete reasons={read.incomplete} onRetry={onRetry} busy={busy} />
      {unreadKey && (
        <p className="who-note">
          The kind of the key is not known, so all its uses are in one column. <FailureLine failure={unreadKey} />
        </p>
      )}
      <PolicyNotes title="The text of the policy has mistakes" notes={problems} />
      <PolicyNotes title="Without effect" notes={findings?.nodes ?? []} />
      <WhoTable
        principals={read.principals}
        isIncomplete={unread.length > 0}
        columns={columns}
        home={home}
        statements={statements}
        exceptions={exceptions}
        causes={causes}
      />
      {denies.length > 0 && (
        <section className="denied" aria-labelledby="denied">
          <h2 id="denied">Denied, whatever allows it</h2>
          <StatementList all={statements} shown={denies.map(({ pointer }) => pointer)} home={home} />
        </section>
      )}
      <NotRead
        statements={statements.length}
        grants={grants ? { count: grants.nodes.length, hasMore: grants.pageInfo.hasNextPage } : null}
        grantsFailure={failureOf('grants')}
        metadata={metadata ?? null}
        metadataFailure={unreadKey}
        principals={read.principals}
        home={home}
      />
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

const NO_PROBLEMS: readonly [] = [];

/** An Allow with NotPrincipal is for everyone whom it does not list. */
function isException(statement: { readonly effect?: string | null; readonly notPrincipals?: unknown }): boolean {
  return statement.effect === 'ALLOW' && Boolean(statement.notPrincipals);
}
