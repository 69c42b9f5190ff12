import { useDeferredValue, useMemo, useState } from 'react';
import type { StatementRef } from '../policy/statement-list.tsx';
import { useAnnouncement } from '../ui/announce.tsx';
import { type NamedPrincipal, toCell } from './cells.ts';
import type { Column } from './columns.ts';
import { canDo, hasText, toEmptyWords, toFoundWords } from './filter/filter.ts';
import { FilterBar, useFilter } from './filter/filter-bar.tsx';
import type { Causes } from './unread/unknown-causes.tsx';
import { type Row, WhoGrid } from './who-grid.tsx';

/** Rows that are rendered at first, and that a click adds. */
const FIRST_ROWS = 25;
const MORE_ROWS = 100;
/** So many rows need no filter. */
const FEW_ROWS = 3;

/** Principals by what one can do with the key, the widest first. A filter and a button lead to those of a long list. */
export function WhoTable({ principals, isIncomplete, columns, home, statements, exceptions, causes }: WhoTableProps) {
  const filter = useFilter(columns);
  const { column } = filter;
  const [limit, setLimit] = useState(FIRST_ROWS);
  const search = useDeferredValue(filter.text.trim().toLowerCase());
  const toRow = useMemo(() => {
    const rows = new Map<NamedPrincipal, Row>();
    return (who: NamedPrincipal): Row => {
      const row = rows.get(who) ?? { who, cells: columns.map((each) => toCell(each, who, isIncomplete, exceptions)) };
      rows.set(who, row);
      return row;
    };
  }, [columns, isIncomplete, exceptions]);
  const found = useMemo(() => {
    const named = principals.filter((who) => hasText(who, search, home));
    const index = column === undefined ? -1 : columns.indexOf(column);
    return index < 0 ? named : named.filter((who) => toRow(who).cells.some((cell, at) => at === index && canDo(cell)));
  }, [principals, search, home, column, columns, toRow]);
  const rows = useMemo(() => found.slice(0, limit).map(toRow), [found, limit, toRow]);
  const isFiltered = search !== '' || column !== undefined;
  const isCut = limit > FIRST_ROWS || rows.length < found.length;
  const isAll = rows.length === found.length;
  const count = toFoundWords(found.length, principals.length, column);
  useAnnouncement(isFiltered ? count : null);
  useAnnouncement(limit > FIRST_ROWS ? `${rows.length} of ${found.length} principals are shown` : null);
  return (
    <>
      {(principals.length > FEW_ROWS || isFiltered) && <FilterBar filter={filter} columns={columns} count={count} />}
      {found.length > 0 ? (
        <WhoGrid
          key={`${search} ${column?.name}`}
          rows={rows}
          rowCount={found.length}
          columns={columns}
          home={home}
          statements={statements}
          causes={causes}
        />
      ) : (
        <p className="who-note quiet">{toEmptyWords(filter.text.trim(), column, isIncomplete)}</p>
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
  /** The widest first. */
  readonly principals: readonly NamedPrincipal[];
  /** Whether principals or permissions may be missing. */
  readonly isIncomplete: boolean;
  readonly columns: readonly Column[];
  /** The account of the key. */
  readonly home: string;
  readonly statements: readonly StatementRef[];
  /** The pointers of the Allow statements with NotPrincipal. */
  readonly exceptions: ReadonlySet<string>;
  readonly causes: Causes;
};
