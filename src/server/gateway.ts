import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import type { Config } from '../config/environment.ts';
import type { Caller } from '../kms/access.ts';
import { createKmsCalls } from '../kms/calls.ts';
import { type Clients, createClients } from '../kms/client/clients.ts';
import type { KmsConnection } from '../kms/client/connection.ts';
import { createDispatcher } from '../kms/client/dispatcher.ts';
import { createLimiter, type Limiter } from '../kms/pace/limiter.ts';
import { type KmsObserver, toOneObserver } from '../kms/pace/observer.ts';
import { createSend } from '../kms/send.ts';
import { createAudit } from './audit/audit.ts';
import { createChangeLog } from './audit/change-log.ts';
import { usePhases } from './audit/use-phases.ts';
import { prepareAuthentication } from './auth/authentication.ts';
import { createLoadJson } from './auth/load-json.ts';
import { createHandler, type Shared } from './create-handler.ts';
import { createDocumentCache } from './documents/document-cache.ts';
import { useAutomaticPersistedQueries } from './documents/use-automatic-persisted-queries.ts';
import type { GatewayLoad } from './gateway-load.ts';
import { type GatewayObserver, toRefusalObserver } from './gateway-observer.ts';
import type { GatewaySettings } from './gateway-settings.ts';
import { createClientAddress } from './http/client-address.ts';
import { createEntry } from './http/entry.ts';
import { createGuard } from './http/guard.ts';
import { createServerTiming } from './http/server-timing.ts';
import { watchKms } from './kms-reachability.ts';
import { createAdmission } from './overload/admission.ts';
import { createIntake } from './overload/intake.ts';
import { watchPressure } from './overload/pressure.ts';
import type { PageFiles } from './page/load-page-files.ts';
import { createRequestSignals } from './request-signals.ts';
import { createReadiness } from './use-health.ts';
import { createWrites } from './writes/create-writes.ts';
import { createKeyQueues } from './writes/key-queues.ts';

export type GatewayOptions = GatewaySettings & {
  readonly config: Pick<Config, 'kms' | 'http' | 'limits' | 'load' | 'requestDeadlineMs'>;
  /** How to reach KMS, and the accounts to read. The gateway keeps its pool of connections until `close`. */
  readonly connection: KmsConnection;
  /** The page to serve at the root. Undefined: none. */
  readonly page?: PageFiles | undefined;
  readonly observers?: readonly GatewayObserver[];
  readonly log: Logger;
  /** For the readiness check. */
  readonly version?: string;
};

export type Gateway = ReturnType<typeof createGateway>;

/** The gateway as a fetch handler and as a node:http request listener. It opens no port. */
export function createGateway(options: GatewayOptions) {
  const { config, page, log, version = null } = options;
  const { http, load } = config;
  const timing = http.serverTiming ? createServerTiming(http.corsAllowedOrigins) : undefined;
  const observers = [...(options.observers ?? []), ...(timing === undefined ? [] : [timing.observer])];
  const requestObservers = observers.flatMap(({ requests }) => requests ?? []);
  const { onOverloaded, onUnauthenticated } = toRefusalObserver(observers.flatMap(({ refusals }) => refusals ?? []));
  const changeObservers = observers.flatMap(({ changes }) => changes ?? []);
  const addressOf = createClientAddress(http.trustProxy);
  const audit = createAudit(log, addressOf, requestObservers);
  const kmsWatch = watchKms();
  const pressure = watchPressure(load.eventLoopDelayMs, addressOf);
  const admission = createAdmission(load.kmsCalls, addressOf, onOverloaded);
  const observer = toOneObserver([audit.kmsObserver, kmsWatch.observer, ...observers.flatMap(({ kms }) => kms ?? [])]);
  const limiter = createLimiter(config.kms, observer);
  const dispatcher = options.connection.dispatcher ?? createDispatcher(null);
  const loadJson = createLoadJson(dispatcher);
  const queues = createKeyQueues();
  const isDraining = () => entry.isDraining();

  const shared: Shared = {
    config,
    log,
    audit,
    page,
    admission,
    readiness: createReadiness({ version, mode: config.kms.mode, isDraining, kmsWatch, pressure, admission }),
    intake: createIntake({ maxBytes: load.bodyBytes, maxWaitMs: config.requestDeadlineMs, addressOf, onOverloaded }),
    documents: createDocumentCache(),
    automaticPersistedQueries: useAutomaticPersistedQueries(),
    signals: createRequestSignals(config.requestDeadlineMs),
    authenticationOf: prepareAuthentication({ loadJson, log, onAuthenticated: audit.setCaller, onUnauthenticated }),
    callsOf: createCallsOf(dispatcher, limiter, observer),
    writesOf: createWrites({
      isOn: config.kms.write,
      queues,
      log: createChangeLog(log, changeObservers),
      deadlineMs: config.requestDeadlineMs,
      audit,
    }),
    phases: requestObservers.some(({ onPhaseStart }) => onPhaseStart)
      ? usePhases(audit.recordOf, requestObservers)
      : undefined,
    serverTiming: timing?.plugin(audit.recordOf),
  };
  let handle = createHandler(shared, options);
  const guard = createGuard((request, response) => void handle(request, response), http);
  const entry = createEntry({ audit, pressure, next: guard, onOverloaded });

  return {
    /** Answers a request that comes from no network. */
    fetch: ((...request: Parameters<typeof handle.fetch>) => handle.fetch(...request)) as Fetch,
    /** From now on, requests get these settings. Those in progress finish with the settings that they started with. */
    reload(settings: GatewaySettings) {
      handle = createHandler(shared, settings);
    },
    /** For http.createServer. Unlike `fetch`, it checks the Host header, and refuses requests under overload. */
    listener: entry.listener,
    /** For `startServer`: records the requests that their connection refuses. */
    onRefused: entry.onRefused,
    /** For `startServer`: the address of the client of a request, also behind proxies (TRUST_PROXY). */
    addressOf,
    /** From now on, readiness fails and each answer closes its connection. Requests are still answered. */
    startDraining: entry.startDraining,
    /** Settles when the changes that clients asked for have ended, also of clients that have disconnected. */
    whenChangesEnd: queues.whenIdle,
    /** What the gateway does at this moment. */
    load: (): GatewayLoad => ({
      kms: limiter.load(),
      reachability: kmsWatch.reachability(),
      kmsCallsInFlight: admission.inFlight(),
      maxKmsCallsInFlight: admission.maxKmsCalls,
      eventLoopDelayMs: pressure.delayMs(),
      isDraining: isDraining(),
    }),
    /** Closes the connections to KMS. */
    close() {
      pressure.close();
      void dispatcher.destroy();
    },
  };
}

/** The clients of the last connection are kept, so that a reload that leaves the accounts alone keeps them. */
function createCallsOf(dispatcher: Dispatcher, limiter: Limiter, observer: KmsObserver): Shared['callsOf'] {
  let last: { readonly connection: GatewaySettings['connection']; readonly clients: Clients } | undefined;
  return (connection) => {
    if (last?.connection !== connection) last = { connection, clients: createClients({ ...connection, dispatcher }) };
    const { clients } = last;
    return (caller: Caller) => createKmsCalls(createSend(clients, limiter, observer, caller));
  };
}

/** Of the standard. Those who use the package need no types of Yoga. */
type Fetch = (input: Request | URL | string, init?: RequestInit) => Response | Promise<Response>;
