import { describe, expect, it, vi } from 'vitest';
import { ACCOUNT, ALIAS, arnOf, DOC_KEY, REGION } from '../_setup.ts';
import { PUT, toPolicy } from '../graphql/_put.ts';
import { serveMeasured } from './_metrics.ts';

const POLICY = `{ key(id: "${DOC_KEY}") { policy { __typename } } }`;
const AT = `account="${ACCOUNT}"`;
const IN = `region="${REGION}"`;
const denied = { kind: 'error', code: 'AccessDeniedException', message: 'no' } as const;

describe('the metrics of KMS calls', () => {
  it('count tries, retries, throttled tries and failures by operation, account, Region and code', async () => {
    const { kms, post, samples } = await serveMeasured();
    kms.setFaults([
      { operation: 'GetKeyPolicy', firstCalls: 2, fault: { kind: 'throttle' } },
      { operation: 'DescribeKey', fault: denied },
    ]);
    await post(`{ key(id: "${DOC_KEY}") { metadata { state } policy { __typename } } }`);
    const found = await samples();
    const policy = `${AT},code="OK",operation="GetKeyPolicy",${IN}`;
    expect(found.get(`kms_gateway_kms_tries_total{${policy}}`)).toBe(1);
    expect(found.get(`kms_gateway_kms_tries_total{${policy.replace('OK', 'ThrottlingException')}}`)).toBe(2);
    expect(found.get(`kms_gateway_kms_retries_total{${AT},operation="GetKeyPolicy",${IN}}`)).toBe(2);
    expect(found.get(`kms_gateway_kms_throttled_total{${AT},operation="GetKeyPolicy",${IN}}`)).toBe(2);
    const failure = `${AT},code="AccessDeniedException",operation="DescribeKey",${IN}`;
    expect(found.get(`kms_gateway_kms_failures_total{${failure}}`)).toBe(1);
    expect(found.get('kms_gateway_kms_call_duration_seconds_count{operation="GetKeyPolicy"}')).toBe(1);
    expect(found.get('kms_gateway_kms_wait_duration_seconds_count{operation="GetKeyPolicy"}')).toBe(1);
    expect(found.get('kms_gateway_kms_reachable')).toBe(1);
    // The lane was halved once by throttling, from its first limit, and has grown by the answer since.
    expect(found.get(`kms_gateway_lane_limit{${AT},operation="GetKeyPolicy",${IN}}`)).toBeLessThan(10);
  });

  it('count a try that the deadline has ended', async () => {
    const { kms, post, samples } = await serveMeasured({ env: { REQUEST_DEADLINE_MS: '100' } });
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }]);
    await post(POLICY);
    const labels = `${AT},code="DeadlineExceeded",operation="GetKeyPolicy",${IN}`;
    expect((await samples()).get(`kms_gateway_kms_tries_total{${labels}}`)).toBe(1);
  });

  it('show calls in flight, and the calls that were admitted', async () => {
    const { kms, post, samples } = await serveMeasured();
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }]);
    const answer = post(POLICY);
    await vi.waitFor(async () => expect((await samples()).get('kms_gateway_kms_in_flight')).toBe(1));
    const found = await samples();
    expect(found.get(`kms_gateway_lane_in_flight{${AT},operation="GetKeyPolicy",${IN}}`)).toBe(1);
    expect(found.get('kms_gateway_requests_in_flight')).toBe(1);
    expect(found.get('kms_gateway_admitted_kms_calls')).toBe(6);
    expect(found.get('kms_gateway_connections')).toBe(1);
    kms.setFaults([]);
    await answer;
    await vi.waitFor(async () => expect((await samples()).get('kms_gateway_requests_in_flight')).toBe(0));
    expect((await samples()).get('kms_gateway_kms_in_flight')).toBe(0);
  });

  it('count the policies that could be read, and say why others could not', async () => {
    const { kms, post, samples } = await serveMeasured();
    await post(POLICY);
    await post('{ key(id: "0000abcd-12ab-34cd-56ef-1234567890ab") { policy { __typename } } }');
    await post('{ key(id: "arn:aws:kms:us-east-2:999999999999:key/x") { policy { __typename } } }');
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: denied }]);
    await post(POLICY);
    const found = await samples();
    const reads = (outcome: string) => found.get(`kms_gateway_policy_reads_total{${AT},outcome="${outcome}",${IN}}`);
    expect(['success', 'not_found', 'denied'].map(reads)).toEqual([1, 1, 1]);
    expect(found.get('kms_gateway_policy_reads_total{account="other",outcome="refused",region="other"}')).toBe(1);
  });
});

describe('a gauge without a value', () => {
  it('is absent, so that no alert takes a gateway that has never asked KMS for one whose KMS does not answer', async () => {
    const { samples } = await serveMeasured({}, {}, { discovery: undefined });
    const names = [...(await samples()).keys()].map((name) => name.replace('kms_gateway_', ''));
    expect(names).toContain('discovery_failures_total');
    for (const name of [
      'kms_reachable',
      'kms_last_answer_timestamp_seconds',
      'discovery_last_success_timestamp_seconds',
    ])
      expect(names).not.toContain(name);
  });
});

