import { createYoga } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Config } from '../config/environment.ts';
import { TRUSTS_NOBODY } from '../config/trust.ts';
import { schema } from '../graphql/schema.ts';
import type { Caller } from '../kms/access.ts';
import type { KmsCalls } from '../kms/calls.ts';
import type { CreateAuthentication } from './auth/authentication.ts';
import { type ContextOptions, createContextFactory } from './context.ts';
import { DOCUMENT_ID } from './documents/use-trusted-documents.ts';
import type { GatewaySettings } from './gateway-settings.ts';
import { toCors } from './http/cors.ts';
import { createMaskError } from './mask-error.ts';
import { GRAPHQL_PATH } from './paths.ts';
import { createPlugins, type PluginOptions } from './plugins.ts';
import { createYogaLogger } from './yoga-logger.ts';

/** What outlives a reload: everything that counts, limits, or caches over requests. */
export type Shared = Omit<PluginOptions, 'access' | 'authentication' | 'trustedDocuments' | 'config'> &
  Pick<ContextOptions, 'writesOf'> & {
    readonly config: Pick<Config, 'kms' | 'http' | 'limits' | 'requestDeadlineMs'>;
    readonly log: Logger;
    readonly authenticationOf: CreateAuthentication;
    /** The KMS calls of one caller. Keeps clients for as long as the connection is the same. */
    readonly callsOf: (connection: GatewaySettings['connection']) => (caller: Caller) => KmsCalls;
  };

/** The handler of the requests that arrive while these settings are in force. */
export function createHandler(shared: Shared, settings: GatewaySettings) {
  const { config, log, authenticationOf, callsOf } = shared;
  const { connection, access = null, trust = TRUSTS_NOBODY, trustedDocuments } = settings;
  const authentication = access && authenticationOf(access, connection.accounts);
  return createYoga({
    schema,
    context: createContextFactory({ ...shared, connection, trust, authentication, callsOf: callsOf(connection) }),
    plugins: createPlugins({ ...shared, access, authentication, trustedDocuments }),
    graphqlEndpoint: GRAPHQL_PATH,
    graphiql: false, // useGraphiQL serves it
    landingPage: false,
    multipart: false,
    healthCheckEndpoint: NO_YOGA_HEALTH_CHECK,
    maxRequestBodySize: false, // useHttpRules limits the body
    extraParamNames: trustedDocuments === undefined ? [] : [DOCUMENT_ID],
    parserAndValidationCache: false, // useLimits caches documents
    cors: toCors(config.http.corsAllowedOrigins),
    maskedErrors: { maskError: createMaskError(log) },
    logging: createYogaLogger(log),
  });
}

/** Yoga answers its health check on every URL that ends with this text. No URL of a request contains a fragment. */
const NO_YOGA_HEALTH_CHECK = '#';
