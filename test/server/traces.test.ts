import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toAccess, trusted } from '../auth/_gateway.ts';
import { startIssuer } from '../auth/_issuer.ts';
import { serveTraced, startCollector } from './_collector.ts';
import type { Span } from './_otlp.ts';
import { connectTo, find, POLICY, trace } from './_trace.ts';

describe('the trace of a request', () => {
  it('has a span for the request, its phases, and its KMS calls', async () => {
    const { spans, find: at, line, collector } = await trace(POLICY);
    expect(spans.map(({ name }) => name).toSorted()).toEqual([
      'KMS.GetKeyPolicy',
      'POST /graphql',
      'graphql.parse',
      'graphql.validate',
      'query',
    ]);
    const root = at('POST /graphql');
    const document = createHash('sha256').update(POLICY).digest('hex');
    const operation = {
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'OnePolicy',
      'kms_policy_gateway.document.sha256': document,
    };
    expect(root).toMatchObject({ kind: 'SERVER', parentSpanId: '', isError: false });
    expect(root.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'url.path': '/graphql',
      'url.scheme': 'http',
      'network.protocol.version': '1.1',
      'http.response.status_code': 200,
      'http.response.size': line?.bytes,
      'http.response.header.x-request-id': [line?.requestId],
      ...operation,
      'kms_policy_gateway.kms.calls': 1,
      'kms_policy_gateway.kms.retries': 0,
      'kms_policy_gateway.kms.throttled': 0,
      'kms_policy_gateway.kms.calls_without_span': 0,
    });
    expect(line?.traceId).toBe(root.traceId);
    for (const name of ['graphql.parse', 'graphql.validate', 'query']) {
      expect(at(name)).toMatchObject({ kind: 'INTERNAL', traceId: root.traceId, parentSpanId: root.spanId });
    }
    expect(at('query').attributes).toEqual(operation);
    expect(collector.messages[0]?.resource).toMatchObject({
      'service.name': 'kms-policy-gateway',
      'service.version': '1.2.3',
      'service.instance.id': expect.any(String),
      'telemetry.sdk.language': 'nodejs',
    });
  });

  it('has its spans in the order of their times, on one clock', async () => {
    const { find: at } = await trace(POLICY);
    const names = ['POST /graphql', 'graphql.parse', 'graphql.validate', 'query', 'KMS.GetKeyPolicy'];
    const [root, parse, validate, execute, call] = names.map(at) as [Span, Span, Span, Span, Span];
    const times = [root.start, parse.start, parse.end, validate.start, validate.end, execute.start, call.start];
    const all = [...times, call.end, execute.end, root.end];
    expect(all).toEqual(all.toSorted((one, other) => Number(one - other)));
    expect(Math.abs(Number(root.start / 1_000_000n) - Date.now())).toBeLessThan(60_000);
  });

  it('has the code of the error of a phase, and no span for phases that did not begin', async () => {
    const { spans, find: at } = await trace('{ nothing }');
    expect(at('graphql.validate')).toMatchObject({
      isError: true,
      attributes: { 'error.type': 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(spans).toHaveLength(3);
    // The client is to blame.
    expect(at('POST /graphql')).toMatchObject({
      isError: false,
      attributes: { 'kms_policy_gateway.error_codes': ['GRAPHQL_VALIDATION_FAILED'] },
    });
  });

  it('has the code of a syntax error, and of a failed execution', async () => {
    expect((await trace('{')).find('graphql.parse').attributes['error.type']).toBe('GRAPHQL_PARSE_FAILED');
    const missing = '{ key(id: "11111111-2222-3333-4444-555555555555") { metadata { state } } }';
    expect((await trace(missing)).find('query')).toMatchObject({
      isError: true,
      attributes: { 'error.type': 'NotFoundException' },
    });
  });

  it('is an error if the status is 5xx', async () => {
    const issuer = await startIssuer();
    issuer.state.answer = (_request, response) => void response.writeHead(500).end();
    const access = toAccess({ jwt: [trusted(issuer)] });
    const headers = { authorization: `Bearer ${await issuer.token()}` };
    const { spans } = await trace(POLICY, { gateway: { access }, headers });
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({ isError: true, attributes: { 'error.type': '503' } });
    expect(spans[0]?.attributes['kms_policy_gateway.error_codes']).toEqual(['AUTHENTICATION_UNAVAILABLE']);
  });

  it('ends when its client disconnects', async () => {
    const collector = await startCollector();
    const called = Promise.withResolvers<void>();
    const connect = await connectTo(() => called.resolve());
    const { url, traces, requestLines } = await serveTraced(collector.url, {}, { connect });
    const client = new AbortController();
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify({ query: POLICY }), signal: client.signal };
    const answer = fetch(url, init).catch(() => 'gone');
    await called.promise;
    client.abort();
    expect(await answer).toBe('gone');
    await requestLines(1);
    await traces.close();
    const query = find(collector.spans(), 'query');
    expect(query).toMatchObject({ isError: true, attributes: { 'error.type': 'CLIENT_GONE' } });
    expect(find(collector.spans(), 'POST /graphql').attributes).not.toHaveProperty('http.response.status_code');
  });

  it('has the hash of the document, also if requests are not logged', async () => {
    const collector = await startCollector();
    const { post } = await serveTraced(collector.url, { OTEL_BSP_SCHEDULE_DELAY: '1' }, { env: { LOG_LEVEL: 'warn' } });
    await post(POLICY);
    await expect.poll(() => collector.spans().length, { timeout: 5_000 }).toBe(5);
    expect(find(collector.spans(), 'query').attributes).toHaveProperty(['kms_policy_gateway.document.sha256']);
  });
});
