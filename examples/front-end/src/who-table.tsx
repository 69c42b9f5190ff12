// biome-ignore-all lint/a11y/noRedundantRoles: a table that is not laid out as one loses its roles in some browsers
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of ARIA is for tables
import { type FocusEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { toCell } from './cells.ts';
import { toColumns } from './columns.ts';
import type { KeyUsage } from './generated/graphql.ts';
import { type FragmentType, graphql, readFragment } from './generated/index.ts';
import { Incomplete } from './incomplete.tsx';
import { moveInGrid } from './move-in-grid.ts';
import { PublicNotice } from './public-notice.tsx';
import { sortPrincipals } from './sort-principals.ts';
import type { StatementRef } from './statement-list.tsx';
import { WhoDetails } from './who-details.tsx';
import { WhoRow } from './who-row.tsx';

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
        }
        ... on KmsThrottlingException {
          retryAfterMs
        }
      }
    }
  }
`);

/**
 * Principals by what one can do with the key, the widest first. One cell is in the order of Tab; the arrow keys lead to
 * the others. The cell that was clicked or has the focus shows what decides it, over the page, so that nothing moves.
 */
export function WhoTable({ principalsRef, usage, home, statements, onRetry, busy }: WhoTableProps) {
  const { nodes, incomplete, pageInfo } = readFragment(WHO_TABLE, principalsRef);
  const { hasNextPage } = pageInfo;
  const columns = useMemo(() => toColumns(usage), [usage]);
  const rows = useMemo(() => {
    const isIncomplete = incomplete.length > 0 || hasNextPage;
    return sortPrincipals(nodes).map((who) => ({
      who,
      cells: columns.map((column) => toCell(column, who, nodes, isIncomplete)),
    }));
  }, [nodes, columns, incomplete, hasNextPage]);
  const [current, setCurrent] = useState<Position>({ row: 0, column: 0 });
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const shown = isOpen ? rows[current.row] : undefined;
  const [cell, column] = [shown?.cells[current.column], columns[current.column]];

  const open = (position: Position) => {
    setCurrent(position);
    setOpen(true);
  };
  const close = () => {
    box.current?.querySelector<HTMLElement>('.cell[tabindex="0"]')?.focus();
    setOpen(false);
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  return (
    <>
      <Incomplete reasons={incomplete} onRetry={onRetry} busy={busy} />
      <PublicNotice principals={nodes} columns={columns} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what a cell shows */}
      <div className="who" ref={box} onBlur={onBlur} onKeyDown={onKeyDown}>
        <table role="grid" aria-label="Who can do what with this key" onKeyDown={moveInGrid}>
          <thead role="rowgroup">
            <tr role="row">
              {['Principal', ...columns.map(({ name }) => name)].map((name) => (
                <th key={name} role="columnheader" scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map(({ who, cells }, row) => (
              <WhoRow
                key={`${who.principal.kind} ${who.principal.value}`}
                who={who}
                cells={cells}
                columns={columns}
                home={home}
                statements={statements}
                current={row === current.row ? current.column : null}
                isOpen={isOpen}
                onOpen={(place) => open({ row, column: place })}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="empty">The policy and the grants name nobody.</p>}
        {shown && cell && column && (
          <WhoDetails
            key={`${current.row} ${current.column}`}
            who={shown.who}
            cell={cell}
            column={column}
            home={home}
            statements={statements}
            onClose={close}
          />
        )}
      </div>
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
  readonly onRetry: () => void;
  readonly busy: boolean;
};

type Position = { readonly row: number; readonly column: number };
