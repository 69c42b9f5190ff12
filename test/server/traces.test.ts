import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { ACCOUNT, arnOf, DOC_KEY, REGION } from '../_setup.ts';
import { toAccess, trusted } from '../auth/_gateway.ts';
import { startIssuer } from '../auth/_issuer.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { PUT } from '../graphql/_put.ts';
import { listening } from '../kms/_proxy.ts';
import { serveTraced, startCollector } from './_collector.ts';
import type { Span } from './_otlp.ts';

const POLICY = `query OnePolicy { key(id: "${DOC_KEY}") { policy { __typename } } }`;
const PARENT = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
/** A busy machine must not cause retries. */
const PATIENT = { KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' };
const TRACEPARENT = `00-${PARENT.traceId}-${PARENT.spanId}-01`;

/** Sends one query to a traced gateway, and waits for its spans. */
async function trace(
  query: string,
  {
    headers = {},
    variables = {},
    ...options
  }: Parameters<typeof serveTraced>[2] & {
    readonly headers?: Record<string, string>;
    readonly variables?: Record<string, string>;
  } = {},
) {
  const collector = await startCollector();
  const all = await serveTraced(collector.url, variables, options);
  const answer = await all.post(query, {}, headers);
  const [line] = await all.requestLines(1);
  await all.traces.close();
  const spans = collector.spans();
  return { ...all, collector, answer, line, spans, find: (name: string) => find(spans, name) };
}

/** A KMS that answers like this. */
async function connectTo(answer: RequestListener) {
  const url = `http://127.0.0.1:${await listening(createServer(answer))}`;
  return async () => toEmbeddedKms(url, [{ accountId: ACCOUNT, region: REGION }]);
}

function find(spans: readonly Span[], name: string): Span {
  const span = spans.find((each) => each.name === name);
  if (span === undefined) throw new Error(`no span ${name}, but ${spans.map((each) => each.name)}`);
  return span;
}

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

  it('has a KMS call with its account, Region and ID, but not its key', async () => {
    const { find: at } = await trace(POLICY);
    const call = at('KMS.GetKeyPolicy');
    expect(call).toMatchObject({ kind: 'CLIENT', parentSpanId: at('query').spanId, isError: false, events: [] });
    expect(call.attributes).toEqual({
      'rpc.system': 'aws-api',
      'rpc.service': 'KMS',
      'rpc.method': 'GetKeyPolicy',
      'cloud.account.id': '111122223333',
      'cloud.region': 'us-east-2',
      'aws.request_id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'kms_policy_gateway.kms.tries': 1,
      'kms_policy_gateway.kms.wait_ms': expect.any(Number),
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

  it('has the ARN of the key only if the operator wants it, and never a name that nobody has checked', async () => {
    const secret = 'my-password-was-pasted-here';
    const both = `{ key(id: "${DOC_KEY}") { policy { __typename } } other: key(id: "${secret}") { policy { __typename } } }`;
    const { spans } = await trace(both, { variables: { OTEL_KEY_NAMES: 'true' } });
    const arns = spans.map(({ attributes }) => attributes['aws.kms.key_arn']).filter((arn) => arn !== undefined);
    expect(arns).toEqual([arnOf(DOC_KEY)]);
    const { spans: without } = await trace(both);
    const texts = JSON.stringify(without.map(({ attributes, events, name }) => [attributes, events, name]));
    expect(texts).not.toMatch(new RegExp(`${DOC_KEY}|${secret}|127\\.0\\.0\\.1`));
  });

  it('has the retries and the failure of a KMS call', async () => {
    const faults = [
      { operation: 'GetKeyPolicy', firstCalls: 2, fault: { kind: 'throttle' } },
      { operation: 'GetKeyPolicy', fault: { kind: 'error', code: 'AccessDeniedException', status: 400 } },
    ] as const;
    const { find: at } = await trace(POLICY, { seed: { keys: [{ keyId: DOC_KEY }], faults } });
    const call = at('KMS.GetKeyPolicy');
    expect(call.isError).toBe(true);
    expect(call.attributes).toMatchObject({
      'error.type': 'AccessDeniedException',
      'http.request.resend_count': 2,
      'kms_policy_gateway.kms.tries': 3,
    });
    expect(call.events).toEqual(
      ['ThrottlingException', 'ThrottlingException', 'AccessDeniedException'].map((code) => ({
        name: 'try failed',
        attributes: { 'error.type': code },
      })),
    );
    expect(at('POST /graphql').attributes).toMatchObject({
      'kms_policy_gateway.kms.retries': 2,
      'kms_policy_gateway.kms.throttled': 2,
    });
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

  it('has at most 256 KMS calls, and counts the others', async () => {
    const count = 280;
    const { spans, find: at } = await trace(`{ keys(first: ${count}) { nodes { policy { __typename } } } }`, {
      seed: bulkSeed(count),
      env: PATIENT,
    });
    const calls = spans.filter(({ kind }) => kind === 'CLIENT');
    expect(calls).toHaveLength(192);
    expect(at('POST /graphql').attributes).toMatchObject({
      'kms_policy_gateway.kms.calls': count + 1,
      'kms_policy_gateway.kms.calls_without_span': count + 1 - 192,
    });
  });

  it('keeps room for failed calls', async () => {
    const seed = bulkSeed(280);
    const last = seed.keys.slice(-40).map(({ keyId = '' }) => keyId);
    const fault = { kind: 'error', code: 'AccessDeniedException', status: 400 } as const;
    const faults = last.map((keyId) => ({ operation: 'GetKeyPolicy', keyId: arnOf(keyId), fault }));
    const query = '{ keys(first: 280) { nodes { policy { __typename } } } }';
    const { spans } = await trace(query, { seed: { ...seed, faults }, env: PATIENT });
    expect(spans.filter(({ kind, isError }) => kind === 'CLIENT' && isError)).toHaveLength(40);
  });

  it('of a change has the calls that make it, which outlive the request', async () => {
    const collector = await startCollector();
    const { post, traces, requestLines } = await serveTraced(
      collector.url,
      {},
      { env: { KMS_WRITE: 'true', ...PATIENT } },
    );
    const read = await post(`{ key(id: "${DOC_KEY}") { policy { ... on KeyPolicy { text canonicalDigest } } } }`);
    const { text: policy, canonicalDigest: expectedDigest } = JSON.parse(read.body).data.key.policy;
    const input = { keyArn: arnOf(DOC_KEY), policy: `${policy} `, expectedDigest };
    const { body } = await post(PUT, { variables: { input } });
    expect(body).toContain('PutKeyPolicyPayload');
    await requestLines(2);
    await traces.close();
    const mutation = find(collector.spans(), 'mutation');
    expect(find(collector.spans(), 'KMS.PutKeyPolicy').parentSpanId).toBe(mutation.spanId);
  });

  it('has the hash of the document, also if requests are not logged', async () => {
    const collector = await startCollector();
    const { post } = await serveTraced(collector.url, { OTEL_BSP_SCHEDULE_DELAY: '1' }, { env: { LOG_LEVEL: 'warn' } });
    await post(POLICY);
    await expect.poll(() => collector.spans().length, { timeout: 5_000 }).toBe(5);
    expect(find(collector.spans(), 'query').attributes).toHaveProperty(['kms_policy_gateway.document.sha256']);
  });
});

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

it('KMS gets no header of a trace: nothing of its clients leaves the gateway', async () => {
  const sent: string[] = [];
  const connect = await connectTo((request, response) => {
    sent.push(...Object.keys(request.headers));
    response.end(JSON.stringify({ Policy: '{}' }));
  });
  const { find: at } = await trace(POLICY, {
    headers: { traceparent: TRACEPARENT, tracestate: 'a=b', baggage: 'a=b' },
    connect,
  });
  expect(at('KMS.GetKeyPolicy')).toMatchObject({ traceId: PARENT.traceId, isError: false });
  expect(sent).toContain('authorization');
  expect(sent.filter((name) => /trace|baggage/i.test(name))).toEqual([]);
});
