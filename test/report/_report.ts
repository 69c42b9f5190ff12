import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { REPORT } from '../../src/report/report-schema.ts';
import { makeFolder, type Run, startProcess } from '../embedded-kms/_process.ts';

export type Report = z.infer<typeof REPORT>;

export type ReportOptions = { readonly seed?: Seed; readonly env?: Record<string, string> };

/** Starts `npm run report` over an embedded KMS of its own. Default: with the example keys. */
export function startReport(args: readonly string[], { seed, env = {} }: ReportOptions = {}) {
  return startProcess('report.ts', { ...(seed && { EMBEDDED_KMS_SEED: writeSeed(seed) }), ...env }, args);
}

/** Runs it to its end. */
export async function runReport(args: readonly string[] = [], options: ReportOptions = {}) {
  return await startReport(args, options).ended;
}

/**
 * The same, once for all tests of a file that need the same report: each process takes seconds to start.
 */
export function runOnce(args: readonly string[] = [], options: ReportOptions = {}): Promise<Run> {
  const name = JSON.stringify([args, options]);
  const known = runs.get(name) ?? runReport(args, options);
  runs.set(name, known);
  return known;
}

const runs = new Map<string, Promise<Run>>();

function writeSeed(seed: Seed): string {
  const path = join(makeFolder(), 'seed.json');
  writeFileSync(path, JSON.stringify(seed));
  return path;
}

/** Its report as JSON, checked against its schema. */
export async function readReport(...[args, options]: Parameters<typeof runOnce>): Promise<Report> {
  return REPORT.parse(JSON.parse((await runOnce(args, options)).stdout));
}

/** The variables that make it read another embedded KMS as if it were AWS. */
export function toAwsEnv(url: string): Record<string, string> {
  return {
    KMS_MODE: 'aws',
    AWS_REGION: 'us-east-2',
    AWS_ACCOUNT_ID: '111122223333',
    AWS_ENDPOINT_URL_KMS: url,
    AWS_ACCESS_KEY_ID: '111122223333',
    AWS_SECRET_ACCESS_KEY: 'x',
    KMS_QUOTA_SHARE: '1',
  };
}

/** The cells of a CSV file as RFC 4180 defines it, row by row. */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = [...text.matchAll(/(?:(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|(?=\r\n)))+\r\n/g)].map(
    ([row]) =>
      [...row.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n)/g)].map(([, cell = '']) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
  );
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}
