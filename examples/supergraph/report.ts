import { inspect, isDeepStrictEqual } from 'node:util';

/** What one router answered to a query, and which KMS calls that took. */
export type Outcome = {
  readonly router: string;
  readonly data: unknown;
  readonly errors: readonly { readonly path?: readonly (string | number)[]; readonly message: string }[];
  readonly calls: readonly string[];
};

/** The answers to one query: once what is the same in all, side by side what is not. */
export function toReport(title: string, outcomes: readonly Outcome[]): string {
  const lines = [`\n== ${title}`];
  lines.push(...compare('data', outcomes, ({ data }) => toRows(data)));
  lines.push(...compare('errors', outcomes, ({ errors }) => errors.map(toErrorRow)));
  for (const { router, calls } of outcomes) lines.push(`   ${router.padEnd(WIDTH)} ${toCounts(calls)}`);
  return `${lines.join('\n')}\n`;
}

const WIDTH = 22;

function compare(what: string, outcomes: readonly Outcome[], read: (outcome: Outcome) => readonly string[]): string[] {
  const rows = outcomes.map(read);
  if (rows.every((each) => isDeepStrictEqual(each, rows[0]))) return (rows[0] ?? []).map((row) => indent(row, '   '));
  return outcomes.flatMap(({ router }, index) => [
    `   ${what} of ${router}:`,
    ...(rows[index] ?? []).map((row) => indent(row, '     ')),
  ]);
}

/** Of each list at the top its items, else its fields. */
function toRows(data: unknown): string[] {
  return Object.entries(data ?? {}).flatMap(([field, value]) =>
    Array.isArray(value) ? value.map((item) => show(item)) : [`${field}: ${show(value)}`],
  );
}

function show(value: unknown): string {
  return inspect(value, { depth: null, breakLength: 140, maxStringLength: 120 });
}

function toErrorRow({ path = [], message }: Outcome['errors'][number]): string {
  return `error at ${path.join('.')}: ${message}`;
}

function toCounts(calls: readonly string[]): string {
  const counts = [...Map.groupBy(calls, (operation) => operation)].map(
    ([operation, all]) => `${all.length} ${operation}`,
  );
  return `${calls.length} KMS calls${counts.length > 0 ? `: ${counts.toSorted().join(', ')}` : ''}`;
}

function indent(text: string, by: string): string {
  return text.replaceAll(/^/gm, by);
}
