import type { Permission } from './cells.ts';
import { type Column, includesAction } from './columns.ts';

/** Deny statements, and what they take away. */
export type Limit = {
  /** The statements. One of them is enough. */
  readonly pointers: readonly string[];
  /** The actions of the column. */
  readonly actions: readonly string[];
  /** Whether this is all that the cell is about. */
  readonly isWhole: boolean;
};

/** The Deny statements of some permissions of one principal. `whole` is what the cell is about. */
export function toLimits(
  column: Column,
  permissions: readonly Permission[],
  whole: readonly string[],
): readonly Limit[] {
  const actionsOf = new Map<string, Set<string>>();
  for (const { limitedBy, actions } of permissions) {
    if (limitedBy.length === 0) continue;
    const statements = limitedBy.map(({ pointer }) => pointer).join(' ');
    const limited = actionsOf.get(statements) ?? new Set();
    for (const action of actions) if (includesAction(column, action)) limited.add(action);
    if (limited.size > 0) actionsOf.set(statements, limited);
  }
  return [...actionsOf].map(([statements, actions]) => ({
    pointers: statements.split(' '),
    actions: [...actions],
    isWhole: whole.length > 0 && whole.every((action) => actions.has(action)),
  }));
}
