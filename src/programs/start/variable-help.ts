/**
 * One line for each environment variable, for `--help`; its default in brackets. docs/configuration.md says more.
 */
const VARIABLE_HELP: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  General: {
    HOST: 'address to listen on (127.0.0.1)',
    PORT: 'port to listen on (4000)',
    KMS_MODE: 'embedded or aws (embedded)',
    GATEWAY_CONFIG: 'JSON file with accounts, authentication and authorization',
    LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent (info)',
    LOG_FORMAT: 'pretty or json (pretty on a terminal)',
    METRICS_PORT: 'port of the Prometheus metrics (none: off)',
    METRICS_HOST: 'address of the metrics port (127.0.0.1)',
  },
  'AWS mode': {
    AWS_REGION: 'default Region',
    AWS_ACCOUNT_ID: 'account of the credentials (from STS)',
    AWS_ENDPOINT_URL_KMS: 'another service that speaks the KMS protocol',
    HTTPS_PROXY: 'proxy for https requests to AWS',
    HTTP_PROXY: 'proxy for http requests to AWS',
    NO_PROXY: 'hosts to reach without a proxy',
  },
  'Embedded KMS': {
    EMBEDDED_KMS_PORT: 'port of the embedded KMS (4599)',
    EMBEDDED_KMS_SEED: 'JSON file with the keys to start with (example keys)',
    EMBEDDED_KMS_STATE: 'file that keeps changes (in memory)',
    EMBEDDED_KMS_ENFORCE: 'true or false: enforce key policies, grants and IAM policies of the seed (false)',
  },
  'Calls to KMS': {
    KMS_QUOTA_SHARE: "share of AWS's request quotas (0.5 in AWS mode)",
    KMS_WRITE: 'true or false: let callers change key policies (false)',
    KMS_TRY_TIMEOUT_MS: 'timeout of one try of a call, in milliseconds (2000)',
    REQUEST_DEADLINE_MS: 'deadline of one request, in milliseconds (10000)',
  },
  HTTP: {
    PAGE: 'true or false: serve the page',
    GRAPHIQL: 'true or false: serve GraphiQL',
    INTROSPECTION: 'true or false: let clients read the schema',
    ALLOW_GET: 'true or false: accept queries by GET',
    SERVER_TIMING: 'true or false: tell clients where the time of a request went',
    ALLOWED_HOSTS: 'host names of the gateway',
    CORS_ALLOWED_ORIGINS: 'origins whose pages may call the gateway',
    TRUST_PROXY: "proxies in front of the gateway, whose X-Forwarded-For tells the client's address",
    TRUSTED_DOCUMENTS: 'JSON file with the only documents that may run',
    MAX_CONNECTIONS: 'connections at one time (1000)',
    MAX_CONNECTIONS_PER_ADDRESS: 'connections of one address (750)',
    MAX_UNTAKEN_BYTES: 'bytes of answers that clients have not read (134217728)',
  },
  'Limits of one request': {
    MAX_BODY_BYTES: 'bytes of the body (524288)',
    MAX_BODY_VALUES: 'JSON values of the body (50000)',
    MAX_TOKENS: 'tokens of the document (2000)',
    MAX_DEPTH: 'depth of nested fields (12)',
    MAX_ALIASES: 'aliases (30)',
    MAX_ROOT_FIELDS: 'root fields (20)',
    MAX_DIRECTIVES: 'directives (20)',
    MAX_KMS_CALLS: 'KMS calls (4500)',
    MAX_RESULT_SIZE: 'values of the answer (300000)',
    MAX_RESPONSE_BYTES: 'bytes of the answer (33554432)',
  },
  'Load and shutdown': {
    MAX_KMS_CALLS_AT_ONCE: 'KMS calls of all requests in progress (18000)',
    MAX_BODY_MEMORY_BYTES: 'bytes of memory for the bodies of all requests (67108864)',
    MAX_EVENT_LOOP_DELAY_MS: 'milliseconds that a request may wait for the event loop (150)',
    SHUTDOWN_GRACE_MS: 'milliseconds between SIGTERM and the last new request (6000 in AWS mode)',
  },
  'Traces (OpenTelemetry)': {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'URL of a collector: sends traces to it',
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'the same, with the path',
    OTEL_TRACES_EXPORTER: 'otlp or none',
    OTEL_SDK_DISABLED: 'true: no traces',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
    OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/protobuf',
    OTEL_EXPORTER_OTLP_HEADERS: 'headers for the collector, such as name=value,name=value',
    OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'more of them',
    OTEL_EXPORTER_OTLP_TIMEOUT: 'milliseconds that one export may take (10000)',
    OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: 'the same',
    OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip or none (none)',
    OTEL_EXPORTER_OTLP_TRACES_COMPRESSION: 'the same',
    OTEL_EXPORTER_OTLP_CERTIFICATE: 'PEM file with the CA of the collector',
    OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE: 'the same',
    OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE: 'PEM file with a certificate for the collector',
    OTEL_EXPORTER_OTLP_TRACES_CLIENT_CERTIFICATE: 'the same',
    OTEL_EXPORTER_OTLP_CLIENT_KEY: 'PEM file with its key',
    OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY: 'the same',
    OTEL_SERVICE_NAME: 'name of the service (kms-policy-gateway)',
    OTEL_RESOURCE_ATTRIBUTES: 'attributes of the process, such as name=value,name=value',
    OTEL_TRACES_SAMPLER: 'which requests are traced (parentbased_always_on)',
    OTEL_TRACES_SAMPLER_ARG: 'share of them for traceidratio (1)',
    OTEL_PROPAGATORS: 'tracecontext or none: whether the traces of clients are continued (tracecontext)',
    OTEL_BSP_SCHEDULE_DELAY: 'milliseconds between exports (5000)',
    OTEL_BSP_EXPORT_TIMEOUT: 'milliseconds that one batch may take (30000)',
    OTEL_BSP_MAX_QUEUE_SIZE: 'spans that may wait (2048)',
    OTEL_BSP_MAX_EXPORT_BATCH_SIZE: 'spans of one batch (512)',
    OTEL_KEY_NAMES: 'true or false: name keys in spans (false)',
  },
};

/** The groups as text. Default: all groups. */
export function toVariableHelp(groups: readonly string[] = Object.keys(VARIABLE_HELP)): string {
  return groups.map((group) => `${group}\n${toRows(VARIABLE_HELP[group] ?? {})}`).join('\n');
}

function toRows(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, meaning]) => `  ${name.padEnd(NAME_WIDTH - 2)}  ${meaning}\n`)
    .join('');
}

/** Columns. */
const NAME_WIDTH = 29;
