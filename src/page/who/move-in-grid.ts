import type { KeyboardEvent } from 'react';

/** Moves the focus by the keys of a grid. Source: ARIA Authoring Practices Guide, "Grid Pattern". */
export function moveInGrid(event: KeyboardEvent<HTMLTableElement>): void {
  const rows = [...event.currentTarget.querySelectorAll('tbody tr')].map((row) => [
    ...row.querySelectorAll<HTMLElement>('.cell'),
  ]);
  const row = rows.findIndex((cells) => cells.includes(document.activeElement as HTMLElement));
  const column = rows[row]?.indexOf(document.activeElement as HTMLElement) ?? -1;
  const target = toTarget(event, { row, column, lastRow: rows.length - 1 });
  if (column < 0 || target === null || event.metaKey || event.altKey) return;
  event.preventDefault();
  const cell = rows[target.row]?.at(target.column);
  // At once: a smooth scroll falls behind keys that repeat fast, and the focus would be out of sight.
  cell?.focus({ preventScroll: true });
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
}

type Place = { readonly row: number; readonly column: number };

/** Null if the key moves nothing. Column -1 is the last one. */
function toTarget(
  { key, ctrlKey }: KeyboardEvent,
  { row, column, lastRow }: Place & { lastRow: number },
): Place | null {
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? lastRow : row, column: -1 };
    default:
      return null;
  }
}
