import type { Plugin } from 'graphql-yoga';
import type { AccessConfig } from '../config/access.ts';
import type { Config } from '../config/environment.ts';
import { schema } from '../graphql/schema.ts';
import type { Audit } from './audit/audit.ts';
import type { Authentication } from './auth/authentication.ts';
import type { DocumentCache } from './documents/document-cache.ts';
import type { TrustedDocuments } from './documents/load-trusted-documents.ts';
import { NoIntrospectionRule } from './documents/no-introspection.ts';
import { useTrustedDocuments } from './documents/use-trusted-documents.ts';
import { useGraphiQL } from './graphiql/use-graphiql.ts';
import { useRefusedPreflight, useVaryOrigin } from './http/cors.ts';
import { useHttpRules } from './http/use-http-rules.ts';
import { useUnknownPaths } from './http/use-unknown-paths.ts';
import { useLimits } from './limits/use-limits.ts';
import { useResponseLimit } from './limits/use-response-limit.ts';
import type { Admission } from './overload/admission.ts';
import type { Intake } from './overload/intake.ts';
import type { PageFiles } from './page/load-page-files.ts';
import { toPageSettings } from './page/to-page-settings.ts';
import { usePage } from './page/use-page.ts';
import { GRAPHQL_PATH } from './paths.ts';
import type { RequestSignals } from './request-signals.ts';
import { type Readiness, useHealth } from './use-health.ts';

export type PluginOptions = {
  readonly config: Pick<Config, 'http' | 'kms' | 'limits'>;
  readonly audit: Audit;
  readonly readiness: () => Readiness;
  readonly access: AccessConfig | null;
  readonly authentication: Authentication | null;
  readonly intake: Intake;
  readonly documents: DocumentCache;
  readonly automaticPersistedQueries: Plugin;
  readonly admission: Admission;
  readonly signals: RequestSignals;
  readonly trustedDocuments: TrustedDocuments | undefined;
  readonly page: PageFiles | undefined;
  /** Tells observers of the phases of each operation. Undefined: nobody needs to know. */
  readonly phases: Plugin | undefined;
  /** Adds the header Server-Timing. */
  readonly serverTiming: Plugin | undefined;
};

/** Yoga calls each hook of the plugins in this order. */
export function createPlugins(options: PluginOptions): Plugin[] {
  const { config, audit, readiness, authentication, intake, documents, admission, signals, trustedDocuments } = options;
  const { access, automaticPersistedQueries, page, phases, serverTiming } = options;
  const openIntake = (request: Request, connection: object) =>
    intake.open(request, connection, authentication?.callerOf(request).id ?? null);
  const { limits, http } = config;
  const { introspection, corsAllowedOrigins } = http;
  const validation = { rules: introspection ? [] : [NoIntrospectionRule], hideSuggestions: !introspection };
  return [
    // Before the audit: it replaces the answer.
    useRefusedPreflight(corsAllowedOrigins),
    // Before the audit: it replaces an answer that is too large, and the audit must log the error that replaces it.
    useResponseLimit(limits.responseBytes),
    // Before all plugins that refuse a request, so that it logs their refusals.
    audit.plugin,
    // Before authentication: health checks have no token.
    useHealth(readiness),
    // Before authentication: a request that breaks a rule of HTTP is refused before its token is verified.
    useHttpRules({ ...http, path: GRAPHQL_PATH, allowedOrigins: corsAllowedOrigins, openIntake }),
    // Releases the memory of the body when the request has its answer.
    intake.plugin,
    // Before the body is read and parsed, so that no client can send a large body without authentication.
    ...(authentication === null ? [] : [authentication.plugin]),
    // Before the admission, which needs the cost that this plugin counts.
    useLimits(limits, validation, documents),
    // After the limits: a document that breaks a limit takes no share of the capacity.
    admission.plugin,
    // After all that may refuse the operation.
    ...(phases === undefined ? [] : [phases]),
    ...(serverTiming === undefined ? [] : [serverTiming]),
    // Ends the signal of the request when the request has its answer.
    signals.plugin,
    // After the audit. Replaces the ID of a document by its text, in a hook that runs before all parsing and limits.
    trustedDocuments === undefined ? automaticPersistedQueries : useTrustedDocuments(trustedDocuments),
    // After the audit, which logs each request for their pages and files.
    ...(page === undefined ? [] : [usePage(page, toPageSettings(config, access))]),
    ...(http.graphiql ? [useGraphiQL(GRAPHQL_PATH, schema, { authenticated: authentication !== null })] : []),
    // After all plugins that serve a path: it answers every other path.
    useUnknownPaths({ path: GRAPHQL_PATH, graphiql: http.graphiql, page: page !== undefined }),
    // Last: it adds a header to the answers of all other plugins.
    ...(corsAllowedOrigins.length > 0 ? [useVaryOrigin()] : []),
  ];
}
