import type { Table } from './table.ts';

/** A table of GitHub Flavored Markdown. The texts of policies and grants stay texts: nothing in them is markup. */
export function toMarkdown({ title, columns, rows }: Table): string {
  const lines = [columns, columns.map(() => '---'), ...rows.map((row) => row.map(escapeMarkdown))];
  return `# ${escapeMarkdown(title)}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('')}`;
}

/** A backslash before an ASCII punctuation character makes it a text. Source: GitHub Flavored Markdown, 2.4. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, '<br>');
}
