import { describe, expect, it } from 'vitest';
import {
  ACCOUNTS,
  HOME,
  MEMBER,
  OTHER,
  organizationOf,
  REGION,
  SEED,
  SUSPENDED,
  setupEstate,
} from './_organization.ts';

const EVERYTHING_READ = { __typename: 'KeyPolicy' };

describe('a renewal of the accounts', () => {
  it('adds and removes accounts and Regions, and says so', async () => {
    const { renew, setAccounts, accountIds, policyOf } = await setupEstate({
      organization: { regions: [REGION, 'ap-east-1'] },
    });
    setAccounts([
      { accountId: HOME, optInRegions: ['ap-east-1'] },
      { accountId: MEMBER },
      { accountId: OTHER, state: 'PENDING_CLOSURE' },
      { accountId: SUSPENDED },
    ]);
    const removed = 'the gateway no longer reads an account: it left the organization, or is not active';
    const changed = 'the Regions of an account have changed';
    expect(await renew()).toEqual([
      ['info', removed, { accountId: OTHER }],
      ['info', changed, { accountId: HOME, added: ['ap-east-1'], removed: [] }],
      ['info', changed, { accountId: MEMBER, added: [], removed: ['ap-east-1'] }],
      ['info', 'the gateway reads a new account of the organization', { accountId: SUSPENDED, regions: [REGION] }],
    ]);
    expect(await accountIds()).toEqual([HOME, MEMBER, SUSPENDED]);
    expect(await policyOf(HOME, 'ap-east-1')).toEqual(EVERYTHING_READ);
    expect(await policyOf(SUSPENDED)).toEqual(EVERYTHING_READ);
    expect(await policyOf(OTHER)).toMatchObject({
      code: 'AccessDeniedException',
      message: expect.stringContaining('not configured'),
    });
    expect(await renew()).toEqual([]);
  });

  it('keeps the sessions of accounts that stay, and drops those of accounts that go', async () => {
    const { renew, setAccounts, policyOf, kms } = await setupEstate();
    await policyOf(MEMBER);
    expect(kms.callCount('AssumeRole')).toBe(2);
    setAccounts(ACCOUNTS.filter(({ accountId }) => accountId !== OTHER));
    await renew();
    expect(await policyOf(MEMBER)).toEqual(EVERYTHING_READ);
    expect(kms.callCount('AssumeRole')).toBe(2);
    setAccounts(ACCOUNTS);
    await renew();
    expect(await policyOf(OTHER)).toEqual(EVERYTHING_READ);
    expect(kms.callCount('AssumeRole')).toBe(3);
  });

  it('that finds no change leaves the list as it is, so that costs stay cached', async () => {
    const { renew, discovery, setAccounts } = await setupEstate();
    const before = discovery.connection.accounts();
    expect(await renew()).toEqual([]);
    expect(discovery.connection.accounts()).toBe(before);
    setAccounts([...ACCOUNTS].reverse());
    await renew();
    expect(discovery.connection.accounts()).toBe(before);
    setAccounts(ACCOUNTS.slice(0, 2));
    await renew();
    expect(discovery.connection.accounts()).toEqual(before.slice(0, 2));
  });

  it('counts an operation with the current accounts', async () => {
    const env = { MAX_KMS_CALLS: '10' };
    const { renew, setAccounts, query } = await setupEstate({ env, organization: { regions: [REGION] } });
    const ask = async () =>
      (await query('{ accounts { regions { keys(first: 1) { nodes { metadata { state } } } } } }')).status;
    expect(await ask()).toBe(200);
    setAccounts([...ACCOUNTS.slice(0, 3), ...[1, 2, 3].map((index) => ({ accountId: `99999999000${index}` }))]);
    await renew();
    expect(await ask()).toBe(400);
    setAccounts(ACCOUNTS);
    await renew();
    expect(await ask()).toBe(200);
  });
});

