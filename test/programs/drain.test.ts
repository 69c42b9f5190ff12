import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createEmbeddedKms, type EmbeddedKms } from '../../src/embedded-kms/server.ts';
import { startReady } from '../_process.ts';
import { ACCOUNT, DOC_KEY } from '../_setup.ts';
import { connectFrom, toBytes } from '../attacks/_clients.ts';
import { LARGE_QUERY, LARGE_SEED } from '../attacks/_large-answer.ts';
import { type HttpAnswer, send } from '../server/_serve.ts';

const POLICY = { body: JSON.stringify({ query: `{ key(id: "${DOC_KEY}") { policy { __typename } } }` }) };

async function startKms(): Promise<EmbeddedKms> {
  const kms = await createEmbeddedKms();
  onTestFinished(kms.close);
  return kms;
}

async function startInstance(kms: EmbeddedKms, env: Record<string, string> = {}) {
  const { url, ...rest } = await startReady({
    KMS_MODE: 'aws',
    AWS_REGION: 'us-east-2',
    AWS_ACCOUNT_ID: ACCOUNT,
    AWS_ACCESS_KEY_ID: ACCOUNT,
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_ENDPOINT_URL_KMS: kms.url,
    ...env,
  });
  return { url: new URL(url).origin, ...rest };
}

type Instance = Awaited<ReturnType<typeof startInstance>>;

function createAgent(): Agent {
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  return agent;
}

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
    });
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
    await vi.waitFor(() => expect(kms.inFlight()).toBe(1), { interval: 5 });
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
    await vi.waitFor(() => expect(kms.inFlight()).toBe(1));
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
    await vi.waitFor(() => expect(kms.callCount()).toBeGreaterThan(20), { timeout: 10_000 });
    await vi.waitFor(async () => expect(await status()).toMatchObject({ status: 'ready', kmsCallsInFlight: 0 }));
    child.kill('SIGTERM');
    await vi.waitFor(async () => expect(await status()).toMatchObject({ status: 'draining' }));
    expect(await exit).toBe(0);
  }, 40_000);

  it('loses no request of 50 clients that check readiness, over 20 restarts of two instances', async () => {
    const kms = await startKms();
    // With these limits, a busy machine does not fail the test.
    const env = {
      SHUTDOWN_GRACE_MS: `${GRACE}`,
      LOG_LEVEL: 'silent',
      MAX_EVENT_LOOP_DELAY_MS: '60000',
      KMS_TRY_TIMEOUT_MS: '60000',
      REQUEST_DEADLINE_MS: '60000',
    };
    const pool = createPool([await startInstance(kms, env), await startInstance(kms, env)]);
    const load = Array.from({ length: 50 }, () => pool.client());
    for (let restart = 0; restart < 20; restart++) {
      const slot = restart % 2;
      const old = pool.instances[slot] as Instance;
      old.child.kill('SIGTERM');
      expect(await old.exit).toBe(0);
      pool.instances[slot] = await startInstance(kms, env);
      await vi.waitFor(() => expect(pool.ready()).toContain(pool.instances[slot]), 10_000);
    }
    pool.stop();
    const counts = await Promise.all(load);
    expect(pool.failures).toEqual([]);
    expect(Math.min(...counts)).toBeGreaterThan(20);
  }, 180_000);
});

/** Milliseconds. Clients stop using an instance whose last successful readiness check is older than half of this. */
const GRACE = 1000;

/** Acts like a load balancer: checks the readiness of each instance, and sends requests to the ready ones in turn. */
function createPool(instances: Instance[]) {
  const agent = createAgent();
  const readyAt = new Map<Instance, number>();
  const failures: string[] = [];
  let stopped = false;
  let turn = 0;

  const probe = async (slot: number) => {
    while (!stopped) {
      const instance = instances[slot] as Instance;
      const askedAt = performance.now();
      const answer = await send(instance.url, { method: 'GET', path: '/readyz' }, agent).catch(() => null);
      if (answer?.status === 200) readyAt.set(instance, askedAt);
      else readyAt.delete(instance);
      await sleep(50);
    }
  };
  const probing = Promise.all(instances.map((_, slot) => probe(slot)));
  onTestFinished(async () => {
    stopped = true;
    await probing;
  });
  const ready = () => instances.filter((one) => performance.now() - (readyAt.get(one) ?? -GRACE) < GRACE / 2);
  const isLost = ({ status, body }: HttpAnswer) => status !== 200 || !body.includes('"KeyPolicy"');

  /** Sends one request after the other over kept connections. Resolves to the number of answers. */
  const client = async (): Promise<number> => {
    let answered = 0;
    while (!stopped) {
      const among = ready();
      const instance = among[turn++ % among.length];
      if (instance === undefined) {
        await sleep(20);
        continue;
      }
      try {
        const answer = await send(instance.url, POLICY, agent);
        if (isLost(answer)) failures.push(answer.body);
        answered++;
      } catch (error) {
        failures.push(String(error));
      }
      await sleep(20);
    }
    return answered;
  };
  const stop = () => {
    stopped = true;
  };
  return { instances, ready, failures, client, stop };
}
