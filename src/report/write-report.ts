import type { Ask } from './ask.ts';
import { collect, loadPlaces } from './collect.ts';
import { FORMATS } from './formats/formats.ts';
import type { ReportOptions } from './options.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';
import { type About, REPORT_VERSION } from './report-schema.ts';
import { createSpool } from './spool.ts';
import { toExitCode, toPlacesText, toSummaryText } from './summary.ts';

export type Reporting = {
  readonly ask: Ask;
  readonly deadlineMs: number;
  readonly options: ReportOptions;
  readonly about: Pick<About, 'tool' | 'source'>;
  readonly output: Output;
  readonly progress: Progress;
  /** Writes a line for the operator. */
  tell(line: string): void;
};

/** Reads all keys, writes the report, and resolves to the exit code. Throws ConfigError. */
export async function writeReport({ ask, deadlineMs, options, about, output, progress, tell }: Reporting) {
  const { filter, failOn } = options;
  const format = FORMATS[options.format];
  const startedAt = new Date().toISOString();
  const places = await loadPlaces(ask, filter);
  tell(`Reading the keys of ${SOURCES[about.source]}: ${toPlacesText(places)}`);
  const spool = createSpool(format.separator);
  try {
    const reading = { ask, filter, places, deadlineMs };
    const summary = await collect(reading, format, spool, progress).finally(progress.stop);
    const endedAt = new Date().toISOString();
    const { tool, source } = about;
    await output.write(
      format.toReport(
        { version: REPORT_VERSION, tool, source, startedAt, endedAt, filter, places, summary },
        spool.read,
      ),
    );
    tell(toSummaryText(summary));
    return toExitCode(summary, failOn);
  } finally {
    await spool.close();
  }
}

const SOURCES = { aws: 'AWS KMS', embedded: 'an embedded KMS (KMS_MODE=aws reads AWS)' } as const;
