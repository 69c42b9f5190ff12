import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { toProblem } from './to-problem.ts';
import { ATTRIBUTE, flag, HEADER, keyValues, ratio, wholeNumber } from './values.ts';

/** Where traces are sent, and what they have. */
export type TraceConfig = {
  /** The URL of the collector, with its path. */
  readonly url: string;
  /** Sent with each export. They may contain secrets. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds that one export may take. */
  readonly timeoutMs: number;
  readonly compression: 'gzip' | 'none';
  /** Attributes of the process, such as service.name. */
  readonly resource: Readonly<Record<string, string>>;
  readonly sampler: { readonly name: SamplerName; readonly ratio: number };
  readonly batch: {
    readonly scheduledDelayMillis: number;
    readonly exportTimeoutMillis: number;
    readonly maxQueueSize: number;
    readonly maxExportBatchSize: number;
  };
  /** Whether a request with a valid `traceparent` header continues the trace of its client. */
  readonly followsClients: boolean;
  /** Whether spans have the ARNs of keys. */
  readonly keyNames: boolean;
};

type SamplerName = z.infer<typeof SAMPLER>;

const SAMPLER = z.enum(
  [
    'always_on',
    'always_off',
    'traceidratio',
    'parentbased_always_on',
    'parentbased_always_off',
    'parentbased_traceidratio',
  ],
  { error: 'always_on, always_off, traceidratio, or one of them after parentbased_' },
);

const PROTOCOL = z.literal('http/protobuf', { error: 'http/protobuf: neither grpc nor http/json is supported' });
const COMPRESSION = z.enum(['gzip', 'none'], { error: 'gzip or none' });
const milliseconds = () => wholeNumber(1, 600_000, ' (milliseconds)');
const endpoint = () =>
  z.url({ protocol: /^https?$/, error: 'the http or https URL of a collector, such as http://127.0.0.1:4318' });

/** Each `error` ends the sentence "expected ...". */
const VARIABLES = z.object({
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none'], { error: 'otlp or none' }).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint().optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint().optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: PROTOCOL.optional(),
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: PROTOCOL.optional(),
  OTEL_EXPORTER_OTLP_HEADERS: keyValues('api-key=SECRET', HEADER).optional(),
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: keyValues('api-key=SECRET', HEADER).optional(),
  OTEL_EXPORTER_OTLP_TIMEOUT: milliseconds().optional(),
  OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: milliseconds().optional(),
  OTEL_EXPORTER_OTLP_COMPRESSION: COMPRESSION.optional(),
  OTEL_EXPORTER_OTLP_TRACES_COMPRESSION: COMPRESSION.optional(),
  OTEL_SERVICE_NAME: z.string().optional(),
  OTEL_RESOURCE_ATTRIBUTES: keyValues('deployment.environment.name=production', ATTRIBUTE).optional(),
  OTEL_TRACES_SAMPLER: SAMPLER.default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: ratio().default(1),
  OTEL_PROPAGATORS: z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim()))
    .refine((names) => names.every((name) => PROPAGATORS.has(name)), 'tracecontext, baggage (without effect) or none')
    .default(['tracecontext']),
  OTEL_BSP_SCHEDULE_DELAY: milliseconds().default(5_000),
  OTEL_BSP_EXPORT_TIMEOUT: milliseconds().default(30_000),
  OTEL_BSP_MAX_QUEUE_SIZE: wholeNumber(1, 100_000).default(2_048),
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: wholeNumber(1, 100_000).default(512),
  OTEL_KEY_NAMES: flag().default(false),
});

const PROPAGATORS: ReadonlySet<string> = new Set(['tracecontext', 'baggage', 'none']);

/** Files in PEM, which the exporter reads itself. */
const READ_BY_EXPORTER = ['CERTIFICATE', 'CLIENT_CERTIFICATE', 'CLIENT_KEY'].flatMap((file) => [
  `OTEL_EXPORTER_OTLP_${file}`,
  `OTEL_EXPORTER_OTLP_TRACES_${file}`,
]);

/** Every variable of traces. docs/configuration.md lists them. */
export const TRACE_VARIABLES: readonly string[] = [
  'OTEL_SDK_DISABLED',
  ...Object.keys(VARIABLES.shape),
  ...READ_BY_EXPORTER,
];

/**
 * Parses the variables of OpenTelemetry. Null: requests are not traced, because no variable names a collector. A shell
 * may have set the other variables for other programs, so they are checked only if requests are traced. Throws one
 * ConfigError with all problems.
 */
export function parseTraceConfig(env: Readonly<Record<string, string | undefined>>): TraceConfig | null {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const { OTEL_EXPORTER_OTLP_ENDPOINT: all, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own } = given;
  const exporter = given.OTEL_TRACES_EXPORTER ?? (all === undefined && own === undefined ? 'none' : 'otlp');
  if (given.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || exporter === 'none') return null;
  const result = VARIABLES.safeParse(given);
  if (result.success) return toTraceConfig(result.data);
  throw new ConfigError(result.error.issues.map(({ path, message }) => toProblem(String(path[0]), given, message)));
}

function toTraceConfig(env: z.infer<typeof VARIABLES>): TraceConfig {
  const base = env.OTEL_EXPORTER_OTLP_ENDPOINT ?? 'http://localhost:4318';
  return {
    url: env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? `${base.replace(/\/$/, '')}/v1/traces`,
    headers: { ...env.OTEL_EXPORTER_OTLP_HEADERS, ...env.OTEL_EXPORTER_OTLP_TRACES_HEADERS },
    timeoutMs: env.OTEL_EXPORTER_OTLP_TRACES_TIMEOUT ?? env.OTEL_EXPORTER_OTLP_TIMEOUT ?? 10_000,
    compression: env.OTEL_EXPORTER_OTLP_TRACES_COMPRESSION ?? env.OTEL_EXPORTER_OTLP_COMPRESSION ?? 'none',
    resource: {
      'service.name': 'kms-policy-gateway',
      ...env.OTEL_RESOURCE_ATTRIBUTES,
      ...(env.OTEL_SERVICE_NAME !== undefined && { 'service.name': env.OTEL_SERVICE_NAME }),
    },
    sampler: { name: env.OTEL_TRACES_SAMPLER, ratio: env.OTEL_TRACES_SAMPLER_ARG },
    batch: {
      scheduledDelayMillis: env.OTEL_BSP_SCHEDULE_DELAY,
      exportTimeoutMillis: env.OTEL_BSP_EXPORT_TIMEOUT,
      maxQueueSize: env.OTEL_BSP_MAX_QUEUE_SIZE,
      maxExportBatchSize: env.OTEL_BSP_MAX_EXPORT_BATCH_SIZE,
    },
    followsClients: env.OTEL_PROPAGATORS.includes('tracecontext'),
    keyNames: env.OTEL_KEY_NAMES,
  };
}
