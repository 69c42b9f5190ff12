import { type FragmentType, readFragment } from '../generated/index.ts';
import type { Table } from '../share/table.ts';
import { VERDICT } from './verdict-query.ts';

/** A verdict and its reasons as a file has them. */
export function toVerdictTable(accessRef: FragmentType<typeof VERDICT>, name: string): Table {
  const { principal, action, verdict, reasons } = readFragment(VERDICT, accessRef);
  return {
    title: `${name}: ${principal}, ${action}`,
    columns: ['Principal', 'Action', 'Verdict', 'Code', 'Reason', 'Statement', 'Grant ID', 'Condition key'],
    rows: reasons.map(({ code, message, pointer, grantId, conditionKey }) => [
      principal,
      action,
      verdict,
      code,
      message,
      pointer ?? '',
      grantId ?? '',
      conditionKey ?? '',
    ]),
  };
}
