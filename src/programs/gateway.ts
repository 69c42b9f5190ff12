import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';
import { type Config, parseConfig } from '../config/environment.ts';
import { parseTraceConfig, type TraceConfig } from '../config/traces.ts';
import { toSafeError } from '../server/safe-error.ts';
import { toCommand, toOtherPrograms } from './start/commands.ts';
import { findMisspeltVariables, toMisspellingText } from './start/find-misspelt-variables.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { createLog } from './start/log.ts';
import { readArguments } from './start/read-arguments.ts';
import { loadFiles } from './start/reload/load-files.ts';
import { watchForReloads } from './start/reload/watch-for-reloads.ts';
import { toVariableHelp } from './start/variable-help.ts';

const HELP = `A GraphQL API over AWS KMS. Without variables, it starts over an embedded KMS with example keys.

Usage
  ${toCommand('gateway')}
  KMS_MODE=aws AWS_REGION=us-east-2 ${toCommand('gateway')}
  ${toCommand('gateway', '--help | --version')}

Other programs, each with a help of its own
${toOtherPrograms()}

Environment variables, with their defaults in brackets

${toVariableHelp()}
Documentation: README.md and docs/configuration.md
`;

ignoreBrokenOutput(process.stdout, process.stderr);
readArguments({ helpCommand: toCommand('gateway', '--help'), help: HELP, options: {} });
try {
  await start(parseConfig(process.env), parseTraceConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function start(config: Config, traceConfig: TraceConfig | null): Promise<void> {
  let lostLogLines = 0;
  const log = createLog(config.logLevel, process.stderr, config.logFormat, () => lostLogLines++);
  logUncaughtExceptions(log);
  for (const misspelling of findMisspeltVariables(process.env)) log.warn(toMisspellingText(misspelling));
  const reloads = watchForReloads(config, log);
  const files = await loadFiles(config);
  // Loaded here, because the server takes a second to load: `--help` and a wrong configuration do not wait for it.
  const { runGateway } = await import('./start/run-gateway.ts');
  await runGateway({ config, traceConfig, log, files, reloads, lostLogLines: () => lostLogLines });
}

/** Node would print the message of the error, which can quote a policy or a token. */
function logUncaughtExceptions(log: Logger): void {
  process.once('uncaughtException', (error) => {
    log.fatal({ err: toSafeError(error) }, 'uncaught exception');
    process.exit(1);
  });
}
