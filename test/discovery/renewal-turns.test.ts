import { describe, expect, it, vi } from 'vitest';
import { HOME, organizationOf, setupEstate } from './_organization.ts';

const IDS = [HOME, ...Array.from({ length: 15 }, (_, index) => String(200_000_000_000 + index))];
const FIRST = IDS.slice(0, 8);
const SECOND = IDS.slice(8);
const NEW = '300000000000';

/** The number of accounts whose Regions a renewal lists at the same time. */
const CONCURRENCY = 4;

/** Sixteen accounts, and renewals that have no time for all of them. */
async function setupLarge() {
  const roles = [...IDS, NEW].map((accountId) => ({ arn: `arn:aws:iam::${accountId}:role/KmsReader` }));
  const organization = organizationOf(IDS.map((accountId) => ({ accountId })));
  const all = await setupEstate({ seed: { keys: [], roles, organization } });
  const { kms, renew, setAccounts, regionsOf } = all;
  return {
    ...all,
    /** Enables a Region in the accounts of the organization. */
    enable: (region: string, ...more: string[]) =>
      setAccounts([...IDS, ...more].map((accountId) => ({ accountId, optInRegions: [region] }))),
    accountsIn: (region: string) => [...IDS, NEW].filter((accountId) => regionsOf(accountId)?.includes(region)),
    /** A renewal that has time for the Regions of `done` accounts: its time ends while those of `hanging` hang. */
    async renewInShortTime(done: number, hanging: readonly string[]) {
      const timeout = new AbortController();
      const spy = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(timeout.signal);
      kms.setFaults(hanging.map((accountId) => ({ operation: 'ListRegions', accountId, fault: { kind: 'hang' } })));
      const calls = kms.callCount('ListRegions') + done + CONCURRENCY;
      const renewal = renew();
      await vi.waitFor(() => expect(kms.callCount('ListRegions')).toBe(calls), 10_000);
      timeout.abort(new DOMException('too late', 'TimeoutError'));
      spy.mockRestore();
      kms.setFaults([]);
      return await renewal;
    },
  };
}

const missed = (accounts: number) => [
  'warn',
  'a renewal had no time for the Regions of some accounts: the next one starts with them',
  { accounts },
];

describe('renewals that have no time for all accounts', () => {
  it('start with those whose Regions were listed longest ago', async () => {
    const { enable, accountsIn, renewInShortTime } = await setupLarge();
    enable('ap-east-1');
    expect((await renewInShortTime(8, SECOND)).at(-1)).toEqual(missed(8));
    expect(accountsIn('ap-east-1')).toEqual(FIRST);
    expect((await renewInShortTime(8, FIRST)).at(-1)).toEqual(missed(8));
    expect(accountsIn('ap-east-1')).toEqual(IDS);
    enable('me-south-1');
    await renewInShortTime(8, SECOND);
    expect(accountsIn('me-south-1')).toEqual(FIRST);
  });

  it('start with new accounts', async () => {
    const { enable, accountsIn, renewInShortTime } = await setupLarge();
    enable('ap-east-1', NEW);
    await renewInShortTime(1, IDS);
    expect(accountsIn('ap-east-1')).toEqual([NEW]);
  });

  it('report no failure of the others, and no end of one', async () => {
    const { kms, renew, renewInShortTime } = await setupLarge();
    const fault = { kind: 'error', code: 'AccessDeniedException' } as const;
    kms.setFaults([{ operation: 'ListRegions', accountId: SECOND[7] ?? '', fault }]);
    expect(await renew()).toMatchObject([['warn', 'cannot list the Regions of an account', {}]]);
    expect(await renewInShortTime(8, SECOND)).toEqual([missed(8)]);
    expect(await renew()).toMatchObject([['info', 'the Regions of an account can be listed again', {}]]);
  });
});
