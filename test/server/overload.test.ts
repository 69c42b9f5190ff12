import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionArgs } from 'graphql';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';
import { costOf } from '../../src/server/limits/use-limits.ts';
import { startReady } from '../_process.ts';
import { ACCOUNT, DOC_KEY } from '../_setup.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { type HttpAnswer, send, serve } from './_serve.ts';

const TRIVIAL = '{ __typename }';
const LIST = '{ keys(first: 1000) { nodes { policy { ... on KeyPolicy { text } } } } }';

const codesOf = ({ body }: HttpAnswer): string[] =>
  (JSON.parse(body).errors ?? []).map((error: { extensions: { code: string } }) => error.extensions.code);

describe('a blocked event loop', () => {
  it('makes the gateway answer 503, except for health checks, until it is free again', async () => {
    const { kms, post, http, requestLines } = await serve({
      env: { MAX_EVENT_LOOP_DELAY_MS: '150', KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' },
    });
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }]);
    const waiting = Array.from({ length: 25 }, () => post(`{ key(id: "${DOC_KEY}") { policy { __typename } } }`));
    // On a busy machine some may be refused already.
    await vi.waitFor(() => expect(kms.inFlight()).toBeGreaterThanOrEqual(5), { timeout: 10_000 });

    let busy = true;
    const block = () => {
      const until = performance.now() + 250;
      while (performance.now() < until);
      if (busy) setTimeout(block, 1);
    };
    block();
    const refused = await vi.waitFor(
      async () => {
        const answer = await post(TRIVIAL);
        expect(answer.status).toBe(503);
        return answer;
      },
      { timeout: 10_000 },
    );
    expect(refused.headers['retry-after']).toBe('1');
    expect(codesOf(refused)).toEqual(['OVERLOADED']);
    const probe = (path: string) => http({ method: 'GET', path });
    expect(await probe('/livez')).toMatchObject({ status: 200 });
    const ready = await probe('/readyz');
    expect([ready.status, JSON.parse(ready.body).status]).toEqual([503, 'overloaded']);

    busy = false;
    await vi.waitFor(async () => expect((await post(TRIVIAL)).status).toBe(200), { timeout: 10_000 });
    expect((await probe('/readyz')).status).toBe(200);
    const lines = await requestLines(2);
    expect(lines.find(({ status }) => status === 503)).toMatchObject({ errors: { OVERLOADED: 1 }, kms: { calls: {} } });
    await kms.close();
    await Promise.all(waiting);
  });

  it('refuses no request while few are in flight, because then another process uses the CPU', async () => {
    const { post } = await serve({ env: { MAX_EVENT_LOOP_DELAY_MS: '1' } });
    for (let turn = 0; turn < 5; turn++) {
      const until = performance.now() + 80;
      while (performance.now() < until);
      await sleep(1);
      expect((await post(TRIVIAL)).status).toBe(200);
    }
  });
});

