import { describe, expect, it } from 'vitest';
import { parseTraceConfig } from '../../src/config/traces.ts';
import { findMisspeltVariables } from '../../src/programs/start/find-misspelt-variables.ts';

const COLLECTOR = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };

describe('parseTraceConfig', () => {
  it.each([
    [{}],
    [{ OTEL_SERVICE_NAME: 'x', OTEL_TRACES_SAMPLER: 'always_on', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }],
    [{ ...COLLECTOR, OTEL_TRACES_EXPORTER: 'none' }],
    [{ ...COLLECTOR, OTEL_SDK_DISABLED: 'True' }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }],
  ])('does not trace with %o', (env) => {
    expect(parseTraceConfig(env)).toBeNull();
  });

  it("has OpenTelemetry's defaults", () => {
    expect(parseTraceConfig({ OTEL_TRACES_EXPORTER: 'otlp' })).toEqual({
      url: 'http://localhost:4318/v1/traces',
      headers: {},
      timeoutMs: 10_000,
      compression: 'none',
      resource: { 'service.name': 'kms-policy-gateway' },
      sampler: { name: 'parentbased_always_on', ratio: 1 },
      batch: {
        scheduledDelayMillis: 5_000,
        exportTimeoutMillis: 30_000,
        maxQueueSize: 2_048,
        maxExportBatchSize: 512,
      },
      followsClients: true,
      keyNames: false,
    });
  });

  it.each([
    [COLLECTOR, 'http://127.0.0.1:4318/v1/traces'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://otel.example.com/otlp/' }, 'https://otel.example.com/otlp/v1/traces'],
    [{ ...COLLECTOR, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://other:1/x' }, 'http://other:1/x'],
  ])('with %o sends to %s', (env, url) => {
    expect(parseTraceConfig(env)?.url).toBe(url);
  });

  it('reads every variable, those of traces first', () => {
    expect(
      parseTraceConfig({
        ...COLLECTOR,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
        OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%20b, x=1,',
        OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x=2=3',
        OTEL_EXPORTER_OTLP_TIMEOUT: '1',
        OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: '2000',
        OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
        OTEL_SERVICE_NAME: 'kms',
        OTEL_RESOURCE_ATTRIBUTES: 'service.name=other,service.version=%31,deployment.environment.name=b%C3%BCro',
        OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
        OTEL_TRACES_SAMPLER_ARG: '0.25',
        OTEL_PROPAGATORS: 'none',
        OTEL_BSP_SCHEDULE_DELAY: '10',
        OTEL_BSP_EXPORT_TIMEOUT: '20',
        OTEL_BSP_MAX_QUEUE_SIZE: '30',
        OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '5',
        OTEL_KEY_NAMES: 'true',
      }),
    ).toEqual({
      url: 'http://127.0.0.1:4318/v1/traces',
      headers: { 'api-key': 'a b', x: '2=3' },
      timeoutMs: 2_000,
      compression: 'gzip',
      resource: { 'service.name': 'kms', 'service.version': '1', 'deployment.environment.name': 'büro' },
      sampler: { name: 'parentbased_traceidratio', ratio: 0.25 },
      batch: { scheduledDelayMillis: 10, exportTimeoutMillis: 20, maxQueueSize: 30, maxExportBatchSize: 5 },
      followsClients: false,
      keyNames: true,
    });
  });

  it.each([
    ['OTEL_TRACES_EXPORTER', 'zipkin', 'OTEL_TRACES_EXPORTER is "zipkin": expected otlp or none'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', 'expected http/protobuf: neither grpc nor http/json is supported'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', 'expected the http or https URL of a collector, such as'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'ftp://me:secret@collector', 'is "ftp://***@collector": expected the http or'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'secret', 'OTEL_EXPORTER_OTLP_HEADERS is not valid: expected names and values,'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=secret%0d%0ab', 'OTEL_EXPORTER_OTLP_HEADERS is not valid: expected names and'],
    ['OTEL_RESOURCE_ATTRIBUTES', 'a=%ff', 'OTEL_RESOURCE_ATTRIBUTES is "a=%ff": expected names and values,'],
    ['OTEL_TRACES_SAMPLER', 'jaeger_remote', 'expected always_on, always_off, traceidratio, or one of them after'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5', 'expected a number from 0 to 1, such as 0.1'],
    ['OTEL_PROPAGATORS', 'tracecontext,b3', 'expected tracecontext, baggage (without effect) or none'],
    ['OTEL_BSP_MAX_QUEUE_SIZE', '0', 'expected a whole number from 1 to 100000'],
    ['OTEL_KEY_NAMES', 'maybe', 'expected true or false'],
  ])('refuses %s=%s', (variable, value, message) => {
    expect(() => parseTraceConfig({ ...COLLECTOR, [variable]: value })).toThrow(message);
    expect(() => parseTraceConfig({ ...COLLECTOR, [variable]: value })).not.toThrow('secret');
  });

  it('reports all problems together', () => {
    const env = { ...COLLECTOR, OTEL_PROPAGATORS: 'b3', OTEL_TRACES_SAMPLER: 'x' };
    expect(() => parseTraceConfig(env)).toThrow(/OTEL_TRACES_SAMPLER.*\n.*OTEL_PROPAGATORS/);
  });
});

it('a misspelt variable of traces is noticed, and one of logs or metrics is not taken for one', () => {
  const env = {
    OTEL_EXPORTER_OTLP_ENDPIONT: 'x',
    OTEL_BLRP_SCHEDULE_DELAY: '1',
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: 'x',
    OTEL_EXPORTER_OTLP_CERTIFICATE: 'x',
  };
  expect(findMisspeltVariables(env)).toEqual([
    { variable: 'OTEL_EXPORTER_OTLP_ENDPIONT', suggestion: 'OTEL_EXPORTER_OTLP_ENDPOINT' },
  ]);
});
