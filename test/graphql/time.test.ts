import { request } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startServer } from '../../src/server/http/start-server.ts';
import { setup } from '../_setup.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { graphql } from '../generated/gql.ts';

const LIST = graphql(`
  query Timely {
    keys(first: 200) { nodes { keyId policy { __typename ... on KmsException { code message retryable } } } }
  }
`);

describe('the deadline of a request', () => {
  it('ends the wait for a hung KMS, with all that did succeed', async () => {
    const seed = bulkSeed(200);
    const hung = seed.keys.filter((_, index) => index % 10 === 0).map(({ keyId }) => keyId);
    const { query, kms } = await setup({
      seed: { ...seed, faults: hung.map((keyId) => ({ keyId, operation: 'GetKeyPolicy', fault: { kind: 'hang' } })) },
      env: { REQUEST_DEADLINE_MS: '2000' },
    });
    const start = performance.now();
    const { data, errors } = await query(LIST);
    // Not a measure of speed: a request that waits for one try after the other takes 4 s and more.
    expect(performance.now() - start).toBeLessThan(3900);
    expect(errors).toBeUndefined();
    const late = data.keys?.nodes.filter(({ policy }) => policy.__typename !== 'KeyPolicy') ?? [];
    expect(late.map(({ keyId }) => keyId).sort()).toEqual(hung.sort());
    expect(late[0]?.policy).toMatchObject({
      __typename: 'KmsUnavailableException',
      code: 'DeadlineExceeded',
      retryable: true,
    });
    await vi.waitFor(() => expect(kms.inFlight()).toBe(0));
  });
});

const FINDINGS = graphql(`
  query TimelyFindings {
    keys(first: 20) { nodes { keyId findings(codes: [LOCKED_OUT]) { nodes { code } incomplete { code } } } }
  }
`);

it('does not leave a key half examined because KMS does not answer for another key of the page', async () => {
  // Whether nobody can change the policy depends on DescribeKey, too: the second call must not wait for the other keys.
  const Principal = { AWS: 'arn:aws:iam::111122223333:role/App' };
  const statement = { Effect: 'Allow', Principal, Action: 'kms:Decrypt', Resource: '*' };
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const seed = { keys: ['one', 'two', 'three'].map((keyId) => ({ keyId, policy })) };
  const { query, kms } = await setup({
    seed: { ...seed, faults: [{ keyId: 'two', operation: 'GetKeyPolicy', fault: { kind: 'hang' } }] },
    env: { REQUEST_DEADLINE_MS: '1500' },
  });
  const { data } = await query(FINDINGS);
  const found = new Map(data.keys?.nodes.map(({ keyId, findings }) => [keyId, findings]));
  const lockedOut = { nodes: [{ code: 'LOCKED_OUT' }], incomplete: [] };
  expect(Object.fromEntries(found)).toEqual({ one: lockedOut, two: null, three: lockedOut });
  expect(kms.callCount('DescribeKey')).toBe(2);
});

describe('a client that disconnects', () => {
  it('ends its KMS calls within 500 ms', async () => {
    const { gateway, kms } = await setup({
      seed: { ...bulkSeed(200), faults: [{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }] },
    });
    const server = await startServer(gateway.listener, { host: '127.0.0.1', port: 0 });
    onTestFinished(server.close);
    const post = request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      agent: false,
    });
    post.on('error', () => {});
    post.end(JSON.stringify({ query: LIST.toString() }));
    await vi.waitFor(() => expect(kms.inFlight()).toBe(10), { timeout: 5000 });
    post.destroy();
    await vi.waitFor(() => expect(kms.inFlight()).toBe(0), { timeout: 500, interval: 10 });
    expect(kms.callCount('GetKeyPolicy')).toBe(10);
  });
});
