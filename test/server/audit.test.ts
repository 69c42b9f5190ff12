import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { ALIAS, arnOf, DOC_KEY } from '../_setup.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { serve } from './_serve.ts';

const NAMED = `query Who($id: ID!) { key(id: $id) { policy { __typename } } }`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('the log line of a request', () => {
  it('names the caller, the operation, the keys, the KMS calls and the status', async () => {
    const { post, requestLines } = await serve();
    const answer = await post(NAMED, { variables: { id: ALIAS } });
    const [line] = await requestLines(1);
    expect(line).toMatchObject({
      level: 30,
      msg: 'request',
      requestId: expect.stringMatching(UUID),
      caller: null,
      remoteAddress: '127.0.0.1',
      method: 'POST',
      path: '/graphql',
      operation: 'Who',
      document: createHash('sha256').update(NAMED).digest('hex'),
      status: 200,
      errors: {},
      milliseconds: expect.any(Number),
      kms: {
        calls: { DescribeKey: 1, GetKeyPolicy: 1 },
        retries: 0,
        throttled: 0,
        failures: {},
        denialReasons: {},
        keys: [
          'arn:aws:kms:us-east-2:111122223333:alias/payments/cards',
          expect.stringMatching(/:key\/[0-9a-f-]{36}$/),
        ],
        otherKeys: 0,
      },
    });
    expect(line?.bytes).toBeGreaterThan(answer.body.length);
    expect(answer.headers['x-request-id']).toBe(line?.requestId);
  });

  it('counts retries and failures, and names the account and Region of a list', async () => {
    const { post, requestLines, kms } = await serve();
    kms.setFaults([
      { operation: 'GetKeyPolicy', keyId: DOC_KEY, firstCalls: 2, fault: { kind: 'throttle' } },
      {
        operation: 'DescribeKey',
        fault: {
          kind: 'error',
          code: 'AccessDeniedException',
          message: 'User: hush is not authorized with an explicit deny in a service control policy: hush',
        },
      },
    ]);
    await post(
      `{ key(id: "${DOC_KEY}") { metadata { state } policy { __typename } } keys(first: 1) { edges { cursor } } }`,
    );
    const [line] = await requestLines(1);
    expect(line).toMatchObject({
      operation: null,
      errors: { AccessDeniedException: 1 },
      kms: {
        calls: { GetKeyPolicy: 3, DescribeKey: 1, ListKeys: 1 },
        retries: 2,
        throttled: 2,
        failures: { AccessDeniedException: 1 },
        denialReasons: { SERVICE_CONTROL_POLICY_DENIES: 1 },
        keys: expect.arrayContaining([arnOf(DOC_KEY), arnOf('*')]),
      },
    });
    expect(JSON.stringify(line)).not.toContain('hush');
  });

  it('names at most 100 keys, and counts the rest', async () => {
    const { post, requestLines } = await serve({ seed: bulkSeed(150) });
    await post(`{ keys(first: 150) { nodes { policy { __typename } } } }`);
    const [line] = await requestLines(1);
    const kms = line?.kms as { readonly keys: readonly string[] };
    expect(kms).toMatchObject({ calls: { GetKeyPolicy: 150 }, otherKeys: 51 });
    expect(kms.keys).toHaveLength(100);
  });

  it('is also written for a request through gateway.fetch', async () => {
    const { query, requestLines } = await serve();
    await query(NAMED, { id: DOC_KEY });
    expect(await requestLines(1)).toMatchObject([{ operation: 'Who', status: 200, kms: { keys: [arnOf(DOC_KEY)] } }]);
  });

  it('contains only key names that KMS knows, clipped to 200 characters', async () => {
    const name = `A${'a'.repeat(300)}`;
    const { post, requestLines } = await serve();
    await post(`query ${name} { key(id: "alias/\\u001b[31m\\nlevel:60") { policy { __typename } } }`);
    const [line] = await requestLines(1);
    expect(line).toMatchObject({ operation: `${name.slice(0, 200)}…`, kms: { keys: [], otherKeys: 1 } });
  });
});

describe('a refused or aborted request', () => {
  it.each([
    ['a document with a syntax error', { body: JSON.stringify({ query: '{' }) }, 400, { GRAPHQL_PARSE_FAILED: 1 }],
    ['a body that is not JSON', { body: '{' }, 400, { BAD_REQUEST: 1 }],
    ['no document', { body: '{}' }, 400, { BAD_REQUEST: 1 }],
    ['a field that does not exist', { body: '{"query":"{ nothing }"}' }, 400, { GRAPHQL_VALIDATION_FAILED: 1 }],
    ['a depth of 14', { body: JSON.stringify({ query: deep(14) }) }, 400, { DEPTH_LIMIT_EXCEEDED: 1 }],
    ['too many KMS calls', { body: JSON.stringify({ query: tooMany() }) }, 400, { KMS_CALLS_LIMIT_EXCEEDED: 1 }],
    ['a content type that is not JSON', { body: '{', headers: { 'content-type': 'text/plain' } }, 415, {}],
    ['an unknown path', { path: '/etc/passwd', body: '{}' }, 404, {}],
  ])('is logged: %s', async (_, sent, status, errors) => {
    const { http, requestLines } = await serve();
    const accept = 'application/graphql-response+json';
    const headers = { accept, ...('headers' in sent && sent.headers) };
    expect((await http({ ...sent, headers })).status).toBe(status);
    expect(await requestLines(1)).toMatchObject([{ status, errors, kms: { calls: {} } }]);
  });

  it('is logged if its client disconnects', async () => {
    const { server, kms, requestLines } = await serve();
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }]);
    const sent = request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      agent: false,
    });
    sent.on('error', () => {});
    sent.end(JSON.stringify({ query: NAMED, variables: { id: DOC_KEY } }));
    await vi.waitFor(() => expect(kms.inFlight()).toBe(1));
    sent.destroy();
    expect(await requestLines(1)).toMatchObject([
      {
        status: null,
        errors: { CLIENT_GONE: 1 },
        operation: 'Who',
        kms: { calls: { GetKeyPolicy: 1 }, keys: [arnOf(DOC_KEY)] },
      },
    ]);
  });
});

describe('the ID of a request', () => {
  it.each(['4bf92f3577b34da6a3ce929d0e0e4736', '8A6E0804-2BD0-4672-B79D-D97027F9071A'])(
    'is that of the client if it is a UUID or a trace ID: %s',
    async (id) => {
      const { post, requestLines } = await serve();
      expect((await post('{ __typename }', {}, { 'x-request-id': id })).headers['x-request-id']).toBe(id);
      expect(await requestLines(1)).toMatchObject([{ requestId: id }]);
    },
  );

  it.each(['short', 'a'.repeat(65), 'ghp_16C7e42F292c6912E7710c838347Ae178B4a', '{"level":60}'])(
    'is a new one if the client sends %s',
    async (id) => {
      const { post, requestLines } = await serve();
      expect((await post('{ __typename }', {}, { 'x-request-id': id })).headers['x-request-id']).toMatch(UUID);
      expect(await requestLines(1)).toMatchObject([{ requestId: expect.stringMatching(UUID) }]);
    },
  );
});

function deep(levels: number): string {
  return `{ key(id: "k") { ${'policy { ... on KeyPolicy { key { '.repeat(levels / 2)} arn ${' } } }'.repeat(levels / 2)} } }`;
}

function tooMany(): string {
  return '{ keys(first: 1000) { nodes { policyNames policy { __typename } metadata { state } tags { key } rotation { enabled } } } }';
}
