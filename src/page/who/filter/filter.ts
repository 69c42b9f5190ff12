import { toPrincipalWords } from '../../policy/statement-words.ts';
import type { Cell, NamedPrincipal } from '../cells.ts';
import type { Column } from '../columns.ts';

/** The value of a column in the URL: `generate-mac`. */
export function toSlug({ name }: Column): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** Whether a principal can do what the cell is about, also under conditions, or that is not known. */
export function canDo({ kind }: Cell): boolean {
  return kind !== 'NONE' && kind !== 'DENIED';
}

/** Whether a principal has this text in its name. The text is in lower case. */
export function hasText({ principal }: NamedPrincipal, text: string, home: string): boolean {
  const { label, name } = toPrincipalWords(principal, { home, isAllowed: true });
  return `${label ?? ''} ${name} ${principal.value}`.toLowerCase().includes(text);
}

/** How many principals the filter leaves, and what it is. */
export function toFoundWords(found: number, all: number, column: Column | undefined): string {
  const principals = `${all} ${all === 1 ? 'principal' : 'principals'}`;
  if (found === all && column === undefined) return principals;
  return `${found} of ${principals}`;
}

/** Why the table is empty. */
export function toEmptyWords(text: string, column: Column | undefined, isIncomplete: boolean): string {
  const can = column === undefined ? '' : ` that can ${column.verb}`;
  if (text !== '') return `No principal${can} has “${text}” in its name.`;
  if (column !== undefined) return `No principal of this table can ${column.verb}.`;
  return isIncomplete ? 'What was read names nobody.' : 'The policy and the grants name nobody.';
}
