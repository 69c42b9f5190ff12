import type { ExportFailure } from './export-region.ts';

/** The report at the end of an export: the number of written keys, and the data that is missing in the file. */
export function toReport(about: {
  readonly output: string;
  readonly keys: number;
  readonly failures: readonly ExportFailure[];
}): string {
  const { output, keys, failures } = about;
  const lines = [`${keys} keys written to ${output}`];
  if (failures.length > 0) lines.push(`INCOMPLETE: ${failures.length} failures`, ...toGroups(failures));
  return `${lines.join('\n')}\n`;
}

/** A line for each operation that failed, with the consequence for the file. Then the first failures in full. */
function toGroups(failures: readonly ExportFailure[]): readonly string[] {
  const groups = Map.groupBy(failures, ({ what }) => what);
  const counts = [...groups].map(
    ([what, { length }]) => `  ${what} failed ${length} times: ${CONSEQUENCES.get(what) ?? ''}`,
  );
  const shown = failures.slice(0, MAX_SHOWN).map(({ what, subject, why }) => `  ${what} ${subject}: ${why}`);
  const more = failures.length - shown.length;
  return [...counts, ...shown, ...(more > 0 ? [`  ... and ${more} more`] : [])];
}

const MAX_SHOWN = 20;

/** The consequences of a failed operation for the file. */
const CONSEQUENCES: ReadonlyMap<string, string> = new Map([
  ['ListKeys', 'the file has no key of that Region'],
  ['ListAliases', 'the file has no alias of that Region'],
  ['DescribeKey', 'the file does not have the key'],
  ['GetKeyPolicy', 'with the file, the embedded KMS answers the same error'],
  ['ListResourceTags', 'the file has the key without its tags'],
  ['ListGrants', 'the file has the key without its grants'],
  ['GetKeyRotationStatus', 'the file has the key without rotation'],
  ['Checking the seed', 'a seed cannot hold a value of the key, so the file does not have the key'],
]);
