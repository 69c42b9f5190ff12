import { describe, expect, it } from 'vitest';
import { GRANTED, OPEN, PLAIN, setupAccess } from './_access.ts';

describe('a caller', () => {
  it('without grant:read gets the same entry of accessibleKeys whether a grant matches or there is none', async () => {
    const { list, calls } = await setupAccess();
    const { accounts, errors } = await list('no grants');
    expect(errors).toBeUndefined();
    const page = accounts[0]?.regions[0]?.accessibleKeys;
    const [granted, plain] = [GRANTED, PLAIN].map((id) => page?.nodes.find(({ key }) => key.keyId === id)?.access);
    expect(granted).toEqual(plain);
    expect(granted).toMatchObject([{ verdict: 'UNKNOWN', grants: null }]);
    expect(page).toMatchObject({ unreadGrants: 3, undecided: 3 });
    expect(calls.map(({ operation }) => operation)).not.toContain('ListGrants');
  });

  it('without policy:read gets UNKNOWN for each of accessibleKeys, without a GetKeyPolicy', async () => {
    const { list, calls } = await setupAccess();
    const { accounts, errors } = await list('no policies');
    expect(errors).toBeUndefined();
    const page = accounts[0]?.regions[0]?.accessibleKeys;
    expect(page).toMatchObject({ coverage: { total: 4, readable: 0, denied: 4 }, undecided: 4 });
    const [first, ...others] = page?.nodes.map(({ access }) => access) ?? [];
    expect(first).toMatchObject([{ verdict: 'UNKNOWN', reasons: [{ code: 'POLICY_UNREADABLE' }] }]);
    for (const other of others) expect(other).toEqual(first);
    expect([...new Set(calls.map(({ operation }) => operation))]).toEqual(['ListKeys']);
  });

  it('without key:read gets no accessibleKeys, and no call is made', async () => {
    const { list, calls } = await setupAccess();
    const { accounts, errors } = await list('no keys');
    expect(accounts.map(({ regions }) => regions[0]?.accessibleKeys)).toEqual([null, null]);
    const extensions = { code: 'AccessDeniedException', permission: 'key:read' };
    expect(errors).toMatchObject([{ extensions }, { extensions }]);
    expect(calls).toEqual([]);
  });

  it('who may not see an account does not get its accessibleKeys', async () => {
    const { list, calls } = await setupAccess();
    const { accounts } = await list('open account');
    expect(accounts.map(({ accountId }) => accountId)).toEqual([OPEN]);
    expect(calls.filter(({ accountId }) => accountId !== OPEN)).toEqual([]);
  });
});
