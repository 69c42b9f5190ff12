import { z } from 'zod';
import { type TrustedProxies, trustedProxies } from './trust-proxy.ts';
import { flag, hostNames, origins, wholeNumber } from './values.ts';

/** Which requests the gateway accepts over HTTP. */
export type HttpConfig = {
  /** The names that a Host header may have, besides IP addresses and localhost. */
  readonly allowedHosts: readonly string[];
  /** The origins whose pages may send requests from a browser (CORS), such as https://console.example.com. */
  readonly corsAllowedOrigins: readonly string[];
  /** Whether queries may be sent by GET. */
  readonly allowGet: boolean;
  /** Whether a browser that opens the endpoint gets GraphiQL. */
  readonly graphiql: boolean;
  /** Whether a browser that opens the root gets the page. */
  readonly page: boolean;
  /** Whether clients may read the schema, and whether errors suggest names of the schema. */
  readonly introspection: boolean;
  /** Whether answers have the header Server-Timing. */
  readonly serverTiming: boolean;
  /** The most bytes of a request's body. */
  readonly maxBody: number;
  /** The most JSON values in a request's body. */
  readonly maxBodyValues: number;
  /** The most open connections, in all and of one address. At the limit, the longest idle connection is closed. */
  readonly connections: { readonly total: number; readonly perAddress: number };
  /** The most bytes of answers that wait in memory for clients to read them, over all connections. */
  readonly maxUntakenBytes: number;
  /** Whose X-Forwarded-For tells the client's address. Null: nobody's. */
  readonly trustProxy: TrustedProxies | null;
  /** Path of the file with trusted documents. If it is given, no other document may run. */
  readonly trustedDocumentsFile: string | null;
};

/** Each `error` ends the sentence "expected ...". */
export const HTTP_VARIABLES = {
  PAGE: flag().optional(),
  GRAPHIQL: flag().optional(),
  INTROSPECTION: flag().optional(),
  ALLOW_GET: flag().optional(),
  SERVER_TIMING: flag().optional(),
  ALLOWED_HOSTS: hostNames().default([]),
  CORS_ALLOWED_ORIGINS: origins().default([]),
  MAX_BODY_BYTES: wholeNumber(1, 100_000_000).default(512 * 1024),
  MAX_BODY_VALUES: wholeNumber(1, 10_000_000).default(50_000),
  MAX_CONNECTIONS: wholeNumber(1, 1_000_000).default(1_000),
  MAX_CONNECTIONS_PER_ADDRESS: wholeNumber(1, 1_000_000).optional(),
  MAX_UNTAKEN_BYTES: wholeNumber(1, 999_999_999).default(128 * 1024 * 1024),
  TRUST_PROXY: trustedProxies().optional(),
  TRUSTED_DOCUMENTS: z.string().optional(),
};

type Variables = z.infer<z.ZodObject<typeof HTTP_VARIABLES>> & { readonly HOST: string; readonly KMS_MODE: string };

/**
 * The page, GraphiQL, introspection, GET and Server-Timing are on by default over the embedded KMS, and off by default
 * in front of AWS.
 */
export function toHttpConfig(env: Variables): HttpConfig {
  const local = env.KMS_MODE === 'embedded';
  const graphiql = env.GRAPHIQL ?? (local && env.INTROSPECTION !== false && env.TRUSTED_DOCUMENTS === undefined);
  return {
    page: env.PAGE ?? (local && env.TRUSTED_DOCUMENTS === undefined),
    graphiql,
    introspection: env.INTROSPECTION ?? (local || graphiql),
    allowGet: env.ALLOW_GET ?? local,
    serverTiming: env.SERVER_TIMING ?? local,
    allowedHosts: [...env.ALLOWED_HOSTS, env.HOST.toLowerCase()],
    corsAllowedOrigins: env.CORS_ALLOWED_ORIGINS,
    maxBody: env.MAX_BODY_BYTES,
    maxBodyValues: env.MAX_BODY_VALUES,
    connections: {
      total: env.MAX_CONNECTIONS,
      // All connections of a load balancer have one address. It may open most of them, and leaves some for others.
      perAddress: env.MAX_CONNECTIONS_PER_ADDRESS ?? Math.ceil(env.MAX_CONNECTIONS * 0.75),
    },
    maxUntakenBytes: env.MAX_UNTAKEN_BYTES,
    trustProxy: env.TRUST_PROXY ?? null,
    trustedDocumentsFile: env.TRUSTED_DOCUMENTS ?? null,
  };
}

/** For zod's superRefine. The page and GraphiQL run documents that are not trusted; GraphiQL needs introspection. */
export function checkPages(
  { PAGE, GRAPHIQL, INTROSPECTION, TRUSTED_DOCUMENTS }: z.infer<z.ZodObject<typeof HTTP_VARIABLES>>,
  context: z.RefinementCtx,
): void {
  if (PAGE === true && TRUSTED_DOCUMENTS !== undefined) {
    const message = 'false with TRUSTED_DOCUMENTS: the page sends documents of its own';
    context.addIssue({ code: 'custom', path: ['PAGE'], message });
  }
  if (GRAPHIQL !== true) return;
  const problem = (message: string) => context.addIssue({ code: 'custom', path: ['GRAPHIQL'], message });
  if (INTROSPECTION === false) problem('false if INTROSPECTION is false: GraphiQL shows the schema');
  if (TRUSTED_DOCUMENTS !== undefined)
    problem('false with TRUSTED_DOCUMENTS: documents that a person writes in GraphiQL are not trusted');
}
