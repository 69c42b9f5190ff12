import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';
import { connectFrom, toBytes } from '../attacks/_clients.ts';
import { LARGE_QUERY, LARGE_SEED } from '../attacks/_large-answer.ts';
import { send } from '../server/_serve.ts';
import { createAgent, POLICY, startInstance, startKms } from './_instance.ts';

/** Other tests run beside these. */
const BUSY = { timeout: 10_000 };

describe('SIGTERM', () => {
  it('fails readiness first, serves during the grace period, and closes each connection after its answer', async () => {
    const { url, child, exit } = await startInstance(await startKms(), { SHUTDOWN_GRACE_MS: '1500' });
    const agent = createAgent();
    const ready = () => send(url, { method: 'GET', path: '/readyz' }, agent);
    expect(await ready()).toMatchObject({ status: 200, headers: { connection: 'keep-alive' } });
    child.kill('SIGTERM');
    const answer = await vi.waitFor(async () => {
      const now = await ready();
      expect(now.status).toBe(503);
      return now;
    }, BUSY);
    expect([JSON.parse(answer.body).status, answer.headers.connection]).toEqual(['draining', 'close']);
    const served = await send(url, POLICY, agent);
    expect([served.status, served.headers.connection]).toEqual([200, 'close']);
    expect(await exit).toBe(0);
  });

  it('lets a request in flight finish, also without a grace period', async () => {
    const kms = await startKms();
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'delay', milliseconds: 700 } }]);
    const { url, child, exit } = await startInstance(kms, { SHUTDOWN_GRACE_MS: '0' });
    const answer = send(url, POLICY, createAgent());
    await vi.waitFor(() => expect(kms.inFlight()).toBe(1), { ...BUSY, interval: 5 });
    child.kill('SIGTERM');
    const { body, headers } = await answer;
    expect(body).toBe('{"data":{"key":{"policy":{"__typename":"KeyPolicy"}}}}');
    expect(headers.connection).toBe('close'); // otherwise the connection would keep the process alive
    expect(await exit).toBe(0);
  });

  it('ends the process after 10 seconds with exit code 1 if a request does not end', async () => {
    const kms = await startKms();
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }]);
    const more = { SHUTDOWN_GRACE_MS: '0', REQUEST_DEADLINE_MS: '60000', KMS_TRY_TIMEOUT_MS: '60000' };
    const { url, child, exit } = await startInstance(kms, more);
    const sent = request(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } });
    sent.end(POLICY.body);
    await vi.waitFor(() => expect(kms.inFlight()).toBe(1), BUSY);
    child.kill('SIGTERM');
    const start = performance.now();
    await once(sent, 'error');
    expect(await exit).toBe(1);
    expect(performance.now() - start).toBeGreaterThan(9_000);
  });

  it('does not wait for clients that do not send the rest of a request, or do not read their answer', async () => {
    const kms = await createEmbeddedKms({ seed: LARGE_SEED });
    onTestFinished(kms.close);
    const more = { SHUTDOWN_GRACE_MS: '1000', MAX_ALIASES: '40' };
    const { url, child, exit } = await startInstance(kms, more);
    const port = Number(new URL(url).port);
    for (const sent of ['POST /graphql HTTP/1.1\r\n', toBytes('{ __typename }').slice(0, -1), toBytes(LARGE_QUERY)]) {
      (await connectFrom(port)).write(sent);
    }
    const ready = () => send(url, { method: 'GET', path: '/readyz' }, createAgent());
    const status = async () => JSON.parse((await ready()).body);
    await vi.waitFor(() => expect(kms.callCount()).toBeGreaterThan(20), BUSY);
    await vi.waitFor(async () => expect(await status()).toMatchObject({ status: 'ready', kmsCallsInFlight: 0 }), BUSY);
    child.kill('SIGTERM');
    await vi.waitFor(async () => expect(await status()).toMatchObject({ status: 'draining' }), BUSY);
    expect(await exit).toBe(0);
  }, 40_000);
});
