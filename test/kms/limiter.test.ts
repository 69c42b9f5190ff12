import { describe, expect, it, vi } from 'vitest';
import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import { DOC_KEY, REGION, setup } from '../_setup.ts';
import { bulkKeyId, bulkSeed } from '../embedded-kms/_bulk-seed.ts';

const policiesOf = (from: number, to: number) =>
  `{ ${Array.from({ length: to - from }, (_, index) => `k${index}: key(id: "${bulkKeyId(from + index)}") { policyNames }`).join(' ')} }`;

describe('the limiter', () => {
  it("keeps to its share of AWS's quota, per operation, across requests", async () => {
    // ListKeyPolicies: 100 per second; a tenth of it is 10 per second, one each 100 ms.
    const times: number[] = [];
    const { query } = await setup({
      seed: bulkSeed(12),
      env: { KMS_QUOTA_SHARE: '0.1' },
      onCall: () => times.push(performance.now()),
    });
    await Promise.all([query(policiesOf(0, 6)), query(policiesOf(6, 12))]);
    expect(times).toHaveLength(12);
    const took = (times.at(-1) ?? 0) - (times[0] ?? 0);
    expect(took).toBeGreaterThan(950); // 11 intervals of 100 ms, less the timers' own inaccuracy
  });

  it('lowers its rate where others leave only half of the quota', async () => {
    const fault = { kind: 'quota', perSecond: 100, burst: 10 } as const;
    const { query, kms } = await setup({
      seed: { ...bulkSeed(300), faults: [{ operation: 'GetKeyPolicy', fault }] },
      env: { KMS_QUOTA_SHARE: '0.2' }, // 200 calls per second
    });
    const { data } = await query(`{ keys(first: 300) { nodes { policy { __typename } } } }`);
    expect(JSON.stringify(data)).not.toContain('Exception');
    // At an unchanged rate, about half of the calls would be throttled.
    expect(kms.callCount('GetKeyPolicy')).toBeLessThan(400);
  });

  it('does not let one operation wait for another', async () => {
    const { query, kms } = await setup({ env: { KMS_QUOTA_SHARE: '0.01' } });
    kms.setFaults([{ operation: 'ListKeyPolicies', fault: { kind: 'hang' } }]);
    const hung = query(`{ keys(first: 2) { nodes { policyNames } } }`);
    const { data } = await query(`{ key(id: "${DOC_KEY}") { policy { __typename } } }`);
    expect(data).toEqual({ key: { policy: { __typename: 'KeyPolicy' } } });
    await kms.close();
    await hung;
  });

  it('starts slowly, widens with each answer, and halves the calls in flight where KMS throttles', async () => {
    const ended: { keyId: string | null; inFlight: number }[] = [];
    const seed = bulkSeed(500);
    const sorted = seed.keys.map(({ keyId }) => keyId).toSorted();
    const burst = sorted.slice(150, 200);
    const faults: FaultRule[] = [
      ...burst.map((keyId): FaultRule => ({ keyId, firstCalls: 1, fault: { kind: 'throttle' } })),
      { operation: 'GetKeyPolicy', fault: { kind: 'delay', milliseconds: 200 } },
    ];
    const { query, kms } = await setup({
      seed: { ...seed, faults },
      onCall: ({ operation, keyId }) => operation === 'GetKeyPolicy' && ended.push({ keyId, inFlight: kms.inFlight() }),
      env: { KMS_TRY_TIMEOUT_MS: '60000' },
    });
    const { data } = await query(`{ keys(first: 500) { nodes { policy { __typename } } } }`);
    expect(JSON.stringify(data)).not.toContain('Exception');
    expect(ended).toHaveLength(550);
    const most = (calls: typeof ended) => Math.max(...calls.map(({ inFlight }) => inFlight));
    expect(most(ended.slice(0, 10))).toBeLessThanOrEqual(20);
    expect(most(ended.slice(0, 150))).toBeGreaterThan(40);
    // When the burst has ended, half of it, until success widens the lane again.
    const throttled = ended.findIndex(({ keyId }) => keyId?.endsWith(burst[0] ?? ''));
    expect(most(ended.slice(throttled + 100, throttled + 150))).toBeLessThanOrEqual(36);
  });

  it('does not let Regions that hang hold the places of all', async () => {
    const HUNG = ['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'sa-east-1'];
    const { keys } = bulkSeed(100);
    const { query } = await setup({
      seed: {
        keys: [REGION, ...HUNG].flatMap((region) => keys.map((key) => ({ ...key, region }))),
        faults: HUNG.map((region): FaultRule => ({ operation: 'GetKeyPolicy', region, fault: { kind: 'hang' } })),
      },
      connect: 'places',
      env: { REQUEST_DEADLINE_MS: '4000', KMS_TRY_TIMEOUT_MS: '3500' },
    });
    const { data } = await query<{ accounts: { regions: { name: string; keys: unknown }[] }[] }, never>(
      '{ accounts { regions { name keys(first: 100) { policyCoverage { total readable failed } } } } }',
    );
    const coverage = new Map(data.accounts[0]?.regions.map(({ name, keys }) => [name, keys]));
    expect(coverage.get(REGION)).toEqual({ policyCoverage: { total: 100, readable: 100, failed: 0 } });
    for (const region of HUNG) {
      expect(coverage.get(region)).toEqual({ policyCoverage: { total: 100, readable: 0, failed: 100 } });
    }
  });

  it('asks less and less of a Region that hangs', async () => {
    const inFlight: number[] = [];
    const { query, kms } = await setup({
      seed: bulkSeed(10),
      onCall: ({ operation }) => operation === 'GetKeyPolicy' && inFlight.push(kms.inFlight()),
      env: { KMS_TRY_TIMEOUT_MS: '100' },
    });
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }]);
    const keys = `{ keys(first: 10) { nodes { policy { __typename } } } }`;
    await query(keys);
    inFlight.length = 0;
    await query(keys);
    expect(Math.max(...inFlight)).toBeLessThanOrEqual(5);
  });

  it('widens again after throttling where KMS answers, whatever it answers', async () => {
    const inFlight: number[] = [];
    const { query, kms } = await setup({
      seed: bulkSeed(400),
      onCall: ({ operation }) => operation === 'GetKeyPolicy' && inFlight.push(kms.inFlight()),
      env: { REQUEST_DEADLINE_MS: '1000' },
    });
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'throttle' } }]);
    await query(`{ keys(first: 400) { nodes { policy { __typename } } } }`);
    // Denied at once, for as long as it takes to widen from 2 to 50 by one for each round.
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'error', code: 'AccessDeniedException' } }]);
    for (let round = 0; round < 8; round++) await query(`{ keys(first: 400) { nodes { policy { __typename } } } }`);
    inFlight.length = 0;
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'delay', milliseconds: 200 } }]);
    await query(`{ keys(first: 200) { nodes { policy { __typename } } } }`);
    expect(Math.max(...inFlight)).toBeGreaterThan(30);
  });

  it('lets a request for one key pass the long list of another', async () => {
    const seed = bulkSeed(1000);
    const done: string[] = [];
    const { query, kms } = await setup({
      seed: { ...seed, faults: [{ operation: 'GetKeyPolicy', fault: { kind: 'delay', milliseconds: 100 } }] },
      onCall: ({ keyId }) => keyId !== null && done.push(keyId),
    });
    const list = query(`{ keys(first: 1000) { nodes { policy { __typename } } } }`);
    await vi.waitFor(() => expect(kms.inFlight()).toBe(50), { interval: 1, timeout: 10_000 });
    const before = done.length;
    const last = seed.keys
      .map(({ keyId }) => keyId)
      .toSorted()
      .at(-1);
    await query(`{ key(id: "${last}") { policy { __typename } } }`);
    // The calls in flight end first; the rest of the list waits.
    expect(done.length - before).toBeLessThan(200);
    await list;
  });
});
