import type { Logger } from 'pino';
import type { Config } from '../../config/environment.ts';
import type { TraceConfig } from '../../config/traces.ts';
import { createGateway, type Gateway } from '../../server/gateway.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../server/http/start-server.ts';
import type { ReloadOutcome } from '../../server/metrics/server-metrics.ts';
import type { Traces } from '../../server/traces/start-traces.ts';
import { toBanner } from './banner.ts';
import { drainOnSignal } from './drain.ts';
import { loadPage } from './load-page.ts';
import type { ProgramMetrics } from './metrics/start-metrics.ts';
import { type ConnectedKms, type Kms, openKms } from './open-kms.ts';
import { VERSION } from './product.ts';
import type { InForce } from './reload/count-changes.ts';
import { createReloader, type Reloader } from './reload/create-reloader.ts';
import type { Files } from './reload/load-files.ts';
import { toSettings } from './reload/to-settings.ts';
import type { ChangeWatch } from './reload/watch-files.ts';
import { toPortProblem } from './to-port-problem.ts';

export type GatewayRun = {
  readonly config: Config;
  /** Null: requests are not traced. */
  readonly traceConfig: TraceConfig | null;
  readonly log: Logger;
  /** The files that the environment names. */
  readonly files: Files;
  /** Notices when they are to be loaded again. */
  readonly reloads: ChangeWatch;
  readonly lostLogLines: () => number;
};

/** Starts the gateway, prints its banner, and ends it on SIGTERM. Throws ConfigError. */
export async function runGateway(run: GatewayRun): Promise<void> {
  const { config, traceConfig, log, files, reloads, lostLogLines } = run;
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
  const metricsServer = await metrics?.serve({ load, connections, lostLogLines });
  reloads.start(reloader.reload);

  stopOnSignal(config, { kms, traces, gateway, reloads, reloader, server, metricsServer });
  const collectorUrl = traceConfig?.url;
  announce(config, log, { kms, started, server, metricsServer, collectorUrl, hasPage: page !== undefined });
}

type Running = {
  readonly kms: Kms;
  readonly traces: Traces | undefined;
  readonly gateway: Gateway;
  readonly reloads: ChangeWatch;
  readonly reloader: Reloader;
  readonly server: RunningServer;
  readonly metricsServer: Awaited<ReturnType<ProgramMetrics['serve']>> | undefined;
};

function stopOnSignal({ shutdown }: Config, running: Running): void {
  const { kms, traces, gateway, reloads, reloader, server, metricsServer } = running;
  drainOnSignal(shutdown.graceMs, {
    startDraining: gateway.startDraining,
    closeServer: server.close,
    whenChangesEnd: gateway.whenChangesEnd,
    closeRest: async () => {
      reloads.stop();
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
  /** Where traces are sent. Undefined: nowhere. */
  readonly collectorUrl: string | undefined;
};

/** Says that the gateway has started, and where it is. */
function announce(config: Config, log: Logger, about: Started): void {
  const { kms, started, server, metricsServer, collectorUrl, hasPage } = about;
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
      collectorUrl,
      authenticated: started.files.file.access !== null,
    }),
  );
}

/** The libraries of OpenTelemetry are loaded only if requests are traced. */
async function loadTraces(config: TraceConfig, log: Logger): Promise<Traces> {
  const { startTraces } = await import('../../server/traces/start-traces.ts');
  return startTraces(config, VERSION, log);
}

/** Loaded only if they are wanted, so that they cost nothing otherwise. */
async function loadMetrics(config: Config, connected: () => ConnectedKms): Promise<ProgramMetrics | undefined> {
  if (config.metrics === null) return undefined;
  const { startMetrics } = await import('./metrics/start-metrics.ts');
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