describe('the metrics of requests', () => {
  it('count them by type, code and status', async () => {
    const { http, post, samples } = await serveMeasured();
    await post(POLICY);
    await post('{');
    await post('{ key(id: "x") { metadata { state } } }');
    await http({ path: '/nothing' });
    await http({ path: '/livez', method: 'GET' });
    await vi.waitFor(async () => expect((await samples()).get('kms_gateway_requests_in_flight')).toBe(0));
    const found = await samples();
    const requests = [...found].filter(([name]) => name.startsWith('kms_gateway_requests_total'));
    expect(Object.fromEntries(requests)).toEqual({
      'kms_gateway_requests_total{code="OK",status="2xx",type="query"}': 1,
      'kms_gateway_requests_total{code="GRAPHQL_PARSE_FAILED",status="2xx",type="other"}': 1,
      'kms_gateway_requests_total{code="NotFoundException",status="2xx",type="query"}': 1,
      'kms_gateway_requests_total{code="REFUSED",status="4xx",type="other"}': 1,
      'kms_gateway_requests_total{code="OK",status="2xx",type="health"}': 1,
    });
    expect(found.get('kms_gateway_request_errors_total{code="NotFoundException"}')).toBe(1);
    expect(found.get('kms_gateway_request_duration_seconds_count{type="query"}')).toBe(2);
    expect(found.get('kms_gateway_response_size_bytes_sum{type="health"}')).toBeGreaterThan(100);
  });

  it('count those that are refused for overload, by reason', async () => {
    const { kms, post, samples } = await serveMeasured({ env: { MAX_KMS_CALLS_AT_ONCE: '10' } });
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }]);
    const first = post(POLICY);
    await vi.waitFor(async () => expect((await samples()).get('kms_gateway_kms_in_flight')).toBe(1));
    expect((await post(POLICY)).status).toBe(503);
    const found = await samples();
    const reasons = ['kms_calls', 'kms_calls_share', 'event_loop'].map((reason) =>
      found.get(`kms_gateway_overload_refusals_total{reason="${reason}"}`),
    );
    expect(reasons).toEqual([1, 0, 0]);
    kms.setFaults([]);
    await first;
  });

  it('count those that are refused by their connection', async () => {
    const { http, samples } = await serveMeasured({}, { connections: { total: 0, perAddress: 0 } });
    expect((await http({ body: '{}' })).status).toBe(503);
    const found = await samples();
    expect(found.get('kms_gateway_overload_refusals_total{reason="connections_full"}')).toBe(1);
    expect(found.get('kms_gateway_connection_limits_total{action="health_only"}')).toBe(1);
  });

  it('count those that cannot be authenticated, by reason', async () => {
    const access = { jwt: [], apiKeys: [], rules: [] };
    const { post, samples } = await serveMeasured({ gateway: { access } });
    await post(POLICY);
    await post(POLICY, {}, { authorization: 'Basic hush' });
    await post(POLICY, {}, { authorization: `Bearer kpg_${'a'.repeat(43)}` });
    await post(POLICY, {}, { authorization: 'Bearer e30.e30.e30' });
    const found = await samples();
    const reasons = ['NO_TOKEN', 'MALFORMED_HEADER', 'UNKNOWN_API_KEY', 'UNKNOWN_ISSUER'].map((reason) =>
      found.get(`kms_gateway_authentication_refusals_total{reason="${reason}"}`),
    );
    expect(reasons).toEqual([1, 1, 1, 1]);
  });
});

it('the metrics of reloads count them, and tell of the last one', async () => {
  const { metrics, samples } = await serveMeasured();
  expect((await samples()).get('kms_gateway_config_last_reload_successful')).toBe(1);
  metrics.onReloaded('failure');
  const failed = await samples();
  expect(failed.get('kms_gateway_config_last_reload_successful')).toBe(0);
  expect(failed.get('kms_gateway_config_reloads_total{outcome="failure"}')).toBe(1);
  metrics.onReloaded('success');
  expect((await samples()).get('kms_gateway_config_last_reload_successful')).toBe(1);
});

it('the metrics of changes count them by outcome', async () => {
  const { post, samples } = await serveMeasured({ env: { KMS_WRITE: 'true' } });
  const input = { keyArn: arnOf(DOC_KEY), policy: toPolicy(), expectedDigest: '0'.repeat(64) };
  await post(PUT, { variables: { input } });
  const found = await samples();
  const outcomes = ['CONFLICT', 'SETTLED', 'DENIED'];
  expect(outcomes.map((outcome) => found.get(`kms_gateway_policy_changes_total{outcome="${outcome}"}`))).toEqual([
    1, 0, 0,
  ]);
});

it('the metrics have no name of a key, a caller, an operation or a document', async () => {
  const { post, scrape } = await serveMeasured();
  await post(`query Hush { key(id: "${ALIAS}") { policy { __typename } metadata { state } } }`);
  await post(
    `{ key(id: "${arnOf(DOC_KEY)}") { policy { __typename } } missing: key(id: "hush") { metadata { state } } }`,
  );
  const text = await scrape();
  for (const secret of ['hush', 'Hush', ALIAS, DOC_KEY, 'arn:', '127.0.0.1']) expect(text).not.toContain(secret);
});
