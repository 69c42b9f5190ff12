import type { Contender } from './contender.ts';

export type Measured = { readonly milliseconds: number; readonly cpuMilliseconds: number };

/** Measures the duration of `work`, and the CPU time of the contender's process. */
export async function measure(contender: Contender, work: () => Promise<void>): Promise<Measured> {
  const before = await contender.usage();
  const start = performance.now();
  await work();
  const milliseconds = performance.now() - start;
  const after = await contender.usage();
  return { milliseconds, cpuMilliseconds: after.cpuMilliseconds - before.cpuMilliseconds };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Prints rows in columns; the first row is the heading. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => toCell(cell, widths[column] ?? 0, column)).join('   '));
  process.stdout.write(`${title}\n${lines.map((line) => `  ${line}\n`).join('')}\n`);
}

function toCell(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}
