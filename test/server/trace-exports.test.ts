import { describe, expect, it } from 'vitest';
import { serveTraced, startCollector } from './_collector.ts';
import { PARENT, POLICY, TRACEPARENT, trace } from './_trace.ts';

describe('a client with a trace of its own', () => {
  it('gets its request into this trace, as a router of a supergraph does', async () => {
    const {
      find: at,
      line,
      spans,
    } = await trace(POLICY, {
      headers: { traceparent: TRACEPARENT, tracestate: 'vendor=1,other=2' },
    });
    expect(at('POST /graphql')).toMatchObject({
      traceId: PARENT.traceId,
      parentSpanId: PARENT.spanId,
      traceState: 'vendor=1,other=2',
    });
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([PARENT.traceId]));
    expect(line?.traceId).toBe(PARENT.traceId);
  });

  it('decides that its request is not traced; the log still has the ID of its trace', async () => {
    const { spans, line } = await trace(POLICY, { headers: { traceparent: TRACEPARENT.replace(/01$/, '00') } });
    expect(spans).toEqual([]);
    expect(line?.traceId).toBe(PARENT.traceId);
  });

  it.each([{ OTEL_PROPAGATORS: 'none' }, { OTEL_PROPAGATORS: 'baggage' }])(
    'is not followed with %o',
    async (variables) => {
      const { find: at } = await trace(POLICY, { headers: { traceparent: TRACEPARENT }, variables });
      expect(at('POST /graphql').parentSpanId).toBe('');
      expect(at('POST /graphql').traceId).not.toBe(PARENT.traceId);
    },
  );

  it.each([
    ['always_off', undefined, 0],
    ['parentbased_always_off', TRACEPARENT, 5],
    ['parentbased_traceidratio', undefined, 0],
    ['traceidratio', TRACEPARENT, 0],
  ])('and the sampler %s: with traceparent %s there are %d spans', async (sampler, traceparent, count) => {
    const variables = { OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: '0' };
    const { spans } = await trace(POLICY, { variables, headers: { ...(traceparent && { traceparent }) } });
    expect(spans).toHaveLength(count);
  });
});

describe('the exporter', () => {
  it('sends headers, attributes of the process and compressed bodies as the variables say', async () => {
    const { collector } = await trace(POLICY, {
      variables: {
        OTEL_EXPORTER_OTLP_HEADERS: 'api-key=secret%201',
        OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
        OTEL_SERVICE_NAME: 'kms',
        OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test,service.instance.id=pod-1',
      },
    });
    expect(collector.messages[0]).toMatchObject({
      path: '/v1/traces',
      headers: { 'api-key': 'secret 1', 'content-encoding': 'gzip', 'content-type': 'application/x-protobuf' },
      resource: {
        'service.name': 'kms',
        'deployment.environment.name': 'test',
        'service.instance.id': 'pod-1',
      },
    });
  });

  it('sends no spans of health checks', async () => {
    const collector = await startCollector();
    const { http, traces, requestLines, post } = await serveTraced(collector.url);
    await http({ method: 'GET', path: '/livez' });
    await http({ method: 'GET', path: '/readyz' });
    await post('{ __typename }');
    await requestLines(1);
    await traces.close();
    expect(collector.spans().filter(({ kind }) => kind === 'SERVER')).toHaveLength(1);
  });

  it('sends batches while the gateway runs', async () => {
    const collector = await startCollector();
    const { post } = await serveTraced(collector.url, { OTEL_BSP_SCHEDULE_DELAY: '1' });
    await post(POLICY);
    await expect.poll(() => collector.spans().length, { timeout: 5_000 }).toBe(5);
  });
});
