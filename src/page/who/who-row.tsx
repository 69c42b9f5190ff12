// biome-ignore-all lint/a11y/noRedundantRoles: a table that is not laid out as one loses its roles in some browsers
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of ARIA is for tables
// biome-ignore-all lint/a11y/useFocusableInteractive: the button in a cell takes the focus
import { memo } from 'react';
import type { StatementRef } from '../policy/statement-list.tsx';
import { toPrincipalWords } from '../policy/statement-words.ts';
import { Breakable } from '../ui/breakable.tsx';
import { type Cell, isUnlimited, type NamedPrincipal } from './cells.ts';
import type { Column } from './columns.ts';
import { WhoCell } from './who-cell.tsx';

/** One principal. Rendered again only if something of it changes: there may be hundreds. */
export const WhoRow = memo(function WhoRow({
  who,
  cells,
  columns,
  home,
  statements,
  row,
  current,
  isOpen,
  onOpen,
}: WhoRowProps) {
  const { relation, principal, permissions } = who;
  const { label, name } = toPrincipalWords(principal, { home, isAllowed: true });
  const isPublic = relation === 'EVERYONE' && permissions.some(isUnlimited);
  const tag = isPublic ? 'Public' : TAGS[relation];
  return (
    <tr
      role="row"
      aria-rowindex={row + 2}
      data-public={isPublic}
      data-wide={!isPublic && (relation === 'EVERYONE' || relation === 'OTHER_ACCOUNT')}
    >
      <th role="rowheader" scope="row">
        {label && <span className="kind">{label} </span>}
        <strong>
          <Breakable text={name} />
        </strong>
        {tag && <span className="tag">{tag}</span>}
        {principal.value !== name && principal.value !== '*' && (
          <span className="exact mono">
            <Breakable text={principal.value} />
          </span>
        )}
      </th>
      {columns.map((column, index) => {
        const cell = cells[index];
        if (cell === undefined) return null;
        return (
          <td key={column.name} role="gridcell" data-column={column.name}>
            <WhoCell
              cell={cell}
              name={name}
              column={column}
              statements={statements}
              inTabOrder={current === index || (current !== null && current >= cells.length && index === 0)}
              isOpen={isOpen && current === index}
              onOpen={() => onOpen(row, index)}
            />
          </td>
        );
      })}
    </tr>
  );
});

export type WhoRowProps = {
  readonly who: NamedPrincipal;
  /** One for each column. */
  readonly cells: readonly Cell[];
  readonly columns: readonly Column[];
  /** The account of the key. */
  readonly home: string;
  readonly statements: readonly StatementRef[];
  /** Counted from 0. */
  readonly row: number;
  /** The column of the current cell. Null if it is in another row. */
  readonly current: number | null;
  /** Whether the current cell shows what decides it. */
  readonly isOpen: boolean;
  readonly onOpen: (row: number, column: number) => void;
};

const TAGS: Partial<Record<NamedPrincipal['relation'], string>> = {
  EVERYONE: 'Limited',
  OTHER_ACCOUNT: 'Other account',
  TRUSTED_ACCOUNT: 'Trusted account',
  NOBODY: 'Nobody',
};
