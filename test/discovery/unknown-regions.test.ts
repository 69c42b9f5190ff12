import { describe, expect, it, vi } from 'vitest';
import { setupGuarded, trusted } from '../auth/_gateway.ts';
import { startIssuer } from '../auth/_issuer.ts';
import { graphql } from '../generated/gql.ts';
import { readPages } from '../graphql/_all-keys.ts';
import {
  discover,
  HOME,
  keyArn,
  MEMBER,
  ORGANIZATION,
  OTHER,
  REGION,
  SEED,
  setupEstate,
  toEnv,
} from './_organization.ts';
import { FAILURE, FAULT, FAULTY, MESSAGE } from './_unknown-regions.ts';

// Programs take seconds to start, and far more on a busy machine.
vi.setConfig({ testTimeout: 100_000 });

const ACCOUNTS = graphql(`
  query AccountsAndWhatFailed { accounts { accountId regions { name } regionsFailure { code message } } }
`);

describe('an account whose Regions could not be listed', () => {
  it('says so, and why', async () => {
    const { query } = await setupEstate({ seed: FAULTY });
    const { accounts } = (await query(ACCOUNTS)).data;
    expect(accounts.map(({ accountId, regionsFailure }) => [accountId, regionsFailure?.message])).toEqual([
      [HOME, undefined],
      [MEMBER, MESSAGE],
      [OTHER, undefined],
    ]);
    expect(accounts[1]?.regions).toEqual([{ name: REGION }]);
  });

  it('is a failure without a Region on exactly one page of allKeys, whatever the size of a page', async () => {
    const { query, kms } = await setupEstate({ seed: FAULTY });
    for (const first of [1, 2, 3, 100]) {
      const pages = await readPages(() => query, { first });
      expect(pages.flatMap(({ failures }) => failures)).toEqual([FAILURE]);
      expect(pages.flatMap(({ arns }) => arns)).toEqual([
        keyArn(HOME, 'eu-west-1'),
        keyArn(HOME),
        keyArn(MEMBER),
        keyArn(OTHER, 'eu-west-1'),
        keyArn(OTHER),
      ]);
    }
    kms.resetCallCounts();
    await readPages(() => query, { accountIds: [MEMBER] });
    expect(kms.callCount('ListKeys')).toBe(1);
  });

  it('is a failure if a Region is asked for that it may have, and none if the Region is read', async () => {
    const { query } = await setupEstate({ seed: FAULTY });
    const failuresOf = async (regions: string[]) =>
      (await readPages(() => query, { regions })).flatMap(({ failures }) => failures);
    expect(await failuresOf(['eu-west-1'])).toEqual([FAILURE]);
    expect(await failuresOf([REGION, 'eu-west-1'])).toEqual([FAILURE]);
    expect(await failuresOf([REGION])).toEqual([]);
  });

  it('is no failure where the Regions are configured: all of them are read', async () => {
    const { query } = await setupEstate({ seed: FAULTY, organization: { regions: [REGION, 'ap-east-1'] } });
    const pages = await readPages(() => query, { accountIds: [MEMBER] });
    expect(pages.flatMap(({ failures }) => failures)).toEqual([]);
    expect(pages.flatMap(({ arns }) => arns)).toEqual([keyArn(MEMBER, 'ap-east-1'), keyArn(MEMBER)]);
    expect((await query(ACCOUNTS)).data.accounts.every(({ regionsFailure }) => regionsFailure === null)).toBe(true);
  });

  it('is one until they can be listed, and not again if they later cannot: the last Regions stay', async () => {
    const { query, renew, kms, discovery } = await setupEstate({ seed: FAULTY });
    const failures = async () => (await readPages(() => query, {})).flatMap((page) => page.failures);
    const before = discovery.connection.accounts();
    await renew();
    expect([await failures(), discovery.connection.accounts()]).toEqual([[FAILURE], before]);
    expect(discovery.connection.accounts()).toBe(before);
    kms.setFaults([]);
    await renew();
    expect(await failures()).toEqual([]);
    kms.setFaults([FAULT]);
    await renew();
    expect(await failures()).toEqual([]);
  });

  it('names the role if that could not be assumed', async () => {
    const roles = SEED.roles?.filter(({ arn }) => !arn.includes(MEMBER)) ?? [];
    const { query } = await setupEstate({ seed: { ...SEED, roles } });
    const [page] = await readPages(() => query, { accountIds: [MEMBER] });
    expect(page?.failures.map(({ region, exception }) => [region, exception])).toMatchObject([
      [null, { code: 'AccessDeniedException', permission: 'sts:AssumeRole' }],
      [REGION, { code: 'AccessDeniedException', permission: 'sts:AssumeRole' }],
    ]);
  });
});

describe('callers learn of it', () => {
  const DOCUMENT = `{ accounts { accountId regions { name } regionsFailure { message } } allKeys { nodes { arn } failures { accountId region } } }`;

  it.each<[string, unknown, unknown, object]>([
    [
      'who may read all Regions of the account',
      [MEMBER],
      'all',
      {
        accounts: [{ accountId: MEMBER, regions: [{ name: REGION }], regionsFailure: { message: MESSAGE } }],
        allKeys: { nodes: [{ arn: keyArn(MEMBER) }], failures: [{ accountId: MEMBER, region: null }] },
      },
    ],
    [
      'who may read only a Region that is not known',
      [MEMBER],
      ['eu-west-1'],
      {
        accounts: [{ accountId: MEMBER, regions: [], regionsFailure: { message: MESSAGE } }],
        allKeys: { nodes: [], failures: [{ accountId: MEMBER, region: null }] },
      },
    ],
    [
      'not who may read only the Region that is read',
      [MEMBER],
      [REGION],
      {
        accounts: [{ accountId: MEMBER, regions: [{ name: REGION }], regionsFailure: null }],
        allKeys: { nodes: [{ arn: keyArn(MEMBER) }], failures: [] },
      },
    ],
    [
      'not who may read another account',
      [OTHER],
      [REGION],
      {
        accounts: [{ accountId: OTHER, regions: [{ name: REGION }], regionsFailure: null }],
        allKeys: { nodes: [{ arn: keyArn(OTHER) }], failures: [] },
      },
    ],
  ])('%s', async (_, accounts, regions, expected) => {
    const issuer = await startIssuer();
    const rules = [{ to: 'everyone', accounts, regions, permissions: ['key:read'] }];
    const { as } = await setupGuarded(
      { jwt: [trusted(issuer)], rules },
      { seed: FAULTY, connect: async ({ url }) => (await discover(toEnv(url), ORGANIZATION)).connection },
    );
    expect(await as(await issuer.token(), DOCUMENT)).toEqual({ status: 200, data: expected });
  });
});
