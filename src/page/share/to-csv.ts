import { BYTE_ORDER_MARK, toCsvRow } from '../../report/formats/csv-row.ts';
import type { Table } from './table.ts';

/** The table as CSV, which spreadsheets open: the same format as that of the report. */
export function toCsv({ columns, rows }: Table): string {
  return BYTE_ORDER_MARK + [columns, ...rows].map(toCsvRow).join('');
}
