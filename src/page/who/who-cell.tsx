import { createToNumber, type StatementRef } from '../policy/statement-list.tsx';
import { Breakable } from '../ui/breakable.tsx';
import { SIGNS, toCellSentence, toCellWords } from './cell-words.ts';
import type { Cell } from './cells.ts';
import type { Column } from './columns.ts';

/** A button that says whether a principal can do something, and by which statement or grant. */
export function WhoCell({ cell, name, column, statements, inTabOrder, isOpen, onOpen }: WhoCellProps) {
  const toNumber = createToNumber(statements);
  const { head, lines, limits } = toCellWords(cell, toNumber);
  return (
    <button
      type="button"
      className="cell"
      data-kind={cell.kind}
      data-inherited={cell.isInherited}
      data-exception={cell.isByException}
      aria-expanded={isOpen}
      aria-controls={isOpen ? 'who-details' : undefined}
      tabIndex={inTabOrder ? 0 : -1}
      onFocus={onOpen}
      onClick={onOpen}
    >
      <span className="visually-hidden">{toCellSentence(name, column, cell, toNumber)}</span>
      <span aria-hidden="true">
        <span className="cell-head">
          {SIGNS[cell.kind]} {cell.kind === 'NONE' ? '' : head}
        </span>
        {lines.map((line) => (
          <span key={line} className="cell-line">
            <Breakable text={line} />
          </span>
        ))}
        {limits.map((limit) => (
          <span key={limit} className="cell-limit">
            <Breakable text={limit} />
          </span>
        ))}
      </span>
    </button>
  );
}

export type WhoCellProps = {
  readonly cell: Cell;
  /** The name of the principal. */
  readonly name: string;
  readonly column: Column;
  readonly statements: readonly StatementRef[];
  readonly inTabOrder: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
};
