import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { toScope } from '../../src/kms/arn.ts';
import type { AccountConnection } from '../../src/kms/client/account-connection.ts';
import { createClients } from '../../src/kms/client/clients.ts';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { createLimiter } from '../../src/kms/pace/limiter.ts';
import { ACCOUNT, REGION } from '../_setup.ts';

/** Names that clients may give, of Regions that need not be. */
const regionOf = (index: number) =>
  `us-${String.fromCharCode(97 + (index % 26)).repeat(2)}-east-${Math.floor(index / 26) % 100}`;

describe('what is kept for each Region that a client has named', () => {
  it('is at most 1,000 clients: the one that was not used for longest goes', () => {
    const clients = createClients(toEmbeddedKms('http://127.0.0.1:9', [{ accountId: ACCOUNT, region: REGION }]));
    onTestFinished(clients.close);
    const open = (region: string) => clients.clientFor(toScope(ACCOUNT, region), null);
    const home = open(REGION);
    const idle = open(regionOf(0));
    for (let index = 1; index < 1000; index++) {
      open(regionOf(index));
      expect(open(REGION)).toBe(home);
    }
    expect(open(regionOf(999))).toBe(open(regionOf(999)));
    expect(open(regionOf(0))).not.toBe(idle);
  });

  it('is kept for accounts that stay when the accounts change, and goes with those that go', () => {
    const [STAYS, GOES] = ['222222222222', '333333333333'];
    const { home, accounts } = toEmbeddedKms('http://127.0.0.1:9', [
      { accountId: STAYS, region: REGION },
      { accountId: GOES, region: REGION },
    ]);
    const [stays, goes] = accounts().map((account) => ({ ...account, anyRegion: false })) as [
      AccountConnection,
      AccountConnection,
    ];
    let now: readonly AccountConnection[] = [{ ...stays, regions: [REGION, 'eu-west-1'] }, goes];
    const clients = createClients({ home, accounts: () => now });
    onTestFinished(clients.close);
    const open = (accountId: string, region = REGION) => clients.clientFor(toScope(accountId, region), null);
    const before = { stays: open(STAYS), goes: open(GOES), region: open(STAYS, 'eu-west-1') };

    now = [{ ...stays, enabledRegions: [REGION] }];
    expect([open(STAYS), open(GOES), open(STAYS, 'eu-west-1')]).toEqual([before.stays, 'account', 'disabled-region']);

    const { credentials } =
      toEmbeddedKms('http://127.0.0.1:9', [{ accountId: GOES, region: REGION }]).accounts()[0] ?? goes;
    now = [
      { ...stays, regions: [REGION, 'eu-west-1'] },
      { ...goes, credentials },
    ];
    expect(open(STAYS)).toBe(before.stays);
    expect(open(STAYS, 'eu-west-1')).not.toBe(before.region);
    expect(open(GOES)).toMatchObject({ credentials });
    expect(open(GOES)).not.toBe(before.goes);
  });

  it('is at most 10,000 lanes, and one that goes while it is busy ends what it has', async () => {
    const limiter = createLimiter({ quotaShare: Number.POSITIVE_INFINITY, tryTimeoutMs: 60_000 });
    const { signal } = new AbortController();
    const call = (region: string, send: () => Promise<unknown>) =>
      limiter({ operation: 'GetKeyPolicy', scope: { ...toScope(ACCOUNT, REGION), region }, keyId: null, signal }, send);
    const busy = Promise.withResolvers<string>();
    const sent = vi.fn(() => busy.promise);
    // One more than fits into the lane at once.
    const calls = Array.from({ length: 51 }, () => call(REGION, sent));
    await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(10));

    for (let index = 0; index < 10_000; index++) await call(`region-${index}`, async () => 'other');
    const another = vi.fn(async () => 'new lane');
    expect(await call(REGION, another)).toBe('new lane');
    expect(sent).toHaveBeenCalledTimes(10);

    busy.resolve('done');
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['done']));
  });
});
