import type { StatementRef } from '../policy/statement-list.tsx';
import { Breakable } from '../ui/breakable.tsx';
import { SIGNS, toCellWords } from './cell-words.ts';
import type { Cell } from './cells.ts';

/** A button that says whether a principal can do something, and by which statement or grant. */
export function WhoCell({ cell, label, statements, inTabOrder, isOpen, onOpen }: WhoCellProps) {
  const { head, lines, limits, full } = toCellWords(
    cell,
    (pointer) => statements.findIndex((each) => each.pointer === pointer) + 1,
  );
  return (
    <button
      type="button"
      className="cell"
      data-kind={cell.kind}
      data-inherited={cell.isInherited}
      aria-expanded={isOpen}
      aria-controls={isOpen ? 'who-details' : undefined}
      aria-label={`${label}: ${full}`}
      tabIndex={inTabOrder ? 0 : -1}
      onFocus={onOpen}
      onClick={onOpen}
    >
      <span className="cell-head">
        <span aria-hidden="true">{SIGNS[cell.kind]} </span>
        {cell.kind === 'NONE' ? '' : head}
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
    </button>
  );
}

export type WhoCellProps = {
  readonly cell: Cell;
  /** The principal and the column, for screen readers. */
  readonly label: string;
  readonly statements: readonly StatementRef[];
  readonly inTabOrder: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
};
