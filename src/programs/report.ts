import { Presets, SingleBar } from 'cli-progress';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config/environment.ts';
import { createAsk } from '../report/ask.ts';
import { parseReportOptions, REPORT_OPTIONS, type ReportOptions } from '../report/options.ts';
import { type Output, openFile, toStream } from '../report/output.ts';
import { parseReportConfig } from '../report/parse-report-config.ts';
import { createBarProgress, createLineProgress, type Progress } from '../report/progress.ts';
import { writeReport } from '../report/write-report.ts';
import { toCommand } from './start/commands.ts';
import { findMisspeltVariables, toMisspellingText } from './start/find-misspelt-variables.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { loadGatewayFile } from './start/load-gateway-file.ts';
import { createLog } from './start/log.ts';
import { PRODUCT, VERSION } from './start/product.ts';
import { readArguments } from './start/read-arguments.ts';

// The findings of all keys that the gateway is configured to read, for CI jobs and auditors. It only reads.
const HELP = `Writes the findings of all keys that the gateway is configured to read, and what could not be read.
Without variables, it reads the example keys of an embedded KMS of its own.

Usage
  ${toCommand('report')}
  KMS_MODE=aws AWS_REGION=us-east-2 ${toCommand('report', '--format sarif --output findings.sarif --fail-on high')}
  ${toCommand('report', '--help | --version')}

Options
  --format FORMAT          json, csv, sarif or html (json)
  --output FILE            the file to write; an existing one is replaced when the report is complete (stdout)
  --fail-on SEVERITY       exit with 2 if there is a finding of this severity or a more severe one
  --min-severity SEVERITY  leave less severe findings out: critical, high, medium, low or info (info)
  --code CODE              only findings of this code; may be repeated
  --include-opinions       also findings that are a matter of opinion
  --account ID             only keys of this account; may be repeated
  --region REGION          only keys of this Region; may be repeated

Exit codes
  0  everything was read, and there is no finding that --fail-on names
  1  there is no report: a wrong option, no access, or it could not be written
  2  there is a finding that --fail-on names; something may not have been read, too
  3  something could not be read; the report lists it

The environment variables are those of the gateway: ${toCommand('gateway', '--help')}

Documentation: docs/estate.md and docs/findings.md
`;

ignoreBrokenOutput(process.stderr);
const { values } = readArguments({ helpCommand: toCommand('report', '--help'), help: HELP, options: REPORT_OPTIONS });
try {
  const options = parseReportOptions(values);
  const config = parseReportConfig(process.env);
  const output = options.output === null ? toStream(process.stdout) : openFile(options.output);
  const progress = createProgress();
  exitOnSignal(() => {
    progress.stop();
    output.discard();
  });
  process.exitCode = await report(options, config, output, progress);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function report(options: ReportOptions, config: Config, output: Output, progress: Progress) {
  for (const misspelling of findMisspeltVariables(process.env)) tell(`Warning: ${toMisspellingText(misspelling)}`);
  const file = loadGatewayFile(config.kms);
  // Loaded here, because the gateway takes a second to load: `--help` and a wrong option do not wait for it.
  const [{ createGateway }, { openKms }] = await Promise.all([
    import('../server/gateway.ts'),
    import('./start/open-kms.ts'),
  ]);
  const { connect, embedded } = await openKms(config.kms);
  const { connection } = await connect(file);
  const log = createLog(config.logLevel, process.stderr, config.logFormat);
  const gateway = createGateway({ config, connection, trust: file.trust, log });
  const ask = createAsk(gateway.fetch);
  const about = { tool: { name: PRODUCT, version: VERSION }, source: config.kms.mode } as const;
  try {
    return await writeReport({ ask, deadlineMs: config.requestDeadlineMs, options, about, output, progress, tell });
  } finally {
    gateway.close();
    await embedded?.close();
  }
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function createProgress(): Progress {
  if (!process.stderr.isTTY) return createLineProgress((line) => process.stderr.write(line));
  const format = '{bar} {value}/{regions}, {keys}, {findings}';
  return createBarProgress(new SingleBar({ format }, Presets.legacy));
}

/**
 * Exits as a shell reports a signal: 128 and its number. The listeners stay: npm passes Ctrl-C on, so that it can
 * arrive twice, and without a listener the second signal would end the program in the middle of `cleanUp`.
 */
function exitOnSignal(cleanUp: () => void): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      cleanUp();
      process.exit(code);
    });
  }
}
