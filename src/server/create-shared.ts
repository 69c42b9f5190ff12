import type { Caller } from '../kms/access.ts';
import { createKmsCalls } from '../kms/calls.ts';
import { type Clients, createClients } from '../kms/client/clients.ts';
import { createDispatcher } from '../kms/client/dispatcher.ts';
import { createLimiter } from '../kms/pace/limiter.ts';
import { toOneObserver } from '../kms/pace/observer.ts';
import { createSend } from '../kms/send.ts';
import { createAudit } from './audit/audit.ts';
import { createChangeLog } from './audit/change-log.ts';
import { usePhases } from './audit/use-phases.ts';
import { prepareAuthentication } from './auth/authentication.ts';
import { createLoadJson } from './auth/load-json.ts';
import type { Shared } from './create-handler.ts';
import { createDocumentCache } from './documents/document-cache.ts';
import { useAutomaticPersistedQueries } from './documents/use-automatic-persisted-queries.ts';
import { toOneRefusalObserver } from './gateway-observer.ts';
import type { GatewayOptions, GatewaySettings } from './gateway-settings.ts';
import { createClientAddress } from './http/client-address.ts';
import { createServerTiming } from './http/server-timing.ts';
import { watchKms } from './kms-reachability.ts';
import { createAdmission } from './overload/admission.ts';
import { createIntake } from './overload/intake.ts';
import { watchPressure } from './overload/pressure.ts';
import { createRequestSignals } from './request-signals.ts';
import { createReadiness } from './use-health.ts';
import { createWrites } from './writes/create-writes.ts';
import { createKeyQueues } from './writes/key-queues.ts';

/** What a gateway counts and limits with, whatever its settings are. */
type Parts = ReturnType<typeof createParts>;

export function createParts(
  { config, observers: given = [], connection, log }: GatewayOptions,
  isDraining: () => boolean,
) {
  const { http, load } = config;
  const timing = http.serverTiming ? createServerTiming(http.corsAllowedOrigins) : undefined;
  const observers = timing === undefined ? given : [...given, timing.observer];
  const requestObservers = observers.flatMap(({ requests }) => requests ?? []);
  const refusals = toOneRefusalObserver(observers.flatMap((each) => each.refusals ?? []));
  const addressOf = createClientAddress(http.trustProxy);
  const audit = createAudit(log, addressOf, requestObservers);
  const kmsWatch = watchKms();
  const kmsObserver = toOneObserver([
    audit.kmsObserver,
    kmsWatch.observer,
    ...observers.flatMap(({ kms }) => kms ?? []),
  ]);
  return {
    timing,
    requestObservers,
    refusals,
    changeObservers: observers.flatMap(({ changes }) => changes ?? []),
    addressOf,
    audit,
    kmsWatch,
    kmsObserver,
    isDraining,
    pressure: watchPressure(load.eventLoopDelayMs, addressOf),
    admission: createAdmission(load.kmsCalls, addressOf, refusals.onOverloaded),
    limiter: createLimiter(config.kms, kmsObserver),
    dispatcher: connection.dispatcher ?? createDispatcher(null),
    queues: createKeyQueues(),
  };
}

/** What the handlers of all settings share. */
export function createShared({ config, page, log, version }: GatewayOptions, parts: Parts): Shared {
  const { load, kms, requestDeadlineMs } = config;
  const { audit, timing, requestObservers, refusals, addressOf, admission, dispatcher } = parts;
  const { onOverloaded, onUnauthenticated } = refusals;
  const changeLog = createChangeLog(log, parts.changeObservers);
  return {
    config,
    log,
    audit,
    page,
    admission,
    readiness: createReadiness({ ...parts, version: version ?? null, mode: kms.mode }),
    intake: createIntake({ maxBytes: load.bodyBytes, maxWaitMs: requestDeadlineMs, addressOf, onOverloaded }),
    documents: createDocumentCache(),
    automaticPersistedQueries: useAutomaticPersistedQueries(),
    signals: createRequestSignals(requestDeadlineMs),
    authenticationOf: prepareAuthentication({
      loadJson: createLoadJson(dispatcher),
      log,
      onAuthenticated: audit.setCaller,
      onUnauthenticated,
    }),
    callsOf: createCallsOf(parts),
    writesOf: createWrites({
      isOn: kms.write,
      queues: parts.queues,
      log: changeLog,
      deadlineMs: requestDeadlineMs,
      audit,
    }),
    phases: requestObservers.some(({ onPhaseStart }) => onPhaseStart)
      ? usePhases(audit.recordOf, requestObservers)
      : undefined,
    serverTiming: timing?.plugin(audit.recordOf),
  };
}

/** The clients of the last connection are kept, so that a reload that leaves the accounts alone keeps them. */
function createCallsOf({ dispatcher, limiter, kmsObserver }: Parts): Shared['callsOf'] {
  let last: { readonly connection: GatewaySettings['connection']; readonly clients: Clients } | undefined;
  return (connection) => {
    if (last?.connection !== connection) last = { connection, clients: createClients({ ...connection, dispatcher }) };
    const { clients } = last;
    return (caller: Caller) => createKmsCalls(createSend(clients, limiter, kmsObserver, caller));
  };
}
