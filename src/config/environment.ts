import { z } from 'zod';
import { isAccountId, isRegion } from '../kms/arn.ts';
import type { Proxies } from '../kms/client/dispatcher.ts';
import { checkGraphiQL, EDGES, type Edges, toEdges } from './http.ts';
import { LIMITS, type Limits, toLimits } from './limits.ts';
import { OPERATIONS_VARIABLES, type OperationsConfig, toOperationsConfig } from './load.ts';
import { PROXIES, toProxies } from './proxies.ts';
import { origins, port, share, wholeNumber } from './values.ts';

/** Reads the environment alone. Throws ConfigError with all problems together. */
export function loadConfig(env: Environment): Config {
  // A variable that is set but empty counts as not set, as in most shell scripts.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const schema = given.KMS_MODE === 'aws' ? AWS : EMBEDDED;
  const result = schema.safeParse(given);
  if (result.success) return toConfig(result.data);
  throw new ConfigError(result.error.issues.map(({ path, message }) => toProblem(String(path[0]), given, message)));
}

/** The part that the embedded KMS alone needs, whatever KMS the gateway would read. Throws ConfigError. */
export function loadEmbeddedConfig(env: Environment): Config & { readonly kms: EmbeddedMode } {
  const { kms, ...config } = loadConfig({ ...env, KMS_MODE: 'embedded' });
  if (kms.mode !== 'embedded') throw new Error(`KMS_MODE embedded gave ${kms.mode}`);
  return { ...config, kms };
}

/** Every problem of the environment, one line each, ready to be shown. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export type Config = OperationsConfig & {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly logLevel: z.infer<typeof LOG_LEVEL>;
  /** Null: `pretty` if stderr is a terminal, else `json`. */
  readonly logFormat: 'pretty' | 'json' | null;
  readonly graphiql: boolean;
  /** Whose pages may ask from a browser, such as https://console.example.com. */
  readonly corsAllowedOrigins: readonly string[];
  readonly edges: Edges;
  readonly kms: KmsConfig;
  readonly limits: Limits;
  /** Milliseconds that one request may take; what is not read by then fails at its own key. */
  readonly requestDeadlineMs: number;
};

export type KmsConfig = {
  /** The share of AWS's request quotas to use; Infinity for no limit. */
  readonly quotaShare: number;
  /** Milliseconds that one try of one call may take. */
  readonly tryTimeoutMs: number;
} & (EmbeddedMode | AwsMode);

export type EmbeddedMode = {
  readonly mode: 'embedded';
  /** Path of the file that says who may read what; null: whoever reaches the gateway reads everything. */
  readonly configFile: string | null;
  /** The Region of what is not named by an ARN. */
  readonly region: string;
  /** Of the embedded KMS; 0 = any free one. */
  readonly embeddedPort: number;
  /** Path of what the embedded KMS starts with; null: example keys. */
  readonly seedFile: string | null;
  /** Path of where the embedded KMS keeps its changes; null: in memory only. */
  readonly stateFile: string | null;
};

export type AwsMode = {
  readonly mode: 'aws';
  /** Path of the file that names the accounts to read, and who may read what; null: the account of the credentials. */
  readonly configFile: string | null;
  /** The Region of what is not named by an ARN; null: the first that the file names. */
  readonly region: string | null;
  /** Null: STS is asked once, at the start. */
  readonly accountId: string | null;
  /** Null: AWS's own endpoint of each Region. */
  readonly endpoint: string | null;
  readonly proxies: Proxies | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVEL = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: 'fatal, error, warn, info, debug, trace or silent',
});

/** Each `error` ends the sentence "expected ...". */
const COMMON = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'a host name or an IP address, such as 127.0.0.1')
    .default('127.0.0.1'),
  PORT: port().default(4000),
  KMS_MODE: z.enum(['embedded', 'aws'], { error: 'embedded or aws' }).default('embedded'),
  KMS_TRY_TIMEOUT_MS: wholeNumber(1, 60_000).default(2_000),
  REQUEST_DEADLINE_MS: wholeNumber(1, 600_000).default(10_000),
  LOG_LEVEL: LOG_LEVEL.default('info'),
  LOG_FORMAT: z.enum(['pretty', 'json'], { error: 'pretty or json' }).optional(),
  CORS_ALLOWED_ORIGINS: origins().default([]),
  ...EDGES,
  ...LIMITS,
  ...OPERATIONS_VARIABLES,
});

