import { escapeInvisible } from '../../json/quote.ts';
import type { Table } from './table.ts';

/** A table of GitHub Flavored Markdown. The texts of policies and grants stay texts: nothing in them is markup. */
export function toMarkdown({ title, columns, rows }: Table): string {
  const lines = [columns, columns.map(() => '---'), ...rows.map((row) => row.map(escapeMarkdown))];
  return `# ${escapeMarkdown(title)}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('')}`;
}

/**
 * A backslash before an ASCII punctuation character makes it a text. It also ends what would become a link by itself.
 * Source: GitHub Flavored Markdown, 2.4 and 6.9.
 */
function escapeMarkdown(text: string): string {
  const lines = text.split(/[\r\n]+/).map((line) => escapeInvisible(line.trim()));
  return lines.map((line) => line.replace(MARKUP, '\\$&')).join('<br>');
}

const MARKUP = /[\\`*_[\]<>|~&]|(?<=:)\/(?=\/)|(?<=www)\./gi;
