import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { z } from 'zod';
import { ConfigError } from '../../src/config/config-error.ts';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import type { EmbeddedKms } from '../../src/embedded-kms/server.ts';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { loadGatewayFile } from '../../src/programs/start/load-gateway-file.ts';
import { openKms } from '../../src/programs/start/open-kms.ts';
import { createAsk } from '../../src/report/ask.ts';
import { parseReportOptions, REPORT_OPTIONS } from '../../src/report/options.ts';
import { openFile, toStream } from '../../src/report/output.ts';
import { parseReportConfig } from '../../src/report/parse-report-config.ts';
import { createLineProgress } from '../../src/report/progress.ts';
import { REPORT } from '../../src/report/report-schema.ts';
import { writeReport } from '../../src/report/write-report.ts';
import { createGateway } from '../../src/server/gateway.ts';
import { ACCOUNT, REGION } from '../_setup.ts';
import { makeFolder, type Run, startCommand, startProcess, toFile } from '../embedded-kms/_process.ts';

export type Report = z.infer<typeof REPORT>;

export type RunOptions = { readonly seed?: Seed; readonly env?: Record<string, string> };

type KmsOptions = RunOptions & {
  /** Read instead of an embedded KMS of its own. */
  readonly kms?: EmbeddedKms;
};

/** Starts `npm run report` over an embedded KMS of its own. Default: with the example keys. */
export function startReport(args: readonly string[] = [], options: RunOptions = {}) {
  return startProcess('report.ts', toEnv(options), args);
}

/** The same in a terminal, whose output is stdout. Needs `script` of util-linux. */
export function startReportInTerminal(args: readonly string[], env: Record<string, string>) {
  const command = [process.execPath, toFile('report.ts'), ...args].join(' ');
  return startCommand(['script', '--quiet', '--return', '--command', `exec ${command}`, '/dev/null'], env);
}

/**
 * What the program writes and its exit code, without a process: that takes seconds to start. It opens the gateway and
 * the KMS as the program does.
 */
export async function runReport(args: readonly string[] = [], { kms, ...options }: KmsOptions = {}): Promise<Run> {
  const run = { code: 0, stdout: '', stderr: '' };
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      run.stdout += chunk;
      done();
    },
  });
  const write = (text: string) => {
    run.stderr += text;
  };
  try {
    run.code = await report(args, { env: toEnv(options), kms }, stdout, write);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    write(`${error.message}\n`);
    run.code = 1;
  }
  return run;
}

async function report(
  args: readonly string[],
  { env, kms }: { readonly env: Record<string, string>; readonly kms: EmbeddedKms | undefined },
  stdout: Writable,
  write: (text: string) => void,
): Promise<number> {
  const options = parseReportOptions(parseArgs({ args: [...args], options: REPORT_OPTIONS }).values);
  const config = parseReportConfig(env);
  const output = options.output === null ? toStream(stdout) : openFile(options.output);
  const { connect, embedded } = kms
    ? { connect: async () => ({ connection: toEmbeddedKms(kms.url, [{ accountId: ACCOUNT, region: REGION }]) }) }
    : await openKms(config.kms);
  const { connection } = await connect(loadGatewayFile(config.kms));
  const gateway = createGateway({ config, connection, log: pino({ level: 'silent' }) });
  try {
    return await writeReport({
      ask: createAsk(gateway.fetch),
      deadlineMs: config.requestDeadlineMs,
      options,
      about: { tool: { name: 'KMS Policy Gateway', version: '0.0.0' }, source: config.kms.mode },
      output,
      progress: createLineProgress(write),
      tell: (line) => write(`${line}\n`),
    });
  } finally {
    gateway.close();
    await embedded?.close();
  }
}

/** The same, once for all tests of a file that need the same report. */
export function runOnce(args: readonly string[] = [], options: RunOptions = {}): Promise<Run> {
  const name = JSON.stringify([args, options]);
  const known = runs.get(name) ?? runReport(args, options);
  runs.set(name, known);
  return known;
}

const runs = new Map<string, Promise<Run>>();

function toEnv({ seed, env = {} }: RunOptions): Record<string, string> {
  return { ...(seed && { EMBEDDED_KMS_SEED: writeSeed(seed) }), ...env };
}

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
  const [header = [], ...rows] = [
    ...text.replace(/^\ufeff/, '').matchAll(/(?:(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|(?=\r\n)))+\r\n/g),
  ].map(([row]) =>
    [...row.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n)/g)].map(([, cell = '']) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    ),
  );
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}
