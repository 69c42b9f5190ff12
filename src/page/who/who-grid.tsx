// biome-ignore-all lint/a11y/noRedundantRoles: a table that is not laid out as one loses its roles in some browsers
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of ARIA is for tables
import { type FocusEvent, type KeyboardEvent, useCallback, useRef, useState } from 'react';
import type { StatementRef } from '../policy/statement-list.tsx';
import type { Cell, NamedPrincipal } from './cells.ts';
import type { Column } from './columns.ts';
import { moveInGrid } from './move-in-grid.ts';
import type { Causes } from './unread/unknown-causes.tsx';
import { WhoDetails } from './who-details.tsx';
import { WhoRow } from './who-row.tsx';

/**
 * The table. One cell is in the order of Tab; the arrow keys lead to the others. The cell that was clicked or has the
 * focus shows what decides it, over the page, so that nothing moves.
 */
export function WhoGrid({ rows, rowCount, columns, home, statements, causes }: WhoGridProps) {
  const [current, setCurrent] = useState<Position>({ row: 0, column: 0 });
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const shown = isOpen ? rows[current.row] : undefined;
  const [cell, column] = [shown?.cells[current.column], columns[current.column]];

  const open = useCallback((row: number, column: number) => {
    setCurrent({ row, column });
    setOpen(true);
  }, []);
  const close = () => {
    box.current?.querySelector<HTMLElement>('.cell[tabindex="0"]')?.focus({ preventScroll: true });
    setOpen(false);
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  return (
    /* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what a cell shows */
    <div className="who" ref={box} onBlur={onBlur} onKeyDown={onKeyDown}>
      <table role="grid" aria-label="Who can do what with this key" aria-rowcount={rowCount + 1} onKeyDown={moveInGrid}>
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
              row={row}
              current={row === current.row ? current.column : null}
              isOpen={isOpen && row === current.row}
              onOpen={open}
            />
          ))}
        </tbody>
      </table>
      {shown && cell && column && (
        <WhoDetails
          key={`${current.row} ${current.column}`}
          who={shown.who}
          cell={cell}
          column={column}
          home={home}
          statements={statements}
          causes={causes}
          onClose={close}
        />
      )}
    </div>
  );
}

export type Row = { readonly who: NamedPrincipal; readonly cells: readonly Cell[] };

export type WhoGridProps = {
  readonly rows: readonly Row[];
  /** All rows, also those that are not shown. */
  readonly rowCount: number;
  readonly columns: readonly Column[];
  /** The account of the key. */
  readonly home: string;
  readonly statements: readonly StatementRef[];
  readonly causes: Causes;
};

type Position = { readonly row: number; readonly column: number };
