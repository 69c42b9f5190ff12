import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type HttpAnswer, send } from '../server/_serve.ts';
import { createAgent, type Instance, POLICY, startInstance, startKms } from './_instance.ts';

describe('SIGTERM', () => {
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
      const [code, started] = await Promise.all([old.exit, startInstance(kms, env)]);
      expect(code).toBe(0);
      pool.instances[slot] = started;
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
