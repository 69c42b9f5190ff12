import { createYoga } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { AccessConfig } from '../config/access.ts';
import type { Config } from '../config/environment.ts';
import { TRUSTS_NOBODY, type TrustConfig } from '../config/trust.ts';
import { schema } from '../graphql/schema.ts';
import type { Caller } from '../kms/access.ts';
import { createKmsCalls } from '../kms/calls.ts';
import { createClients } from '../kms/client/clients.ts';
import type { KmsConnection } from '../kms/client/connection.ts';
import { createLimiter } from '../kms/pace/limiter.ts';
import { toOneObserver } from '../kms/pace/observer.ts';
import { createSend } from '../kms/send.ts';
import { createAudit } from './audit/audit.ts';
import { createChangeLog } from './audit/change-log.ts';
import { createAuthentication } from './auth/authentication.ts';
import { createLoadJson } from './auth/load-json.ts';
import { createContextFactory } from './context.ts';
import { createDocumentCache } from './documents/document-cache.ts';
import type { TrustedDocuments } from './documents/load-trusted-documents.ts';
import { DOCUMENT_ID } from './documents/use-trusted-documents.ts';
import { toCors } from './http/cors.ts';
import { createEntry } from './http/entry.ts';
import { createGuard } from './http/guard.ts';
import { watchKms } from './kms-reachability.ts';
import { createMaskError } from './mask-error.ts';
import { createAdmission } from './overload/admission.ts';
import { createIntake } from './overload/intake.ts';
import { watchPressure } from './overload/pressure.ts';
import type { PageFiles } from './page/load-page-files.ts';
import { GRAPHQL_PATH } from './paths.ts';
import { createPlugins } from './plugins.ts';
import { createRequestSignals } from './request-signals.ts';
import { createReadiness } from './use-health.ts';
import { createWrites } from './writes/create-writes.ts';
import { createKeyQueues } from './writes/key-queues.ts';
import { createYogaLogger } from './yoga-logger.ts';

export type GatewayOptions = {
  readonly config: Pick<Config, 'kms' | 'http' | 'limits' | 'load' | 'requestDeadlineMs'>;
  /** How to reach KMS, and the accounts to read. */
  readonly connection: KmsConnection;
  /** How callers authenticate, and what they may read. Null or undefined: without authentication. */
  readonly access?: AccessConfig | null;
  /** Whom the findings about keys trust. Default: the account of the key only. */
  readonly trust?: TrustConfig;
  /** The only documents that may run. Undefined: any document may run. */
  readonly trustedDocuments?: TrustedDocuments | undefined;
  /** The page to serve at the root. Undefined: none. */
  readonly page?: PageFiles | undefined;
  readonly log: Logger;
};

export type Gateway = ReturnType<typeof createGateway>;

/** The gateway as a fetch handler and as a node:http request listener. It opens no port. */
export function createGateway(options: GatewayOptions) {
  const { config, connection, access = null, trust = TRUSTS_NOBODY, trustedDocuments, page, log } = options;
  const { http, load } = config;
  const audit = createAudit(log);
  const kmsWatch = watchKms();
  const pressure = watchPressure(load.eventLoopDelayMs);
  const admission = createAdmission(load.kmsCalls);
  const documents = createDocumentCache();
  const signals = createRequestSignals(config.requestDeadlineMs);

  const observer = toOneObserver([audit.kmsObserver, kmsWatch.observer]);
  const clients = createClients(connection);
  const limiter = createLimiter(config.kms, observer);
  const callsOf = (caller: Caller) => createKmsCalls(createSend(clients, limiter, observer, caller));

  const queues = createKeyQueues();
  const writesOf = createWrites({
    isOn: config.kms.write,
    queues,
    log: createChangeLog(log),
    deadlineMs: config.requestDeadlineMs,
    audit,
  });

  const { accounts } = connection;
  const loadJson = createLoadJson(clients.dispatcher);
  const authentication =
    access && createAuthentication({ access, accounts, loadJson, log, onAuthenticated: audit.setCaller });

  const intake = createIntake({
    maxBytes: load.bodyBytes,
    maxWaitMs: config.requestDeadlineMs,
    callerIdOf: (request) => authentication?.callerOf(request).id ?? null,
  });

  const isDraining = () => entry.isDraining();
  const readiness = createReadiness({ mode: config.kms.mode, isDraining, kmsWatch, pressure, admission });

  const yoga = createYoga({
    schema,
    context: createContextFactory({
      config,
      connection,
      trust,
      authentication,
      callsOf,
      writesOf,
      admission,
      signals,
      log,
    }),
    plugins: createPlugins({
      config,
      audit,
      readiness,
      access,
      authentication,
      intake,
      documents,
      admission,
      signals,
      trustedDocuments,
      page,
    }),
    graphqlEndpoint: GRAPHQL_PATH,
    graphiql: false, // useGraphiQL serves it
    landingPage: false,
    multipart: false,
    healthCheckEndpoint: NO_YOGA_HEALTH_CHECK,
    maxRequestBodySize: false, // useHttpRules limits the body
    extraParamNames: trustedDocuments === undefined ? [] : [DOCUMENT_ID],
    parserAndValidationCache: false, // useLimits caches documents
    cors: toCors(http.corsAllowedOrigins),
    maskedErrors: { maskError: createMaskError(log) },
    logging: createYogaLogger(log),
  });

  const guard = createGuard((request, response) => void yoga(request, response), http);
  const entry = createEntry({ audit, pressure, next: guard });

  return {
    /** Answers a request that comes from no network. */
    fetch: yoga.fetch as Fetch,
    /** For http.createServer. Unlike `fetch`, it checks the Host header, and refuses requests under overload. */
    listener: entry.listener,
    /** For `startServer`: records the requests that their connection refuses. */
    onRefused: entry.onRefused,
    /** From now on, readiness fails and each answer closes its connection. Requests are still answered. */
    startDraining: entry.startDraining,
    /** Settles when the changes that clients asked for have ended, also of clients that have disconnected. */
    whenChangesEnd: queues.whenIdle,
    /** Closes the connections to KMS. */
    close() {
      pressure.close();
      clients.close();
    },
  };
}

/** Of the standard. Those who use the package need no types of Yoga. */
type Fetch = (input: Request | URL | string, init?: RequestInit) => Response | Promise<Response>;

/** Yoga answers its health check on every URL that ends with this text. No URL of a request contains a fragment. */
const NO_YOGA_HEALTH_CHECK = '#';
