import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { loadTrustedDocuments } from '../../src/server/documents/load-trusted-documents.ts';
import { KEY_ARN, PUT, RESULT, serveWrites, toPolicy } from '../graphql/_put.ts';

const INPUT = { keyArn: KEY_ARN, policy: toPolicy(), expectedDigest: '0'.repeat(64) };

describe('two writers at once', () => {
  it('of whom one wins, and each other one gets a conflict with the policy of the winner', async () => {
    const { kms, outcome, read } = await serveWrites();
    const { canonicalDigest: expectedDigest } = await read();
    // The sids differ, and so do the statements: the canonical digest leaves out Sid.
    const policies = Array.from({ length: 5 }, (_, index) =>
      toPolicy([
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 'kms:Encrypt',
          Resource: '*',
          Sid: `W${index}`,
          Condition: { StringEquals: { 'kms:CallerAccount': `00000000000${index}` } },
        },
      ]),
    );
    const results = await Promise.all(policies.map((policy) => outcome(policy, { expectedDigest })));
    const winners = results.filter(({ __typename }) => __typename === 'PutKeyPolicyPayload');
    const losers = results.filter(({ __typename }) => __typename === 'KeyPolicyConflict');
    expect([winners.length, losers.length]).toEqual([1, 4]);
    for (const { presentPolicy } of losers) expect(presentPolicy).toEqual(winners[0]?.policy);
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it('of whom one waits for stale reads of the other to end', async () => {
    const { kms, outcome, read } = await serveWrites();
    const { canonicalDigest: expectedDigest } = await read();
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'stale', reads: 3 } }]);
    const deny = { Effect: 'Deny', Principal: '*', Action: 'kms:Encrypt', Resource: '*' };
    const results = await Promise.all([
      outcome(toPolicy([deny]), { expectedDigest }),
      outcome(toPolicy([{ ...deny, Action: 'kms:Decrypt' }]), { expectedDigest }),
    ]);
    expect(results.map(({ __typename }) => __typename).toSorted()).toEqual([
      'KeyPolicyConflict',
      'PutKeyPolicyPayload',
    ]);
  });
});

it('a writer who waits longer than its deadline for the one before puts nothing', async () => {
  const { kms, outcome, read } = await serveWrites({ env: { REQUEST_DEADLINE_MS: '3000' } });
  const { canonicalDigest: expectedDigest } = await read();
  kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'stale', reads: 1_000 } }]);
  const first = outcome(toPolicy([], 'New'), { expectedDigest });
  await vi.waitFor(() => expect(kms.callCount('PutKeyPolicy')).toBe(1), { interval: 1 });
  // Neither can read from now on. The first one ends at its deadline, and the other one has a little time left then.
  kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }]);
  const start = performance.now();
  const late = await outcome(toPolicy([], 'Newer'), { expectedDigest });
  // Not a measure of speed: a deadline that starts when the wait ends would take 6 seconds.
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(await first).toMatchObject({ __typename: 'PutKeyPolicyPayload', settled: false });
  expect(late).toMatchObject({ __typename: 'KmsUnavailableException', code: 'DeadlineExceeded' });
  expect(kms.callCount('PutKeyPolicy')).toBe(1);
});

describe('a gateway without KMS_WRITE', () => {
  it('refuses the mutation by its code, without any call, and says how to switch it on', async () => {
    const { kms, post } = await serveWrites({ env: { KMS_WRITE: 'false' } });
    const { data, errors } = JSON.parse((await post(PUT, { variables: { input: INPUT } })).body);
    expect(data).toEqual({ putKeyPolicy: null });
    expect(errors).toMatchObject([
      { message: expect.stringContaining('KMS_WRITE=true'), extensions: { code: 'WRITES_DISABLED' } },
    ]);
    expect(kms.callCount()).toBe(0);
  });
});