/**
 * AWS's variables, and those of proxies, are not read: what a shell has set for other programs must change nothing here.
 */
const EMBEDDED = COMMON.extend({
  EMBEDDED_KMS_PORT: port().default(4599),
  EMBEDDED_KMS_SEED: z.string().optional(),
  EMBEDDED_KMS_STATE: z.string().optional(),
  GATEWAY_CONFIG: z.string().optional(),
  KMS_QUOTA_SHARE: share().optional(),
}).superRefine(checkGraphiQL);

const AWS = COMMON.extend({
  AWS_REGION: z.string().refine(isRegion, 'a Region such as us-east-2').optional(),
  GATEWAY_CONFIG: z.string().optional(),
  AWS_ACCOUNT_ID: z.string().refine(isAccountId, 'an account ID of 12 digits').optional(),
  AWS_ENDPOINT_URL_KMS: z.url({ protocol: /^https?$/, error: 'an http or https URL' }).optional(),
  KMS_QUOTA_SHARE: share().default(0.5),
  ...PROXIES,
})
  .superRefine(checkGraphiQL)
  .refine(({ AWS_REGION, GATEWAY_CONFIG }) => AWS_REGION !== undefined || GATEWAY_CONFIG !== undefined, {
    path: ['AWS_REGION'],
    error: 'a Region such as us-east-2, or GATEWAY_CONFIG, which names accounts and Regions',
    when: () => true,
  });

/** Every environment variable that the gateway reads. docs/configuration.md lists them. */
export const VARIABLES: readonly string[] = [...new Set([...Object.keys(EMBEDDED.shape), ...Object.keys(AWS.shape)])];

const EMBEDDED_REGION = 'us-east-2';

function toConfig(env: z.infer<typeof EMBEDDED> | z.infer<typeof AWS>): Config {
  const { graphiql, ...edges } = toEdges(env);
  return {
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    logFormat: env.LOG_FORMAT ?? null,
    graphiql,
    corsAllowedOrigins: env.CORS_ALLOWED_ORIGINS,
    edges,
    kms: {
      tryTimeoutMs: env.KMS_TRY_TIMEOUT_MS,
      quotaShare: env.KMS_QUOTA_SHARE ?? Number.POSITIVE_INFINITY,
      ...(isAws(env)
        ? {
            mode: 'aws',
            configFile: env.GATEWAY_CONFIG ?? null,
            region: env.AWS_REGION ?? null,
            accountId: env.AWS_ACCOUNT_ID ?? null,
            endpoint: env.AWS_ENDPOINT_URL_KMS ?? null,
            proxies: toProxies(env),
          }
        : {
            mode: 'embedded',
            configFile: env.GATEWAY_CONFIG ?? null,
            region: EMBEDDED_REGION,
            embeddedPort: env.EMBEDDED_KMS_PORT,
            seedFile: env.EMBEDDED_KMS_SEED ?? null,
            stateFile: env.EMBEDDED_KMS_STATE ?? null,
          }),
    },
    limits: toLimits(env),
    requestDeadlineMs: env.REQUEST_DEADLINE_MS,
    ...toOperationsConfig(env),
  };
}

function isAws(env: z.infer<typeof EMBEDDED> | z.infer<typeof AWS>): env is z.infer<typeof AWS> {
  return env.KMS_MODE === 'aws';
}

function toProblem(variable: string, given: Environment, expected: string): string {
  const value = given[variable];
  return value === undefined
    ? `${variable} is not set: expected ${expected}`
    : `${variable} is ${JSON.stringify(hidePassword(value))}: expected ${expected}`;
}

/** That of a proxy is part of its URL. */
function hidePassword(value: string): string {
  return value.replace(/^(\w+:\/\/)?.*@/, '$1***@');
}
