import type { Column } from '../columns.ts';
import type { Able } from './clause.ts';
import { join } from './join.ts';

/** What one can do, after "can". Viewing the key is not said where there is more. */
export function toVerbs(able: Able['able'], columns: readonly Column[]): string {
  if (able.length >= columns.length - 1 && able.every(({ cell }) => cell.isWhole)) return 'use and manage it';
  const told = able.filter(({ column }) => able.length === 1 || column.name !== 'View');
  return join(told.map(({ column, cell }) => toVerb(column, cell.actions, cell.isWhole)));
}

export function toVerb(column: Column, actions: readonly string[], isWhole: boolean): string {
  if (isWhole) return column.verb;
  if (column.name !== 'Permissions') return column.main.length > 1 ? `${column.verb} in part` : column.verb;
  if (actions.includes('kms:PutKeyPolicy')) return 'change its policy';
  return actions.includes('kms:CreateGrant') ? 'create grants' : 'end grants';
}