describe('the mutation', () => {
  const variables = JSON.stringify({ input: INPUT });
  const toQuery = (params: Record<string, string>) => `/graphql?${new URLSearchParams({ ...params, variables })}`;

  it.each([
    ['from a tool', {}],
    ['from a page of this host', { 'sec-fetch-site': 'same-origin', 'apollo-require-preflight': 'true' }],
  ])('by GET is refused, %s', async (_, headers) => {
    const { kms, http } = await serveWrites({ env: { ALLOW_GET: 'true' } });
    const { status, body } = await http({ method: 'GET', path: toQuery({ query: PUT }), headers });
    expect([status, JSON.parse(body).errors[0].message]).toEqual([405, expect.stringMatching(/mutation/i)]);
    expect(kms.callCount()).toBe(0);
  });

  it('by GET is refused, whichever operation of the document is named', async () => {
    const { kms, http } = await serveWrites({ env: { ALLOW_GET: 'true' } });
    const query = `query Read { __typename } ${PUT.replace('mutation', 'mutation Write')}`;
    for (const operationName of ['Write', '', 'Other']) {
      expect((await http({ method: 'GET', path: toQuery({ query, operationName }) })).body).toContain('errors');
    }
    expect(kms.callCount()).toBe(0);
  });

  it('by GET is refused, as a trusted document and after the same document came by POST', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'trusted-')), 'documents.json');
    writeFileSync(file, JSON.stringify({ put: PUT }));
    const { kms, http } = await serveWrites({
      env: { ALLOW_GET: 'true' },
      gateway: { trustedDocuments: await loadTrustedDocuments(file) },
    });
    const body = JSON.stringify({ documentId: 'put', variables: { input: INPUT } });
    expect(JSON.parse((await http({ body })).body).data.putKeyPolicy.__typename).toBe('KeyPolicyConflict');
    kms.resetCallCounts();
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: 'put' } });
    expect((await http({ method: 'GET', path: toQuery({ extensions }) })).status).toBe(405);
    expect(kms.callCount()).toBe(0);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/graphql'])(
    'with Content-Type %s is refused: a page of another origin could send it without a preflight request',
    async (type) => {
      const { kms, post } = await serveWrites();
      const { status } = await post(PUT, { variables: { input: INPUT } }, { 'content-type': type });
      expect([status, kms.callCount()]).toEqual([415, 0]);
    },
  );

  it.each([
    ['of another origin', { origin: 'https://evil.example' }],
    ['that a browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
  ])('from a page %s is refused', async (_, headers) => {
    const { kms, post } = await serveWrites();
    const { status } = await post(PUT, { variables: { input: INPUT } }, headers);
    expect([status, kms.callCount()]).toEqual([403, 0]);
  });
});

describe('limits:', () => {
  const many = (count: number) =>
    `mutation ($input: PutKeyPolicyInput!) { ${Array.from({ length: count }, (_, index) => `m${index}: putKeyPolicy(input: $input) ${RESULT}`).join(' ')} }`;
  const CALLS_OF_ONE = 1 + 22 + 2; // PutKeyPolicy; GetKeyPolicy before, and until it settles; those of the plan

  it.each([
    [1, CALLS_OF_ONE],
    [3, 3 * CALLS_OF_ONE],
  ])('the KMS calls of %i mutations are counted, although their input is the same: %i', async (count, calls) => {
    const { kms, post } = await serveWrites({ env: { MAX_KMS_CALLS: `${calls - 1}` } });
    const { status, body } = await post(many(count), { variables: { input: INPUT } }, ACCEPT);
    expect([status, JSON.parse(body).errors[0]]).toMatchObject([
      400,
      {
        message: expect.stringContaining(`may cause ${calls} KMS calls`),
        extensions: { code: 'KMS_CALLS_LIMIT_EXCEEDED' },
      },
    ]);
    expect(kms.callCount()).toBe(0);
  });

  it('a request has at most as many mutations as root fields', async () => {
    const { kms, post } = await serveWrites();
    const { status, body } = await post(many(21), { variables: { input: INPUT } }, ACCEPT);
    expect([status, JSON.parse(body).errors[0].extensions.code]).toEqual([400, 'ROOT_FIELDS_LIMIT_EXCEEDED']);
    expect(kms.callCount()).toBe(0);
  });

  it('a request that has used up what it may compute puts nothing: its caller would get no answer', async () => {
    const { kms, read, put } = await serveWrites({ env: { MAX_RESULT_SIZE: '1500' } });
    const { canonicalDigest: expectedDigest } = await read();
    const statements = Array.from({ length: 100 }, (_, index) => ({
      Effect: 'Deny',
      Principal: { AWS: `arn:aws:iam::111122223333:role/R${index}` },
      Action: 'kms:Encrypt',
      Resource: '*',
    }));
    const allow = ['LOCKOUT', 'PUBLIC', 'EXTERNAL_ACCOUNT', 'CONFUSED_DEPUTY', 'GATEWAY_CANNOT_READ'];
    const { errors } = await put(toPolicy(statements), { expectedDigest, allow });
    expect(errors?.[0]?.extensions?.code).toBe('RESULT_SIZE_LIMIT_EXCEEDED');
    expect(kms.callCount('PutKeyPolicy')).toBe(0);
  });
});

const ACCEPT = { accept: 'application/graphql-response+json' };
