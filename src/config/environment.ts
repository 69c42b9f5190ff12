import { z } from 'zod';
import { isAccountId, isRegion } from '../kms/arn.ts';
import type { Proxies } from '../kms/client/dispatcher.ts';
import { ConfigError } from './config-error.ts';
import { checkPages, HTTP_VARIABLES, type HttpConfig, toHttpConfig } from './http.ts';
import { LIMIT_VARIABLES, type Limits, toLimits } from './limits.ts';
import { LOAD_VARIABLES, type LoadConfig, toLoadConfig } from './load.ts';
import { METRICS_VARIABLES, type MetricsConfig } from './metrics.ts';
import { PROXY_VARIABLES, toProxies } from './proxies.ts';
import { toProblem } from './to-problem.ts';
import { TRACE_VARIABLES } from './traces.ts';
import { flag, hostName, port, share, wholeNumber } from './values.ts';

/** Parses the environment. Does not read the files that it names. Throws one ConfigError with all problems. */
export function parseConfig(env: Environment): Config {
  // As in most shell scripts, an empty variable counts as not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const schema = given.KMS_MODE === 'aws' ? AWS : EMBEDDED;
  const result = schema.safeParse(given);
  if (result.success) return toConfig(result.data);
  throw new ConfigError(result.error.issues.map(({ path, message }) => toProblem(String(path[0]), given, message)));
}

/** The configuration of the embedded KMS. KMS_MODE is ignored: it is for the gateway. Throws ConfigError. */
export function parseEmbeddedConfig(env: Environment): Config & { readonly kms: EmbeddedMode } {
  const { kms, ...config } = parseConfig({ ...env, KMS_MODE: 'embedded' });
  if (kms.mode !== 'embedded') throw new Error(`KMS_MODE embedded gave ${kms.mode}`);
  return { ...config, kms };
}

export type Config = LoadConfig & {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly logLevel: z.infer<typeof LOG_LEVEL>;
  /** Null: `pretty` if stderr is a terminal, else `json`. */
  readonly logFormat: 'pretty' | 'json' | null;
  readonly http: HttpConfig;
  /** Null: without metrics. */
  readonly metrics: MetricsConfig | null;
  readonly kms: KmsConfig;
  readonly limits: Limits;
  /** Milliseconds that one request may take. KMS calls that have no answer by then fail, each at its own key. */
  readonly requestDeadlineMs: number;
};

export type KmsConfig = {
  /** The share of AWS's request quotas to use. Infinity: no limit. */
  readonly quotaShare: number;
  /** Milliseconds that one try of one KMS call may take. */
  readonly tryTimeoutMs: number;
  /** Whether callers may change key policies. */
  readonly write: boolean;
} & (EmbeddedMode | AwsMode);

export type EmbeddedMode = {
  readonly mode: 'embedded';
  /** Path of the file that configures authentication and authorization. Null: without authentication. */
  readonly configFile: string | null;
  /** The home Region: a key ID without a Region is looked up there. */
  readonly region: string;
  /** 0 = any free port. */
  readonly embeddedPort: number;
  /** Path of the seed file that the embedded KMS starts with. Null: it starts with example keys. */
  readonly seedFile: string | null;
  /** Path of the state file in which the embedded KMS keeps its changes. Null: in memory only. */
  readonly stateFile: string | null;
  /** Whether the embedded KMS enforces key policies, grants and the IAM policies of its seed. */
  readonly enforce: boolean;
};

export type AwsMode = {
  readonly mode: 'aws';
  /** Path of the file with accounts, authentication and authorization. Null: the account of the credentials only. */
  readonly configFile: string | null;
  /** The home Region: a key ID without a Region is looked up there. Null: the first Region in the file. */
  readonly region: string | null;
  /** Null: STS GetCallerIdentity is called once, at the start. */
  readonly accountId: string | null;
  /** Null: AWS's endpoint of each Region. */
  readonly endpoint: string | null;
  readonly proxies: Proxies | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVEL = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: 'fatal, error, warn, info, debug, trace or silent',
});

/** Each `error` ends the sentence "expected ...". */
const COMMON = z.object({
  HOST: hostName().default('127.0.0.1'),
  PORT: port().default(4000),
  KMS_MODE: z.enum(['embedded', 'aws'], { error: 'embedded or aws' }).default('embedded'),
  KMS_WRITE: flag().default(false),
  KMS_TRY_TIMEOUT_MS: wholeNumber(1, 60_000).default(2_000),
  REQUEST_DEADLINE_MS: wholeNumber(1, 600_000).default(10_000),
  LOG_LEVEL: LOG_LEVEL.default('info'),
  LOG_FORMAT: z.enum(['pretty', 'json'], { error: 'pretty or json' }).optional(),
  ...HTTP_VARIABLES,
  ...LIMIT_VARIABLES,
  ...LOAD_VARIABLES,
  ...METRICS_VARIABLES,
});

/** Without the variables of AWS and of proxies: a shell may have set them for other programs. */
const EMBEDDED = COMMON.extend({
  EMBEDDED_KMS_PORT: port().default(4599),
  EMBEDDED_KMS_SEED: z.string().optional(),
  EMBEDDED_KMS_STATE: z.string().optional(),
  EMBEDDED_KMS_ENFORCE: flag().default(false),
  GATEWAY_CONFIG: z.string().optional(),
  KMS_QUOTA_SHARE: share().optional(),
}).superRefine(checkPages);

const AWS = COMMON.extend({
  AWS_REGION: z.string().refine(isRegion, 'a Region such as us-east-2').optional(),
  GATEWAY_CONFIG: z.string().optional(),
  AWS_ACCOUNT_ID: z.string().refine(isAccountId, 'an account ID of 12 digits').optional(),
  AWS_ENDPOINT_URL_KMS: z.url({ protocol: /^https?$/, error: 'an http or https URL' }).optional(),
  KMS_QUOTA_SHARE: share().default(0.5),
  ...PROXY_VARIABLES,
})
  .superRefine(checkPages)
  .refine(({ AWS_REGION, GATEWAY_CONFIG }) => AWS_REGION !== undefined || GATEWAY_CONFIG !== undefined, {
    path: ['AWS_REGION'],
    error: 'a Region such as us-east-2, or GATEWAY_CONFIG, which names accounts and Regions',
    when: () => true,
  });

/** Every environment variable that the gateway reads. docs/configuration.md lists them. */
export const VARIABLES: readonly string[] = [
  ...new Set([...Object.keys(EMBEDDED.shape), ...Object.keys(AWS.shape), ...TRACE_VARIABLES]),
];

const EMBEDDED_REGION = 'us-east-2';

function toConfig(env: z.infer<typeof EMBEDDED> | z.infer<typeof AWS>): Config {
  return {
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    logFormat: env.LOG_FORMAT ?? null,
    http: toHttpConfig(env),
    metrics: env.METRICS_PORT === undefined ? null : { host: env.METRICS_HOST, port: env.METRICS_PORT },
    kms: {
      tryTimeoutMs: env.KMS_TRY_TIMEOUT_MS,
      write: env.KMS_WRITE,
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
            enforce: env.EMBEDDED_KMS_ENFORCE,
          }),
    },
    limits: toLimits(env),
    requestDeadlineMs: env.REQUEST_DEADLINE_MS,
    ...toLoadConfig(env),
  };
}

function isAws(env: z.infer<typeof EMBEDDED> | z.infer<typeof AWS>): env is z.infer<typeof AWS> {
  return env.KMS_MODE === 'aws';
}
