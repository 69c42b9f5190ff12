import type { ExportFailure } from './export-region.ts';

/** What the export has to say at its end: what was written, and everything that is missing in it. */
export function toReport(about: {
  readonly output: string;
  readonly keys: number;
  readonly aliasesWithoutKey: number;
  readonly failures: readonly ExportFailure[];
}): string {
  const { output, keys, aliasesWithoutKey, failures } = about;
  const lines = [`${keys} keys written to ${output}`];
  if (aliasesWithoutKey > 0) lines.push(`${aliasesWithoutKey} aliases have no key yet, and were left out`);
  if (failures.length > 0) lines.push(`INCOMPLETE: ${failures.length} failures`, ...toGroups(failures));
  return `${lines.join('\n')}\n`;
}

/** One line for each operation and its meaning for the file, then the first failures in full. */
function toGroups(failures: readonly ExportFailure[]): readonly string[] {
  const groups = Map.groupBy(failures, ({ what }) => what);
  const counts = [...groups].map(
    ([what, { length }]) => `  ${what} failed ${length} times: ${MEANINGS.get(what) ?? ''}`,
  );
  const shown = failures.slice(0, MAX_SHOWN).map(({ what, subject, why }) => `  ${what} ${subject}: ${why}`);
  const more = failures.length - shown.length;
  return [...counts, ...shown, ...(more > 0 ? [`  ... and ${more} more`] : [])];
}

const MAX_SHOWN = 20;

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['ListKeys', 'the file has no key of that Region'],
  ['ListAliases', 'the file has no alias of that Region'],
  ['DescribeKey', 'the file does not have the key'],
  ['GetKeyPolicy', 'the file answers the same error for the policy'],
  ['ListResourceTags', 'the file has the key without its tags'],
  ['ListGrants', 'the file has the key without its grants'],
  ['GetKeyRotationStatus', 'the file has the key without rotation'],
  ['a seed', 'the key has something that a seed has not, and the file does not have the key'],
]);
