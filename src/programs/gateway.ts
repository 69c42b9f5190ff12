import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';
import { type Config, parseConfig } from '../config/environment.ts';
import type { KmsConnection } from '../kms/client/connection.ts';
import { parseTraceConfig, type TraceConfig } from '../config/traces.ts';
import { loadTrustedDocuments } from '../server/documents/load-trusted-documents.ts';
import { createGateway, type Gateway } from '../server/gateway.ts';
import { type ServerOptions, startServer } from '../server/http/start-server.ts';
import { toSafeError } from '../server/safe-error.ts';
import type { Traces } from '../server/traces/start-traces.ts';
import { askOwnPrincipals } from './start/aws/ask-own-principals.ts';
import { renewAccounts } from './start/aws/renew-accounts.ts';
import { toBanner } from './start/banner.ts';
import { checkAuthentication } from './start/check-authentication.ts';
import { connectKms } from './start/connect-kms.ts';
import { drainOnSignal } from './start/drain.ts';
import { findMisspeltVariables, toMisspellingText } from './start/find-misspelt-variables.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { loadGatewayFile } from './start/load-gateway-file.ts';
import { loadPage } from './start/load-page.ts';
import { createLog } from './start/log.ts';
import type { ProgramMetrics } from './start/metrics/start-metrics.ts';
import { VERSION } from './start/product.ts';
import { readArguments } from './start/read-arguments.ts';
import { toPortProblem } from './start/to-port-problem.ts';
import { toVariableHelp } from './start/variable-help.ts';

const HELP = `A GraphQL API over AWS KMS. Without variables, it starts over an embedded KMS with example keys.

Usage
  npm start
  KMS_MODE=aws AWS_REGION=us-east-2 npm start
  npm start -- --help | --version

Environment variables, with their defaults in brackets

${toVariableHelp()}
Documentation: README.md and docs/configuration.md
`;

ignoreBrokenOutput(process.stdout, process.stderr);
readArguments({ command: 'npm start', help: HELP, options: {} });
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
  const file = loadGatewayFile(config.kms);
  checkAuthentication(config, file);
  const trustedDocuments = loadOptional(config.http.trustedDocumentsFile, loadTrustedDocuments);

  const page = loadPage(config.http.page, (message) => log.warn(message));

  const { connection, embedded, discovery } = await connectKms(config.kms, file);
  const { access, trust } = file;
  const metrics = await loadMetrics(config, connection);
  const traces = traceConfig === null ? undefined : await loadTraces(traceConfig, log);
  const observers = [metrics, traces].flatMap((each) => each?.observer ?? []);
  const gateway = createGateway({ config, connection, access, trust, trustedDocuments, page, observers, log });
  const endAsking = config.kms.write ? await askOwnPrincipals(connection.accounts, log) : undefined;
  const server = await serve(gateway, config, log, metrics?.onLimit);
  const metricsServer = await metrics?.serve({
    load: gateway.load,
    connections: server.connections,
    lostLogLines: () => lostLogLines,
    discovery: discovery?.status,
  });
  const endRenewals = discovery && renewAccounts(discovery, log);

  drainOnSignal(config.shutdown.graceMs, {
    startDraining: gateway.startDraining,
    closeServer: server.close,
    whenChangesEnd: gateway.whenChangesEnd,
    closeRest: async () => {
      endRenewals?.();
      endAsking?.();
      gateway.close();
      await Promise.all([embedded?.close(), traces?.close()]);
      // Last: the metrics show the shutdown.
      await metricsServer?.close();
    },
  });
  // Last: a program that reads this line may stop the gateway at once.
  process.stdout.write(
    toBanner({
      config,
      home: connection.home,
      accountsOfOrganization: discovery === undefined ? null : connection.accounts().length,
      url: server.url,
      hasPage: page !== undefined,
      embeddedUrl: embedded?.url,
      metricsUrl: metricsServer?.url,
      authenticated: file.access !== null,
    }),
  );
}

/** The libraries of OpenTelemetry are loaded only if requests are traced. */
async function loadTraces(config: TraceConfig, log: Logger): Promise<Traces> {
  const { startTraces } = await import('../server/traces/start-traces.ts');
  return startTraces(config, VERSION, log);
}

function loadOptional<Value>(path: string | null, load: (path: string) => Value): Value | undefined {
  return path === null ? undefined : load(path);
}

/** Loaded only if they are wanted, so that they cost nothing otherwise. */
async function loadMetrics(config: Config, connection: KmsConnection): Promise<ProgramMetrics | undefined> {
  if (config.metrics === null) return undefined;
  const { startMetrics } = await import('./start/metrics/start-metrics.ts');
  return startMetrics(config, config.metrics, connection);
}

async function serve(
  { listener, onRefused }: Gateway,
  { host, port, http }: Config,
  log: Logger,
  onLimit: ServerOptions['onLimit'] = () => {},
) {
  const { connections, maxUntakenBytes } = http;
  const warn = (message: string, counts: object) => log.warn(counts, message);
  const options = { host, port, connections, maxUntakenBytes, onRefused, onLimit, warn };
  return await startServer(listener, options).catch((error) => {
    throw toPortProblem(error, { variable: 'PORT', port, host });
  });
}

/** Node would print the message of the error, which can quote a policy or a token. */
function logUncaughtExceptions(log: Logger): void {
  process.once('uncaughtException', (error) => {
    log.fatal({ err: toSafeError(error) }, 'uncaught exception');
    process.exit(1);
  });
}
