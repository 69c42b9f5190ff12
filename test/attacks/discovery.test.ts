import { describe, expect, it, vi } from 'vitest';
import { discover, HOME, MEMBER, toEnv } from '../discovery/_organization.ts';
import { startKms } from '../embedded-kms/_kms.ts';
import { startRawKms } from './_raw-kms.ts';

const ACTIVE = { Id: HOME, State: 'ACTIVE' };
const REGIONS = { Regions: [{ RegionName: 'us-east-2', RegionOptStatus: 'ENABLED_BY_DEFAULT' }] };

/** Discovers over services that send these answers. `regions` is the answer for the home account. */
async function discoverRaw(accounts: () => object, regions: () => object = () => REGIONS) {
  const raw = await startRawKms((operation) => (operation === 'ListAccounts' ? accounts() : regions()));
  // Without STS, no role can be assumed, but accounts are listed.
  const env = { ...toEnv(raw.url), AWS_ACCOUNT_ID: HOME, AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1' };
  return { ...raw, connecting: discover(env, { roleName: 'KmsReader' }) };
}

describe('a list of accounts', () => {
  it.each<[string, object]>([
    ['without accounts', {}],
    ['that is no list', { Accounts: 'all' }],
    ['with an ID that would change the ARN of the role', { Accounts: [ACTIVE, { ...ACTIVE, Id: '1:role/x' }] }],
    ['with an ID that is no text', { Accounts: [{ ...ACTIVE, Id: 111122223333 }] }],
    ['with an account without a state', { Accounts: [{ Id: HOME }] }],
    ['with null for an account', { Accounts: [null] }],
  ])('%s is refused as a whole', async (_, accounts) => {
    const { connecting } = await discoverRaw(() => accounts);
    await expect(connecting).rejects.toThrow(/organizations:ListAccounts failed .*\((BrokenAnswer|TypeError)/);
  });

  it('that never ends is ended', async () => {
    const { connecting, callsOf } = await discoverRaw(() => ({ Accounts: [], NextToken: 'again' }));
    await expect(connecting).rejects.toThrow(/organizations:ListAccounts failed .*\(TooManyPages/);
    expect(callsOf('ListAccounts')).toBeLessThanOrEqual(2_001);
  }, 60_000); // 2,000 calls: 10 s if the processor is free

  const isWithoutHome = `the list does not have ${HOME}, the account of the gateway`;
  it.each([
    ['is empty', []],
    ['lacks the account of the gateway', [{ Id: MEMBER, State: 'ACTIVE' }]],
  ])('that %s is refused: the last list stays', async (_, wrong) => {
    let accounts: object[] = [ACTIVE, { Id: MEMBER, State: 'ACTIVE' }];
    const { connecting } = await discoverRaw(() => ({ Accounts: accounts }));
    const { connection, renew } = await connecting;
    accounts = wrong;
    const reason = `organizations:ListAccounts failed (BrokenAnswer: ${isWithoutHome}).`;
    expect(await renew()).toMatchObject([{ level: 'warn', details: { accounts: 2, reason } }]);
    expect(connection.accounts().map(({ accountId }) => accountId)).toEqual([HOME, MEMBER]);
  });

  it('that lacks the account of the gateway at the start says what may be wrong', async () => {
    const { connecting } = await discoverRaw(() => ({ Accounts: [] }));
    await expect(connecting).rejects.toThrow(
      `(BrokenAnswer: ${isWithoutHome}). Expected all accounts of the organization of this account: ` +
        'check AWS_ACCOUNT_ID and AWS_ENDPOINT_URL_ORGANIZATIONS, if they are set (docs/aws.md, ',
    );
  });

  it('hides no account in a state that AWS adds, and has no account that left', async () => {
    const states = ['ACTIVE', 'active', 'UNDER_REVIEW', 'PENDING_ACTIVATION', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'];
    const accounts = states.map((State, index) => ({ Id: `20000000000${index}`, State }));
    const { connecting } = await discoverRaw(() => ({ Accounts: [{ Id: HOME, State: 'SUSPENDED' }, ...accounts] }));
    const { connection } = await connecting;
    expect(connection.accounts().map(({ accountId }) => accountId)).toEqual([
      HOME,
      ...accounts.slice(0, 3).map(({ Id }) => Id),
    ]);
  });

  it('of more accounts than an organization can have is refused, before they are asked for their Regions', async () => {
    let pages = 0;
    const listAccounts = () => {
      const first = 100_000_000_000 + 15_000 * pages++;
      const Accounts = Array.from({ length: 15_000 }, (_, index) => ({ Id: String(first + index), State: 'ACTIVE' }));
      return { Accounts, NextToken: `${pages}` };
    };
    const listRegions = vi.fn(() => REGIONS);
    const { connecting } = await discoverRaw(listAccounts, listRegions);
    await expect(connecting).rejects.toThrow('(TooManyAccounts: more than 40,000 accounts). ');
    expect(pages).toBe(3);
    expect(listRegions).not.toHaveBeenCalled();
  });

  it('may have the older name of the state, and accounts twice', async () => {
    const { connecting } = await discoverRaw(() => ({
      Accounts: [{ Id: HOME, Status: 'ACTIVE' }, ACTIVE, { Id: MEMBER, Status: 'SUSPENDED' }],
    }));
    const { connection } = await connecting;
    expect(connection.accounts().map(({ accountId }) => accountId)).toEqual([HOME]);
  });
});

describe('a list of Regions', () => {
  it.each<[string, object]>([
    ['without Regions', {}],
    ['that is empty', { Regions: [] }],
    [
      'with a name that would change the host',
      { Regions: [{ ...REGIONS.Regions[0], RegionName: 'evil.example.com/' }] },
    ],
    ['of another partition', { Regions: [{ ...REGIONS.Regions[0], RegionName: 'cn-north-1' }] }],
    ['that never ends', { ...REGIONS, NextToken: 'again' }],
  ])('%s leaves the home Region', async (_, regions) => {
    const { connecting } = await discoverRaw(
      () => ({ Accounts: [ACTIVE] }),
      () => regions,
    );
    const { connection, notes } = await connecting;
    expect(connection.accounts()).toMatchObject([{ accountId: HOME, regions: ['us-east-2'], enabledRegions: null }]);
    expect(notes[1]?.details).toMatchObject({ reason: expect.stringMatching(/\((BrokenAnswer|TooManyPages)\)\.$/) });
  });
});

describe('the message of a service that fails at the start', () => {
  it.each(['ListAccounts', 'GetCallerIdentity'])(
    'of %s is clipped and escaped, without the role',
    async (operation) => {
      const attack = '\u009b2J\n\u202e';
      const message = `User: arn:aws:sts::${HOME}:assumed-role/Secret/x is not authorized ${attack}${'x'.repeat(1_900)}`;
      const fault = { kind: 'error', code: 'AccessDeniedException', message } as const;
      const kms = await startKms({ seed: { keys: [], faults: [{ operation, fault }] } });
      const connecting = discover(toEnv(kms.url), { roleName: 'KmsReader' });
      await expect(connecting).rejects.toThrow(
        /\(AccessDenied\w*: User: the gateway is not authorized \\u\{9b\}2J\\u\{a\}\\u\{202e\}x{300,350}…\)/,
      );
      await expect(connecting).rejects.not.toThrow(/[\p{Cc}\u202e]|Secret/u);
    },
  );
});
