import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';
import { type Config, parseConfig } from '../config/environment.ts';
import { parseTraceConfig, type TraceConfig } from '../config/traces.ts';
import { createGateway, type Gateway } from '../server/gateway.ts';
import { type RunningServer, type ServerOptions, startServer } from '../server/http/start-server.ts';
import type { ReloadOutcome } from '../server/metrics/server-metrics.ts';
import { toSafeError } from '../server/safe-error.ts';
import type { Traces } from '../server/traces/start-traces.ts';
import { toBanner } from './start/banner.ts';
import { toCommand, toOtherPrograms } from './start/commands.ts';
import { drainOnSignal } from './start/drain.ts';
import { findMisspeltVariables, toMisspellingText } from './start/find-misspelt-variables.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { loadPage } from './start/load-page.ts';
import { createLog } from './start/log.ts';
import type { ProgramMetrics } from './start/metrics/start-metrics.ts';
import { type ConnectedKms, type Kms, openKms } from './start/open-kms.ts';
import { VERSION } from './start/product.ts';
import { readArguments } from './start/read-arguments.ts';
import type { InForce } from './start/reload/count-changes.ts';
import { createReloader, type Reloader } from './start/reload/create-reloader.ts';
import { loadFiles } from './start/reload/load-files.ts';
import { toSettings } from './start/reload/to-settings.ts';
import type { ChangeWatch } from './start/reload/watch-files.ts';
import { watchForReloads } from './start/reload/watch-for-reloads.ts';
import { toPortProblem } from './start/to-port-problem.ts';
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
  const triggers = watchForReloads(config, log);
  const files = await loadFiles(config);
  const page = loadPage(config.http.page, (message) => log.warn(message));

  const kms = await openKms(config.kms);
  const connected = await kms.connect(files.file);
  let current = connected;
  const metrics = await loadMetrics(config, () => current);
  const traces = traceConfig === null ? undefined : await loadTraces(traceConfig, log);
  const observers = [metrics, traces].flatMap((each) => each?.observer ?? []);

  const started = { files, connected };
  const settings = { ...toSettings(started), connection: connected.connection };
  const gateway = createGateway({ ...settings, config, page, observers, log, version: VERSION });
  const onReloaded = (outcome: ReloadOutcome, inForce: ConnectedKms) => {
    current = inForce;
    metrics?.onReloaded(outcome);
  };
  const reloader = await createReloader({ config, kms, gateway, log, started, onReloaded });
  const server = await serve(gateway, config, log, metrics?.onLimit);
  const { load } = gateway;
  const { connections } = server;
  const metricsServer = await metrics?.serve({ load, connections, lostLogLines: () => lostLogLines });
  triggers.start(reloader.reload);

  stopOnSignal(config, { kms, traces, gateway, triggers, reloader, server, metricsServer });
  announce(config, log, { kms, started, server, metricsServer, hasPage: page !== undefined });
}

type Running = {
  readonly kms: Kms;
  readonly traces: Traces | undefined;
  readonly gateway: Gateway;
  readonly triggers: ChangeWatch;
  readonly reloader: Reloader;
  readonly server: RunningServer;
  readonly metricsServer: Awaited<ReturnType<ProgramMetrics['serve']>> | undefined;
};

function stopOnSignal({ shutdown }: Config, running: Running): void {
  const { kms, traces, gateway, triggers, reloader, server, metricsServer } = running;
  drainOnSignal(shutdown.graceMs, {
    startDraining: gateway.startDraining,
    closeServer: server.close,
    whenChangesEnd: gateway.whenChangesEnd,
    closeRest: async () => {
      triggers.stop();
      reloader.close();
      gateway.close();
      await Promise.all([kms.embedded?.close(), traces?.close()]);
      // Last: the metrics show the shutdown.
      await metricsServer?.close();
    },
  });
}

type Started = Pick<Running, 'kms' | 'server' | 'metricsServer'> & {
  readonly started: InForce;
  readonly hasPage: boolean;
};

/** Says that the gateway has started, and where it is. */
function announce(config: Config, log: Logger, { kms, started, server, metricsServer, hasPage }: Started): void {
  const { url } = server;
  const { connection, discovery } = started.connected;
  log.info({ version: VERSION, mode: config.kms.mode, node: process.versions.node, url }, 'started');
  // Last: a program that reads this line may stop the gateway at once.
  process.stdout.write(
    toBanner({
      config,
      home: connection.home,
      accountsOfOrganization: discovery === undefined ? null : connection.accounts().length,
      url,
      hasPage,
      embeddedUrl: kms.embedded?.url,
      metricsUrl: metricsServer?.url,
      authenticated: started.files.file.access !== null,
    }),
  );
}

/** The libraries of OpenTelemetry are loaded only if requests are traced. */
async function loadTraces(config: TraceConfig, log: Logger): Promise<Traces> {
  const { startTraces } = await import('../server/traces/start-traces.ts');
  return startTraces(config, VERSION, log);
}

/** Loaded only if they are wanted, so that they cost nothing otherwise. */
async function loadMetrics(config: Config, connected: () => ConnectedKms): Promise<ProgramMetrics | undefined> {
  if (config.metrics === null) return undefined;
  const { startMetrics } = await import('./start/metrics/start-metrics.ts');
  return startMetrics(config, config.metrics, connected);
}

async function serve(
  { listener, onRefused, addressOf }: Gateway,
  { host, port, http }: Config,
  log: Logger,
  onLimit: ServerOptions['onLimit'] = () => {},
) {
  const { connections, maxUntakenBytes } = http;
  const warn = (message: string, counts: object) => log.warn(counts, message);
  const options = { host, port, connections, maxUntakenBytes, onRefused, addressOf, onLimit, warn };
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
