import type { ListRegionsCommandInput } from '@aws-sdk/client-account';
import { ListKeysCommand } from '@aws-sdk/client-kms';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import { parseSeed } from '../../src/embedded-kms/seed/parse-seed.ts';
import { errorOf } from './_kms.ts';
import { DELEGATED, MANAGEMENT, MEMBER, ORGANIZATION, OUTSIDER, startOrganization } from './_organization.ts';
import { assume, READER, startSts } from './_sts.ts';

describe('ListAccounts', () => {
  it('gives the management account and delegated administrators all accounts with their states', async () => {
    const { listAccounts, kms } = await startOrganization();
    for (const caller of [MANAGEMENT, DELEGATED]) {
      const { Accounts, NextToken } = await listAccounts(caller);
      expect(NextToken).toBeUndefined();
      expect(Accounts).toMatchObject([
        { Id: MANAGEMENT, Name: 'Management', State: 'ACTIVE', JoinedTimestamp: expect.any(Date) },
        { Id: DELEGATED, Name: `Account ${DELEGATED}`, State: 'SUSPENDED' },
        {
          Id: MEMBER,
          Arn: `arn:aws:organizations::${MANAGEMENT}:account/o-exampleorgid/${MEMBER}`,
          State: 'ACTIVE',
        },
      ]);
    }
    expect(kms.callCount('ListAccounts')).toBe(2);
  });

  it('has pages of 20 accounts at most', async () => {
    const accounts = Array.from({ length: 45 }, (_, index) => ({ accountId: String(100_000_000_000 + index) }));
    const organization = { managementAccountId: accounts[0]?.accountId ?? '', accounts };
    const { listAccounts } = await startOrganization(organization);
    const caller = organization.managementAccountId;
    const found: (string | undefined)[] = [];
    const sizes: number[] = [];
    let NextToken: string | undefined;
    do {
      const page = await listAccounts(caller, NextToken === undefined ? {} : { NextToken });
      found.push(...(page.Accounts ?? []).map(({ Id }) => Id));
      sizes.push(page.Accounts?.length ?? 0);
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(sizes).toEqual([20, 20, 5]);
    expect(found).toEqual(accounts.map(({ accountId }) => accountId));
    expect((await errorOf(listAccounts(caller, { NextToken: 'x' }))).name).toBe('InvalidInputException');
    expect((await errorOf(listAccounts(caller, { MaxResults: 21 }))).name).toBe('InvalidInputException');
  });

  it.each([
    ['another member', MEMBER, ORGANIZATION, 'AccessDeniedException'],
    ['an account outside the organization', OUTSIDER, ORGANIZATION, 'AWSOrganizationsNotInUseException'],
    ['an account without an organization', MANAGEMENT, null, 'AWSOrganizationsNotInUseException'],
  ])('refuses %s', async (_, caller, organization, code) => {
    const { listAccounts } = await startOrganization(organization);
    const error = await errorOf(listAccounts(caller ?? ''));
    expect([error.name, error.$metadata?.httpStatusCode]).toEqual([code, 400]);
  });
});

it('other operations of AWS Organizations say that they are not served', async () => {
  const { describeOrganization } = await startOrganization();
  expect((await errorOf(describeOrganization(MANAGEMENT))).message).toBe(
    'The embedded KMS serves ListAccounts of AWS Organizations, and no other operation.',
  );
});

describe('ListRegions', () => {
  const statusesOf = ({
    Regions = [],
  }: Awaited<ReturnType<Awaited<ReturnType<typeof startOrganization>>['listRegions']>>) =>
    Object.fromEntries(Regions.map(({ RegionName, RegionOptStatus }) => [RegionName, RegionOptStatus]));

  it('gives the Regions of the partition, and whether each is enabled in the account', async () => {
    const { listRegions } = await startOrganization();
    const statuses = statusesOf(await listRegions(MEMBER));
    expect(statuses).toMatchObject({
      'us-east-1': 'ENABLED_BY_DEFAULT',
      'ap-east-1': 'ENABLED',
      'me-south-1': 'DISABLED',
    });
    expect(Object.values(statuses).filter((status) => status === 'ENABLED_BY_DEFAULT')).toHaveLength(17);
    expect(statusesOf(await listRegions(MANAGEMENT))).toMatchObject({ 'ap-east-1': 'DISABLED' });
    expect(statusesOf(await listRegions(OUTSIDER))).toMatchObject({ 'ap-east-1': 'ENABLED' });
    const china = await startOrganization(ORGANIZATION, 'cn-north-1');
    expect(Object.keys(statusesOf(await china.listRegions(MEMBER)))).toEqual(['cn-north-1', 'cn-northwest-1']);
  });

  it('selects by status, and has pages', async () => {
    const { listRegions } = await startOrganization();
    const RegionOptStatusContains: NonNullable<ListRegionsCommandInput['RegionOptStatusContains']> = [
      'ENABLED',
      'ENABLED_BY_DEFAULT',
    ];
    const first = await listRegions(MEMBER, { RegionOptStatusContains, MaxResults: 10 });
    const second = await listRegions(MEMBER, { RegionOptStatusContains, NextToken: first.NextToken });
    expect([first.Regions?.length, second.Regions?.length, second.NextToken]).toEqual([10, 8, undefined]);
    expect((await errorOf(listRegions(MEMBER, { NextToken: 'x' }))).name).toBe('ValidationException');
  });

  it('lets only administrators of the organization name an account', async () => {
    const { listRegions } = await startOrganization();
    expect(statusesOf(await listRegions(MANAGEMENT, { AccountId: MEMBER }))).toMatchObject({ 'ap-east-1': 'ENABLED' });
    for (const [caller, AccountId] of [
      [MEMBER, DELEGATED],
      [MANAGEMENT, MANAGEMENT],
      [MANAGEMENT, OUTSIDER],
    ]) {
      const error = await errorOf(listRegions(caller ?? '', { AccountId }));
      expect([error.name, error.$metadata?.httpStatusCode]).toEqual(['AccessDeniedException', 403]);
    }
  });
});

describe('faults of the organization', () => {
  it.each<[FaultRule['operation'], FaultRule['fault'], string, number]>([
    ['ListAccounts', { kind: 'throttle' }, 'TooManyRequestsException', 400],
    ['ListAccounts', { kind: 'error', code: 'ServiceException', status: 500 }, 'ServiceException', 500],
    ['ListRegions', { kind: 'throttle' }, 'TooManyRequestsException', 429],
    ['ListRegions', { kind: 'error', code: 'AccessDeniedException' }, 'AccessDeniedException', 403],
  ])('%s: %j', async (operation, fault, code, status) => {
    const { kms, listAccounts, listRegions } = await startOrganization();
    kms.setFaults([{ operation, fault } as FaultRule]);
    const error = await errorOf(operation === 'ListAccounts' ? listAccounts(MANAGEMENT) : listRegions(MANAGEMENT));
    expect([error.name, error.$metadata?.httpStatusCode]).toEqual([code, status]);
    expect(kms.callCount(operation)).toBe(1);
  });
});

describe('a Region that is not enabled in an account', () => {
  it('knows no credentials of the account, until it is enabled', async () => {
    const { kms } = await startOrganization();
    const listKeys = (accountId: string, region: string) => kms.client(accountId, region).send(new ListKeysCommand({}));
    const error = await errorOf(listKeys(MANAGEMENT, 'ap-east-1'));
    expect([error.name, error.message]).toEqual([
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ]);
    await listKeys(MEMBER, 'ap-east-1');
    await listKeys(MANAGEMENT, 'us-west-2');
    const [, ...others] = ORGANIZATION.accounts;
    const management = { accountId: MANAGEMENT, optInRegions: ['ap-east-1'] };
    kms.setOrganization({ ...ORGANIZATION, accounts: [management, ...others] });
    await listKeys(MANAGEMENT, 'ap-east-1');
  });

  it('has no STS for the account: neither for its credentials, nor for its roles', async () => {
    const { kms, sts } = await startSts();
    const organizationWith = (home: readonly string[], other: readonly string[]) => ({
      managementAccountId: MANAGEMENT,
      accounts: [
        { accountId: MANAGEMENT, optInRegions: home },
        { accountId: MEMBER, optInRegions: other },
      ],
    });
    const there = sts();
    there.config.region = async () => 'ap-east-1';
    kms.setOrganization(organizationWith([], ['ap-east-1']));
    expect((await errorOf(there.send(new GetCallerIdentityCommand({})))).name).toBe('InvalidClientTokenId');
    kms.setOrganization(organizationWith(['ap-east-1'], []));
    expect((await errorOf(assume(there))).name).toBe('RegionDisabledException');
    kms.setOrganization(organizationWith(['ap-east-1'], ['ap-east-1']));
    expect((await assume(there)).AssumedRoleUser?.Arn).toContain(READER.split('/').at(-1));
  });
});

describe('the organization of a seed file', () => {
  it('has its mistakes reported with their places', () => {
    const organization = {
      managementAccountId: '111122223333',
      delegatedAdministrators: ['12'],
      accounts: [{ accountId: MEMBER, state: 'GONE', optInRegions: ['us-east-1'] }],
    };
    expect(() => parseSeed(JSON.stringify({ keys: [], organization }))).toThrow(
      /^\/organization\/delegatedAdministrators\/0: expected an account ID.*\n.*\/state: .*\n.*\/optInRegions\/0: expected a Region/,
    );
    const accounts = [{ accountId: MEMBER }, { accountId: MEMBER }];
    expect(() =>
      parseSeed(
        JSON.stringify({
          keys: [],
          organization: { managementAccountId: MANAGEMENT, delegatedAdministrators: [OUTSIDER], accounts },
        }),
      ),
    ).toThrow(
      [
        '/organization/accounts: expected each account once',
        '/organization/managementAccountId: expected one of /organization/accounts',
        '/organization/delegatedAdministrators/0: expected one of /organization/accounts',
      ].join('\n'),
    );
  });
});
