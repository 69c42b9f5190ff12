import { Presets, SingleBar } from 'cli-progress';
import { ConfigError } from '../config/config-error.ts';
import { type Config, parseConfig } from '../config/environment.ts';
import { createAsk } from '../report/ask.ts';
import { collect, loadPlaces } from '../report/collect.ts';
import { FORMATS } from '../report/formats/formats.ts';
import { parseReportOptions, REPORT_OPTIONS, type ReportOptions } from '../report/options.ts';
import { type Output, openFile, toStream } from '../report/output.ts';
import { createBarProgress, createLineProgress, type Progress } from '../report/progress.ts';
import { REPORT_VERSION } from '../report/report-schema.ts';
import { createSpool } from '../report/spool.ts';
import { toExitCode, toPlacesText, toSummaryText } from '../report/summary.ts';
import { createGateway } from '../server/gateway.ts';
import { connectKms } from './start/connect-kms.ts';
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
  npm run report --silent
  KMS_MODE=aws AWS_REGION=us-east-2 npm run report -- --format sarif --output findings.sarif --fail-on high
  npm run report -- --help | --version

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

The environment variables are those of the gateway: npm start -- --help

Documentation: docs/estate.md and docs/findings.md
`;

/** The defaults of a report, which the operator can change. */
const DEFAULTS = { LOG_LEVEL: 'warn', REQUEST_DEADLINE_MS: '60000' };

/**
 * The limits of one request protect the gateway from its callers. They are larger here, and do not depend on those of
 * the gateway that is served: pages of 1,000 keys. A page beyond them is read again in smaller pages.
 */
const LIMITS = {
  MAX_KMS_CALLS: '10000',
  MAX_RESULT_SIZE: '3000000',
  MAX_RESPONSE_BYTES: '8388608',
  MAX_KMS_CALLS_AT_ONCE: '',
  MAX_TOKENS: '',
  MAX_DEPTH: '',
  MAX_ALIASES: '',
  MAX_ROOT_FIELDS: '',
  MAX_DIRECTIVES: '',
  MAX_BODY_BYTES: '',
  MAX_BODY_VALUES: '',
  MAX_BODY_MEMORY_BYTES: '',
  // Nobody else needs the embedded KMS of a report, and that of a gateway can be running.
  EMBEDDED_KMS_PORT: '0',
};

ignoreBrokenOutput(process.stderr);
const { values } = readArguments({ command: 'npm run report', help: HELP, options: REPORT_OPTIONS });
try {
  const options = parseReportOptions(values);
  const config = parseConfig({ ...DEFAULTS, ...process.env, ...LIMITS });
  const output = options.output === null ? toStream(process.stdout) : openFile(options.output);
  discardOnSignal(output);
  process.exitCode = await writeReport(options, config, output).finally(output.discard);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function writeReport({ format, failOn, filter }: ReportOptions, config: Config, output: Output) {
  const startedAt = new Date().toISOString();
  for (const misspelling of findMisspeltVariables(process.env)) tell(`Warning: ${toMisspellingText(misspelling)}`);
  const file = loadGatewayFile(config.kms);
  const { connection, embedded } = await connectKms(config.kms, file);
  const log = createLog(config.logLevel, process.stderr, config.logFormat);
  const gateway = createGateway({ config, connection, trust: file.trust, log });
  const spool = createSpool(FORMATS[format].separator);
  try {
    const ask = createAsk(gateway.fetch);
    const places = await loadPlaces(ask, filter);
    tell(`Reading the keys of ${toSource(config)}: ${toPlacesText(places)}`);
    const reading = { ask, filter, places, deadlineMs: config.requestDeadlineMs };
    const summary = await collect(reading, FORMATS[format], spool, createProgress());
    const about = {
      version: REPORT_VERSION,
      tool: { name: PRODUCT, version: VERSION },
      source: config.kms.mode,
      startedAt,
      endedAt: new Date().toISOString(),
      filter,
      places,
      summary,
    } as const;
    await output.write(FORMATS[format].toReport(about, spool.read));
    tell(toSummaryText(summary));
    return toExitCode(summary, failOn);
  } finally {
    await spool.close();
    gateway.close();
    await embedded?.close();
  }
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function toSource({ kms }: Config): string {
  return kms.mode === 'aws' ? 'AWS KMS' : 'an embedded KMS (KMS_MODE=aws reads AWS)';
}

function createProgress(): Progress {
  if (!process.stderr.isTTY) return createLineProgress((line) => process.stderr.write(line));
  const format = '{bar} {value}/{total} Regions, {keys} keys, {findings} findings';
  return createBarProgress(new SingleBar({ format }, Presets.legacy));
}

/** Exits with the code of a shell: 128 plus the number of the signal. The files of the spool need no cleanup. */
function discardOnSignal(output: Output): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      output.discard();
      process.exit(code);
    });
  }
}
