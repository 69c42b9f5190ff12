import { z } from 'zod';
import { hostNames, wholeNumber } from './values.ts';

/** Who may ask over HTTP, and how. */
export type Edges = {
  /** Names by which the gateway is asked for, besides IP addresses and localhost. */
  readonly allowedHosts: readonly string[];
  /** Whether queries may come by GET. */
  readonly allowGet: boolean;
  /** Whether clients may ask for the schema, and are told the names that it has instead of a wrong one. */
  readonly introspection: boolean;
  /** Bytes. */
  readonly maxBody: number;
  /** JSON values. */
  readonly maxBodyValues: number;
  /** At one time, in all and of one address; beyond it the longest idle one is closed. */
  readonly connections: { readonly total: number; readonly perAddress: number };
  /** Bytes of answers that clients have not taken yet, over all connections. */
  readonly maxUntakenBytes: number;
  /** Path of the documents that alone may run; null: any may. */
  readonly trustedDocumentsFile: string | null;
};

const FLAG = z.stringbool({ error: 'true or false' }).optional();

/** Each `error` ends the sentence "expected ...". */
export const EDGES = {
  GRAPHIQL: FLAG,
  INTROSPECTION: FLAG,
  ALLOW_GET: FLAG,
  ALLOWED_HOSTS: hostNames().default([]),
  MAX_BODY_BYTES: wholeNumber(1, 100_000_000).default(512 * 1024),
  MAX_BODY_VALUES: wholeNumber(1, 10_000_000).default(50_000),
  MAX_CONNECTIONS: wholeNumber(1, 1_000_000).default(1_000),
  MAX_CONNECTIONS_PER_ADDRESS: wholeNumber(1, 1_000_000).optional(),
  MAX_UNTAKEN_BYTES: wholeNumber(1, 999_999_999).default(128 * 1024 * 1024),
  TRUSTED_DOCUMENTS: z.string().optional(),
};

type Variables = z.infer<z.ZodObject<typeof EDGES>> & { readonly HOST: string; readonly KMS_MODE: string };

/** What is open to everybody on one's own machine is closed in front of AWS, unless it is switched on. */
export function toEdges(env: Variables): Edges & { readonly graphiql: boolean } {
  const local = env.KMS_MODE === 'embedded';
  const graphiql = env.GRAPHIQL ?? (local && env.INTROSPECTION !== false && env.TRUSTED_DOCUMENTS === undefined);
  return {
    graphiql,
    introspection: env.INTROSPECTION ?? (local || graphiql),
    allowGet: env.ALLOW_GET ?? local,
    allowedHosts: [...env.ALLOWED_HOSTS, env.HOST.toLowerCase()],
    maxBody: env.MAX_BODY_BYTES,
    maxBodyValues: env.MAX_BODY_VALUES,
    connections: {
      total: env.MAX_CONNECTIONS,
      // A load balancer is one address: it gets nearly all, and others still find a place.
      perAddress: env.MAX_CONNECTIONS_PER_ADDRESS ?? Math.ceil(env.MAX_CONNECTIONS * 0.75),
    },
    maxUntakenBytes: env.MAX_UNTAKEN_BYTES,
    trustedDocumentsFile: env.TRUSTED_DOCUMENTS ?? null,
  };
}

/** For zod's superRefine: GraphiQL shows the schema, and runs what somebody writes. */
export function checkGraphiQL(
  { GRAPHIQL, INTROSPECTION, TRUSTED_DOCUMENTS }: Pick<Variables, 'GRAPHIQL' | 'INTROSPECTION' | 'TRUSTED_DOCUMENTS'>,
  context: z.RefinementCtx,
): void {
  if (GRAPHIQL !== true) return;
  const problem = (message: string) => context.addIssue({ code: 'custom', path: ['GRAPHIQL'], message });
  if (INTROSPECTION === false) problem('false where INTROSPECTION is false: GraphiQL shows the schema');
  if (TRUSTED_DOCUMENTS !== undefined) problem('false with TRUSTED_DOCUMENTS: nothing that is written in it may run');
}
