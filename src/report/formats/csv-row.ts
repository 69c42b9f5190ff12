import { escapeInvisible } from '../../json/quote.ts';

/** At the start of the file. Without it, Excel does not read UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** A row of RFC 4180. */
export function toCsvRow(cells: readonly string[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

/** Aliases, Sids and principals are chosen by others: a spreadsheet must not take them for a formula. */
function toCell(value: string): string {
  const text = escapeInvisible(value.replace(FORMULA, "$&'"));
  return /[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The position before a text that spreadsheets take for a formula: at the start, or after a semicolon, which separates
 * cells where a comma is the decimal point. Spaces and quotes may come before the formula, and its first character may be
 * full-width. Source: OWASP, "CSV Injection".
 */
const FORMULA = /(?:^|;)(?=[\s"]*[=+\-@＝＋－＠]|[\t\r\n])/g;