describe('a renewal that fails', () => {
  it.each([
    ['is denied', { kind: 'error', code: 'AccessDeniedException' }, 'AWS denied organizations:ListAccounts.'],
    ['is reset', { kind: 'reset' }, 'The connection to AWS failed during organizations:ListAccounts.'],
    ['gets an HTML page', { kind: 'html' }, 'organizations:ListAccounts failed (BrokenAnswer).'],
    ['is throttled', { kind: 'throttle' }, 'organizations:ListAccounts failed (TooManyRequestsException).'],
  ] as const)('because ListAccounts %s keeps the accounts, and says why', async (_, fault, reason) => {
    const { kms, discovery, accountIds, setAccounts, renew } = await setupEstate();
    kms.setFaults([{ operation: 'ListAccounts', fault }]);
    setAccounts([]);
    expect(await discovery.renew()).toEqual([
      {
        level: 'warn',
        message: 'cannot list the accounts of the organization: the last list stays',
        details: { accounts: 3, reason },
      },
    ]);
    expect(await accountIds()).toEqual([HOME, MEMBER, OTHER]);
    const { succeededAt, failures } = discovery.status();
    expect(failures).toBe(1);
    kms.setFaults([]);
    setAccounts(ACCOUNTS.slice(0, 1));
    const before = Date.now();
    await renew();
    expect(await accountIds()).toEqual([HOME]);
    expect(succeededAt).toBeLessThanOrEqual(before);
    expect(discovery.status().succeededAt).toBeGreaterThanOrEqual(before);
    expect(discovery.status().failures).toBe(1);
  });

  it('for the Regions of one account keeps its Regions, and reports it once', async () => {
    const { kms, discovery, regionsOf, setAccounts, renew } = await setupEstate();
    kms.setFaults([
      { operation: 'ListRegions', accountId: MEMBER, fault: { kind: 'error', code: 'AccessDeniedException' } },
    ]);
    setAccounts(ACCOUNTS.map((account) => ({ ...account, optInRegions: ['me-south-1'] })));
    const notes = await discovery.renew();
    expect(notes.filter(({ level }) => level === 'warn')).toEqual([
      {
        level: 'warn',
        message: 'cannot list the Regions of an account',
        details: { accountId: MEMBER, reason: 'AWS denied account:ListRegions.', regions: regionsOf(MEMBER) },
      },
    ]);
    expect([regionsOf(MEMBER)?.includes('ap-east-1'), regionsOf(OTHER)?.includes('me-south-1')]).toEqual([true, true]);
    expect(await renew()).toEqual([]);
    kms.setFaults([]);
    expect(await renew()).toEqual([
      [
        'info',
        'the Regions of an account have changed',
        { accountId: MEMBER, added: ['me-south-1'], removed: ['ap-east-1'] },
      ],
      ['info', 'the Regions of an account can be listed again', { accountId: MEMBER }],
    ]);
  });

  it('for many accounts, as before the roles are deployed, fills no log', async () => {
    const accounts = Array.from({ length: 30 }, (_, index) => ({ accountId: String(200_000_000_000 + index) }));
    const organization = organizationOf([{ accountId: HOME }, ...accounts]);
    const { discovery } = await setupEstate({ seed: { keys: [], organization } });
    expect(discovery.notes.map(({ level }) => level)).toEqual(['info', ...Array(21).fill('warn')]);
    expect(discovery.notes.at(-1)).toMatchObject({
      message: 'cannot list the Regions of more accounts',
      details: { accountIds: accounts.slice(20).map(({ accountId }) => accountId) },
    });
  });

  it('for a call that is throttled once is retried', async () => {
    const { kms, renew } = await setupEstate();
    kms.setFaults(
      ['ListAccounts', 'ListRegions'].map((operation) => ({ operation, firstCalls: 1, fault: { kind: 'throttle' } })),
    );
    expect(await renew()).toEqual([]);
  });
});

describe('an account whose role cannot be assumed', () => {
  it('is listed with the home Region, and its keys say why they cannot be read', async () => {
    const roles = SEED.roles?.filter(({ arn }) => !arn.includes(MEMBER)) ?? [];
    const { discovery, regionsOf, accountIds, policyOf } = await setupEstate({ seed: { ...SEED, roles } });
    expect(await accountIds()).toEqual([HOME, MEMBER, OTHER]);
    expect(regionsOf(MEMBER)).toEqual([REGION]);
    const reason = `The gateway may not assume its role in account ${MEMBER}.`;
    expect(discovery.notes[1]).toMatchObject({ level: 'warn', details: { accountId: MEMBER, reason } });
    expect(await policyOf(MEMBER)).toMatchObject({
      code: 'AccessDeniedException',
      message: reason,
      permission: 'sts:AssumeRole',
    });
    expect(await policyOf(OTHER)).toEqual(EVERYTHING_READ);
  });

  it('is listed with the configured Regions', async () => {
    const roles = SEED.roles?.filter(({ arn }) => !arn.includes(MEMBER)) ?? [];
    const { regionsOf } = await setupEstate({
      seed: { ...SEED, roles },
      organization: { regions: [REGION, 'ap-east-1'] },
    });
    expect(regionsOf(MEMBER)).toEqual([REGION, 'ap-east-1']);
  });
});