describe('the KMS calls of all requests in flight', () => {
  it('are limited: a request beyond the limit is refused, and accepted when others have ended', async () => {
    const { kms, post, http } = await serve({ seed: bulkSeed(5), env: { MAX_KMS_CALLS_AT_ONCE: '1500' } });
    kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'hang' } }]);
    const first = post(LIST);
    await vi.waitFor(() => expect(kms.inFlight()).toBe(1));
    const refused = await post(LIST);
    expect([refused.status, refused.headers['retry-after'], codesOf(refused)]).toEqual([503, '1', ['OVERLOADED']]);
    expect((await post(TRIVIAL)).status).toBe(200);
    const { body } = await http({ method: 'GET', path: '/readyz' });
    expect(JSON.parse(body)).toMatchObject({ status: 'ready', kmsCallsInFlight: 1006 });
    expect(kms.callCount()).toBe(1);

    await kms.close();
    await first;
    await vi.waitFor(async () => expect((await post(LIST)).status).toBe(200));
  });

  it('include the size of answers that need no calls', async () => {
    const { kms, post } = await serve({ env: { MAX_KMS_CALLS_AT_ONCE: '1500' } });
    kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'hang' } }]);
    const first = post(LIST);
    await vi.waitFor(() => expect(kms.inFlight()).toBe(1));
    const handles = (length: number) => {
      const ids = Array.from({ length }, (_, index) => btoa(`Key:arn:aws:kms:us-east-2:${ACCOUNT}:key/${index}`));
      return post('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { variables: { ids } });
    };
    const refused = await handles(900);
    expect([refused.status, codesOf(refused)]).toEqual([503, ['OVERLOADED']]);
    expect((await handles(10)).status).toBe(200);
    await kms.close();
    await first;
  });

  it('are released for missing items of a list, and all if the list cannot be read', async () => {
    const env = { KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' };
    const { kms, post, http } = await serve({ seed: bulkSeed(5), env });
    const inFlight = async () => JSON.parse((await http({ method: 'GET', path: '/readyz' })).body).kmsCallsInFlight;
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }]);
    const first = post(LIST);
    await vi.waitFor(() => expect(kms.inFlight()).toBe(5), { timeout: 10_000 });
    expect(await inFlight()).toBeLessThan(20); // counted as 1,001
    kms.setFaults([
      { operation: 'ListKeys', fault: { kind: 'error', code: 'AccessDeniedException' } },
      { operation: 'DescribeKey', fault: { kind: 'hang' } },
    ]);
    const second = post(
      `{ keys(first: 1000) { nodes { metadata { state } } } key(id: "${DOC_KEY}") { metadata { state } } }`,
    );
    await vi.waitFor(() => expect(kms.inFlight()).toBe(6), { timeout: 10_000 });
    expect(await inFlight()).toBeLessThan(30);
    await kms.close();
    await Promise.all([first, second]);
    await vi.waitFor(async () => expect(await inFlight()).toBe(0));
  });

  it('are always counted: a request without a cost does not run', () => {
    expect(() => costOf({} as ExecutionArgs)).toThrow('was not counted');
  });

  it('make readiness overloaded if even a small request of another caller would be refused', async () => {
    const { kms, post, http } = await serve({ env: { MAX_KMS_CALLS_AT_ONCE: '1010' } });
    kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'hang' } }]);
    const first = post(LIST);
    await vi.waitFor(() => expect(kms.inFlight()).toBe(1));
    const ready = await http({ method: 'GET', path: '/readyz' });
    expect([ready.status, JSON.parse(ready.body).status]).toEqual([503, 'overloaded']);
    await kms.close();
    await first;
    await vi.waitFor(async () => expect((await http({ method: 'GET', path: '/readyz' })).status).toBe(200));
  });

  it('do not refuse a large request while nothing else is in flight', async () => {
    const { query } = await serve({ seed: bulkSeed(5), env: { MAX_KMS_CALLS_AT_ONCE: '1' } });
    expect((await query(LIST)).errors).toBeUndefined();
    expect((await query(LIST)).errors).toBeUndefined(); // through fetch, which has no connection to end with
  });

  it('keep a process of 160 MB alive under eleven requests of 20 MB each', async () => {
    const { keys } = bulkSeed(700);
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: 'x'.repeat(30_000) }] });
    const kms = await createEmbeddedKms({ seed: { keys: keys.map((key) => ({ ...key, policy })) } });
    onTestFinished(kms.close);
    const { url, child, exit } = await startReady({
      NODE_OPTIONS: '--max-old-space-size=160',
      KMS_MODE: 'aws',
      AWS_REGION: 'us-east-2',
      AWS_ACCOUNT_ID: ACCOUNT,
      AWS_ACCESS_KEY_ID: ACCOUNT,
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_ENDPOINT_URL_KMS: kms.url,
      KMS_QUOTA_SHARE: '1',
      KMS_TRY_TIMEOUT_MS: '60000',
      REQUEST_DEADLINE_MS: '60000',
      MAX_KMS_CALLS_AT_ONCE: '1000',
      SHUTDOWN_GRACE_MS: '0',
    });
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const { origin } = new URL(url);
    const ask = (query: string) => send(origin, { body: JSON.stringify({ query }) }, agent);
    const large = LIST.replace('1000', '700');
    const answers = await Promise.all(Array.from({ length: 11 }, () => ask(large)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(10).fill(503)]);
    expect((await ask(large)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  }, 60_000);
});
