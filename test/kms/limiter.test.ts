import { describe, expect, it } from 'vitest';
import { bulkKeyId, bulkSeed } from '../../src/embedded-kms/bulk-seed.ts';
import { setup } from '../_setup.ts';

const policiesOf = (from: number, to: number) =>
  `{ ${Array.from({ length: to - from }, (_, index) => `k${index}: key(id: "${bulkKeyId(from + index)}") { policyNames }`).join(' ')} }`;

describe('the limiter', () => {
  it("keeps to its share of AWS's quota, per operation, across requests", async () => {
    // ListKeyPolicies: 100 per second; a tenth of it is 10 per second, one each 100 ms.
    const times: number[] = [];
    const { query } = await setup({
      seed: bulkSeed(12),
      gateway: { quotaShare: 0.1 },
      onCall: () => times.push(performance.now()),
    });
    await Promise.all([query(policiesOf(0, 6)), query(policiesOf(6, 12))]);
    expect(times).toHaveLength(12);
    const took = (times.at(-1) ?? 0) - (times[0] ?? 0);
    expect(took).toBeGreaterThan(950); // 11 intervals of 100 ms, less the timers' own inaccuracy
  });

  it('does not let one operation wait for another', async () => {
    const { query, kms } = await setup({ gateway: { quotaShare: 0.01 } });
    kms.setFaults([{ operation: 'ListKeyPolicies', fault: { kind: 'hang' } }]);
    const hung = query(`{ keys(first: 2) { nodes { policyNames } } }`);
    const { data } = await query(`{ key(id: "1234abcd-12ab-34cd-56ef-1234567890ab") { policy { __typename } } }`);
    expect(data).toEqual({ key: { policy: { __typename: 'KeyPolicy' } } });
    await kms.close();
    await hung;
  });
});
