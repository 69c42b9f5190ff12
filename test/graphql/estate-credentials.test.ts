import { describe, expect, it } from 'vitest';
import { ACCOUNTS, account, ESTATE, estateSeed, KEYS, setupEstate } from './_estate.ts';

describe('one query over an estate', () => {
  it('renews credentials that AWS calls expired half way once per account, and repeats the calls that they spoilt', async () => {
    let clock = 0;
    const { query, kms } = await setupEstate(estateSeed(), undefined, {
      now: () => Date.now() + clock,
      onCall() {
        if (kms.callCount('GetKeyPolicy') === 900) clock = 2 * 60 * 60 * 1000;
      },
    });
    const { data, errors } = await query(ESTATE);
    expect(errors).toBeUndefined();
    const coverage = data.accounts.flatMap(({ regions }) => regions.map(({ keys }) => keys?.policyCoverage.readable));
    expect(coverage).toEqual(Array(9).fill(KEYS));
    expect(kms.callCount('AssumeRole')).toBe(6);
    // The embedded KMS counts a call when its credentials hold: what was refused was sent again, nothing else.
    expect(kms.callCount('GetKeyPolicy')).toBe(9 * KEYS);
  });

  it('renews credentials before they expire', async () => {
    // A clock that is 3,599 seconds slow: credentials that last an hour expire a second after they were given out.
    const now = () => Date.now() - 3_599_000;
    const renewals: number[] = [];
    const { query, kms, calls } = await setupEstate(estateSeed(), [account(ACCOUNTS[0], { regions: ['us-east-2'] })], {
      now,
      onCall: ({ operation }) => operation === 'AssumeRole' && renewals.push(Date.now()),
    });
    const start = Date.now();
    while (Date.now() - start < 1500) {
      const { errors } = await query(`{ keys(first: 5) { nodes { policy { __typename } metadata { state } } } }`);
      expect(errors).toBeUndefined();
    }
    expect(calls.every(({ status }) => status === 200)).toBe(true);
    expect(kms.callCount('AssumeRole')).toBeGreaterThan(1);
    expect(kms.callCount('AssumeRole')).toBeLessThan(10);
    const gaps = renewals.slice(1).map((time, index) => time - (renewals[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(1000);
  });
});
