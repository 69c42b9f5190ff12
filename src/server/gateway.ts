import { createYoga, type Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Limits } from '../config.ts';
import type { LoadLimits } from '../config-operations.ts';
import { ANONYMOUS } from '../graphql/caller.ts';
import type { Context } from '../graphql/context.ts';
import { schema } from '../graphql/schema.ts';
import { createKmsCalls } from '../kms/calls.ts';
import { createClients } from '../kms/clients.ts';
import type { KmsConnection } from '../kms/connection.ts';
import { createLimiter } from '../kms/limiter.ts';
import { createLoaders } from '../kms/loaders.ts';
import { toOneObserver } from '../kms/observer.ts';
import { createSend } from '../kms/send.ts';
import { createAudit } from './audit/audit.ts';
import { createMaskError } from './errors.ts';
import { useGraphiQL } from './graphiql/use-graphiql.ts';
import { toReadyStatus, useHealth, watchKms } from './health.ts';
import { useLimits } from './limits.ts';
import { createListener } from './listener.ts';
import { watchPressure } from './overload/pressure.ts';
import { createAdmission } from './overload/use-admission.ts';
import { toSafeError } from './safe-error.ts';

export type GatewayOptions = {
  readonly kms: KmsConnection;
  readonly mode: 'embedded' | 'aws';
  /** The share of AWS's request quotas to use; Infinity for no limit. */
  readonly quotaShare: number;
  /** Milliseconds that one try of one KMS call may take. */
  readonly tryTimeoutMs: number;
  /** Milliseconds that one request may take; what is not read by then fails at its own key. */
  readonly requestDeadlineMs: number;
  readonly limits: Limits;
  readonly load: LoadLimits;
  /** Whether a browser that opens the endpoint gets GraphiQL. */
  readonly graphiql: boolean;
  readonly log: Logger;
};

export type Gateway = ReturnType<typeof createGateway>;

/** Where GraphQL is served. */
export const GRAPHQL_PATH = '/graphql';

/** No address ends so: a fragment is never sent. */
const NO_HEALTH_CHECK = '#';

/** Bytes: room for the variables of some thousand keys. */
const MAX_BODY = 1024 * 1024;

/** The gateway as a fetch handler and a node:http listener; it opens no port. `close` ends its connections to KMS. */
export function createGateway(options: GatewayOptions) {
  const { kms, mode, log, limits, load, requestDeadlineMs } = options;
  const audit = createAudit(log);
  const kmsWatch = watchKms();
  const pressure = watchPressure(load.eventLoopDelayMs);
  const admission = createAdmission(load.kmsCalls);
  const clients = createClients(kms);
  const observer = toOneObserver([audit.kmsObserver, kmsWatch.observer]);
  const calls = createKmsCalls(createSend(clients, createLimiter(options, observer), observer));

  const readiness = () => ({
    status: toReadyStatus(http.isDraining(), pressure.isHigh()),
    mode,
    kms: kmsWatch.reachability(),
    eventLoopDelayMs: Math.round(pressure.delayMs()),
    kmsCallsInFlight: admission.inFlight(),
  });

  const createContext = ({ request }: { request: Request }): Context => {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(requestDeadlineMs)]);
    const warn: Context['warn'] = (message, details) => log.warn(details, message);
    return {
      caller: ANONYMOUS,
      loaders: createLoaders(calls, signal),
      calls,
      home: kms.home,
      accounts: kms.accounts,
      signal,
      warn,
    };
  };

  // The audit is first, so that it sees what the others refuse; what is within the limits is then weighed beside the rest.
  const plugins: Plugin[] = [audit.plugin, useHealth(readiness), useLimits(limits), admission.plugin];
  if (options.graphiql) plugins.push(useGraphiQL(GRAPHQL_PATH, schema));

  const yoga = createYoga({
    schema,
    context: createContext,
    plugins,
    graphqlEndpoint: GRAPHQL_PATH,
    graphiql: false,
    landingPage: false,
    multipart: false,
    // Its own health check answers any address that ends so.
    healthCheckEndpoint: NO_HEALTH_CHECK,
    maxRequestBodySize: MAX_BODY,
    // Yoga's default lets every origin in, with credentials.
    cors: false,
    maskedErrors: { maskError: createMaskError(log) },
    logging: toYogaLogger(log),
  });

  const http = createListener({ audit, pressure, next: yoga });

  return {
    fetch: yoga.fetch,
    /** For http.createServer. */
    listener: http.listener,
    /** From now on its readiness says no, and each answer ends its connection; it still answers. */
    startDraining: http.startDraining,
    close() {
      pressure.close();
      clients.close();
    },
  };
}

/** Yoga logs again what `maskError` has logged with its ID; that copy is for debugging alone. */
function toYogaLogger(log: Logger) {
  const debug = (...args: unknown[]) =>
    log.debug({ yoga: args.map((arg) => (typeof arg === 'string' ? arg : toSafeError(arg))) }, 'yoga');
  return { debug, info: debug, warn: debug, error: debug };
}
