import { useDeferredValue, useMemo, useState } from 'react';
import type { KeyUsage, WhoTableFragment } from '../generated/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../generated/index.ts';
import type { StatementRef } from '../policy/statement-list.tsx';
import { toPrincipalWords } from '../policy/statement-words.ts';
import { useAnnouncement } from '../ui/announce.tsx';
import { type NamedPrincipal, toCell } from './cells.ts';
import { toColumns } from './columns.ts';
import { Incomplete } from './incomplete.tsx';
import { PublicNotice } from './public-notice.tsx';
import { sortPrincipals } from './sort-principals.ts';
import type { Causes } from './unknown-causes.tsx';
import { type Row, WhoGrid } from './who-grid.tsx';

const WHO_PERMISSION = graphql(`
  fragment WhoPermission on KeyPermission {
    actions
    verdict
    conditions {
      operator
      key
      values
    }
    constraints
    limitedBy {
      pointer
    }
    source {
      __typename
      ... on PolicyStatement {
        pointer
      }
      ... on KeyGrant {
        grantId
        name
        ...GrantCard
      }
    }
  }
`);

const WHO_TABLE = graphql(`
  fragment WhoTable on KeyPrincipalConnection {
    nodes {
      relation
      principal {
        kind
        value
        accountId
      }
      permissions {
        ...WhoPermission
      }
      inherited {
        ...WhoPermission
      }
    }
    pageInfo {
      hasNextPage
    }
    incomplete {
      code
      message
      pointer
      failure {
        __typename
        code
        message
        retryable
        requestId
        ... on KmsAccessDeniedException {
          permission
          reason
        }
        ... on KmsThrottlingException {
          retryAfterMs
        }
      }
    }
  }
`);

/** Rows that are rendered at first, and that a click adds. */
const FIRST_ROWS = 25;
const MORE_ROWS = 100;
/** So many rows need no search. */
const FEW_ROWS = 10;

/** Principals by what one can do with the key, the widest first. A search and a button lead to those of a long list. */
export function WhoTable({ principalsRef, usage, home, statements, problems, onRetry, busy }: WhoTableProps) {
  const { nodes, incomplete, pageInfo } = readFragment(WHO_TABLE, principalsRef);
  const { hasNextPage } = pageInfo;
  const columns = useMemo(() => toColumns(usage), [usage]);
  const principals = useMemo(() => sortPrincipals(nodes.map(toNamed)), [nodes]);
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(FIRST_ROWS);
  const search = useDeferredValue(text.trim().toLowerCase());
  const found = useMemo(
    () => principals.filter((who) => toSearched(who, home).includes(search)),
    [principals, search, home],
  );
  const rows = useMemo((): readonly Row[] => {
    const isIncomplete = incomplete.length > 0 || hasNextPage;
    return found.slice(0, limit).map((who) => ({
      who,
      cells: columns.map((column) => toCell(column, who, isIncomplete)),
    }));
  }, [found, limit, columns, incomplete, hasNextPage]);
  const causes = useMemo((): Causes => ({ problems, incomplete }), [problems, incomplete]);
  const isCut = limit > FIRST_ROWS || rows.length < found.length;
  const isAll = rows.length === found.length;
  useAnnouncement(search ? `${found.length} of ${principals.length} principals` : null);
  useAnnouncement(limit > FIRST_ROWS ? `${rows.length} of ${found.length} principals are shown` : null);
  return (
    <>
      <Incomplete reasons={incomplete} onRetry={onRetry} busy={busy} />
      <PublicNotice principals={principals} columns={columns} />
      {principals.length > FEW_ROWS && (
        <div className="who-search">
          <input
            type="search"
            aria-label="Find a principal"
            placeholder="Find a principal"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <span className="quiet">
            {search ? `${found.length} of ${principals.length} principals` : `${principals.length} principals`}
          </span>
        </div>
      )}
      {found.length > 0 ? (
        <WhoGrid
          key={search}
          rows={rows}
          rowCount={found.length}
          columns={columns}
          home={home}
          statements={statements}
          causes={causes}
        />
      ) : (
        <p className="who-note quiet">
          {search ? `No principal has “${text.trim()}” in its name.` : 'The policy and the grants name nobody.'}
        </p>
      )}
      {isCut && (
        <p className="who-note">
          {/* It stays when all are shown, so that the focus stays on it. */}
          <button
            type="button"
            className="button"
            aria-disabled={isAll}
            onClick={() => !isAll && setLimit(limit + MORE_ROWS)}
          >
            {isAll ? `All ${found.length} are shown` : `Show ${Math.min(MORE_ROWS, found.length - rows.length)} more`}
          </button>{' '}
          {!isAll && `${rows.length} of ${found.length} principals are shown.`}
        </p>
      )}
    </>
  );
}

export type WhoTableProps = {
  readonly principalsRef: FragmentType<typeof WHO_TABLE>;
  /** Null if it is not known. */
  readonly usage: KeyUsage | null;
  /** The account of the key. */
  readonly home: string;
  readonly statements: readonly StatementRef[];
  /** The mistakes in the text of the policy. */
  readonly problems: Causes['problems'];
  readonly onRetry: () => void;
  readonly busy: boolean;
};

function toNamed({ permissions, inherited, ...rest }: WhoTableFragment['nodes'][number]): NamedPrincipal {
  return {
    ...rest,
    permissions: readFragment(WHO_PERMISSION, permissions),
    inherited: readFragment(WHO_PERMISSION, inherited),
  };
}

function toSearched({ principal }: NamedPrincipal, home: string): string {
  const { label, name } = toPrincipalWords(principal, { home, isAllowed: true });
  return `${label ?? ''} ${name} ${principal.value}`.toLowerCase();
}
