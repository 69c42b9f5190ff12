import { describe, expect, it } from 'vitest';
import { arnOf, DOC_KEY } from '../_setup.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { PUT } from '../graphql/_put.ts';
import { serveTraced, startCollector } from './_collector.ts';
import { connectTo, find, PARENT, PATIENT, POLICY, TRACEPARENT, trace } from './_trace.ts';

describe('the trace of a request', () => {
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
