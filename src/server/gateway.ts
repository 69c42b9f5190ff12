import { createYoga, type Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { AccessConfig } from '../config/access.ts';
import type { Edges } from '../config/http.ts';
import type { Limits } from '../config/limits.ts';
import type { LoadLimits } from '../config/load.ts';
import { ANONYMOUS, type Caller } from '../graphql/caller.ts';
import type { Context } from '../graphql/context.ts';
import { schema } from '../graphql/schema.ts';
import { sees } from '../kms/access.ts';
import { createKmsCalls } from '../kms/calls.ts';
import { createClients } from '../kms/client/clients.ts';
import type { KmsConnection } from '../kms/client/connection.ts';
import { createLoaders } from '../kms/loaders.ts';
import { createLimiter } from '../kms/pace/limiter.ts';
import { toOneObserver } from '../kms/pace/observer.ts';
import { createSend } from '../kms/send.ts';
import { toVisibleAccounts } from '../kms/visible-accounts.ts';
import { createAudit } from './audit/audit.ts';
import { createAuthentication } from './auth/authentication.ts';
import { createLoadJson } from './auth/load-json.ts';
import { createDocumentCache, NO_CACHE } from './documents/document-cache.ts';
import { NoIntrospectionRule } from './documents/no-introspection.ts';
import { DOCUMENT_ID, useTrustedDocuments } from './documents/use-trusted-documents.ts';
import { createMaskError } from './errors.ts';
import { useGraphiQL } from './graphiql/use-graphiql.ts';
import { toReadyStatus, useHealth, watchKms } from './health.ts';
import { guard } from './http/check-host.ts';
import { toCors, useVaryOrigin } from './http/cors.ts';
import { createListener } from './http/entry.ts';
import { useEdges } from './http/use-http-rules.ts';
import { useLimits } from './limits/use-limits.ts';
import { useResponseLimit } from './limits/use-response-limit.ts';
import { createIntake } from './overload/intake.ts';
import { watchPressure } from './overload/pressure.ts';
import { createAdmission } from './overload/use-admission.ts';
import { toSafeError } from './safe-error.ts';

export type GatewayOptions = {
  readonly kms: KmsConnection;
  readonly mode: 'embedded' | 'aws';
  /** Who asks, and what they may read; null, or not given: nobody has to say who they are, and everything. */
  readonly access?: AccessConfig | null;
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
  /** Whose pages may ask from a browser, such as https://console.example.com. */
  readonly corsAllowedOrigins: readonly string[];
  readonly edges: Edges;
  /** The documents that alone may run, by their ID (without `sha256:`); any may where it is not given. */
  readonly trustedDocuments?: ReadonlyMap<string, string>;
  readonly log: Logger;
};

export type Gateway = ReturnType<typeof createGateway>;

/** Where GraphQL is served. */
export const GRAPHQL_PATH = '/graphql';

/** No address ends so: a fragment is never sent. */
const NO_HEALTH_CHECK = '#';

/** The gateway as a fetch handler and a node:http listener; it opens no port. `close` ends its connections to KMS. */
export function createGateway(options: GatewayOptions) {
  const { kms, mode, log, limits, load, requestDeadlineMs, edges, trustedDocuments, corsAllowedOrigins } = options;
  const audit = createAudit(log);
  const kmsWatch = watchKms();
  const pressure = watchPressure(load.eventLoopDelayMs);
  const admission = createAdmission(load.kmsCalls);
  const clients = createClients(kms);
  const observer = toOneObserver([audit.kmsObserver, kmsWatch.observer]);
  const limiter = createLimiter(options, observer);
  const callsFor = (caller: Caller) => createKmsCalls(createSend(clients, limiter, observer, caller));
  const callsForAnybody = callsFor(ANONYMOUS);
  const authentication = options.access
    ? createAuthentication(options.access, kms.accounts, createLoadJson(clients.dispatcher), log, audit.identify)
    : null;
  const intake = createIntake({
    maxBytes: load.bodyBytes,
    maxWaitMs: requestDeadlineMs,
    callerIdOf: (request) => authentication?.callerOf(request).id ?? null,
  });

  const readiness = () => ({
    status: toReadyStatus(http.isDraining(), pressure.isHigh() || admission.isFull()),
    mode,
    kms: kmsWatch.reachability(),
    eventLoopDelayMs: Math.round(pressure.delayMs()),
    kmsCallsInFlight: admission.inFlight(),
  });

  const createContext = ({ request }: { request: Request }): Context => {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(requestDeadlineMs)]);
    const warn: Context['warn'] = (message, details) => log.warn(details, message);
    const caller = authentication?.callerOf(request) ?? ANONYMOUS;
    const calls = caller === ANONYMOUS ? callsForAnybody : callsFor(caller);
    return {
      caller,
      loaders: createLoaders(calls, signal),
      calls,
      home: sees(caller.access, kms.home) ? kms.home : null,
      accounts: toVisibleAccounts(kms.accounts, caller.access),
      signal,
      onListed: (fieldNodes, items) => admission.onListed(signal, fieldNodes, items),
      warn,
    };
  };

  const { introspection } = edges;
  const validation = { rules: introspection ? [] : [NoIntrospectionRule], hideSuggestions: !introspection };
  const documents = createDocumentCache();
  // The audit is before what refuses, so that it sees it, and behind what may replace the answer; what is within the
  // limits is then weighed beside the rest.
  const plugins: Plugin[] = [
    useResponseLimit(limits.responseBytes),
    audit.plugin,
    useHealth(readiness),
    useEdges({ ...edges, path: GRAPHQL_PATH, allowedOrigins: corsAllowedOrigins, openIntake: intake.open }),
    intake.plugin,
  ];
  if (authentication !== null) plugins.push(authentication.plugin);
  plugins.push(useLimits(limits, validation, documents), admission.plugin);
  if (trustedDocuments !== undefined) plugins.push(useTrustedDocuments(trustedDocuments));
  if (options.graphiql) plugins.push(useGraphiQL(GRAPHQL_PATH, schema));
  if (corsAllowedOrigins.length > 0) plugins.push(useVaryOrigin());

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
    // Limited where it is read, for less.
    maxRequestBodySize: false,
    extraParamNames: trustedDocuments === undefined ? [] : [DOCUMENT_ID],
    parserAndValidationCache: { documentCache: documents, errorCache: NO_CACHE },
    cors: toCors(corsAllowedOrigins),
    maskedErrors: { maskError: createMaskError(log) },
    logging: toYogaLogger(log),
  });

  const http = createListener({
    audit,
    pressure,
    next: guard((request, response) => void yoga(request, response), edges),
  });

  return {
    fetch: yoga.fetch,
    /** For http.createServer. Unlike `fetch`, it knows by which host it is asked, and refuses wrong ones. */
    listener: http.listener,
    /** For `listen`: records what it refuses itself. */
    onRefused: http.onRefused,
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
