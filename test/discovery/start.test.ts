import { describe, expect, it } from 'vitest';
import { startKms } from '../embedded-kms/_kms.ts';
import {
  discover,
  HOME,
  keyArn,
  MEMBER,
  ORGANIZATION,
  OTHER,
  organizationOf,
  SEED,
  SUSPENDED,
  setupEstate,
  toEnv,
} from './_organization.ts';

describe('the accounts of an organization', () => {
  it('are the active ones, each in the Regions that are enabled in it', async () => {
    const { accountIds, regionsOf, policyOf, discovery } = await setupEstate();
    expect(await accountIds()).toEqual([HOME, MEMBER, OTHER]);
    expect([HOME, MEMBER, OTHER].map((accountId) => regionsOf(accountId)?.length)).toEqual([17, 18, 17]);
    expect(regionsOf(MEMBER)).toContain('ap-east-1');
    expect(discovery.notes).toEqual([
      {
        level: 'info',
        message: 'found the accounts of the organization',
        details: { accounts: 3, regions: expect.arrayContaining(['ap-east-1', 'us-east-2']) },
      },
    ]);
    for (const [accountId, region] of [[HOME], [MEMBER], [OTHER], [MEMBER, 'ap-east-1']]) {
      expect(await policyOf(accountId ?? '', region)).toEqual({ __typename: 'KeyPolicy' });
    }
  });

  it('are read with the role of the account, and the home account with own credentials', async () => {
    const { policyOf, calls } = await setupEstate();
    for (const accountId of [HOME, MEMBER, OTHER]) await policyOf(accountId);
    const callers = calls.filter(({ operation }) => operation === 'GetKeyPolicy').map(({ callerArn }) => callerArn);
    expect(callers).toEqual([
      `arn:aws:iam::${HOME}:root`,
      `arn:aws:sts::${MEMBER}:assumed-role/KmsReader/kms-policy-gateway`,
      `arn:aws:sts::${OTHER}:assumed-role/KmsReader/kms-policy-gateway`,
    ]);
    // One session for ListRegions and for KMS.
    expect(calls.filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(2);
  });

  it('are those whose principals a plan knows: the role of the account, or that of its own credentials', async () => {
    const { query } = await setupEstate();
    const stops = (principal: string) =>
      JSON.stringify({
        Statement: [
          { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' },
          { Effect: 'Deny', Principal: { AWS: principal }, Action: 'kms:Get*', Resource: '*' },
        ],
      });
    for (const [accountId, name] of [
      [HOME, 'root'],
      [MEMBER, 'role/KmsReader'],
    ] as const) {
      const ask = async (principal: string) =>
        (
          await query(
            'query ($policy: String!, $key: ID!) { checkKeyPolicy(policy: $policy, keyArn: $key) { gatewayCanStillRead } }',
            { policy: stops(`arn:aws:iam::${accountId}:${principal}`), key: keyArn(accountId) },
          )
        ).data;
      expect(await ask(name)).toEqual({ checkKeyPolicy: { gatewayCanStillRead: 'NO' } });
      expect(await ask('role/Other')).toEqual({ checkKeyPolicy: { gatewayCanStillRead: 'YES' } });
    }
  });

  it('that are excluded and are not among them are named in the log', async () => {
    const { discovery } = await setupEstate({ organization: { exclude: [OTHER, SUSPENDED, '999999999999'] } });
    expect(discovery.notes.slice(1)).toEqual([
      {
        level: 'warn',
        message: 'exclude names accounts that are not active accounts of the organization',
        details: { accountIds: [SUSPENDED, '999999999999'] },
      },
    ]);
    expect(await discovery.renew()).toEqual([]);
  });

  it('can be excluded, and limited to some Regions', async () => {
    const { accountIds, regionsOf, kms } = await setupEstate({
      organization: { exclude: [OTHER], regions: ['us-east-2', 'ap-east-1', 'me-south-1'] },
    });
    expect(await accountIds()).toEqual([HOME, MEMBER]);
    expect([regionsOf(HOME), regionsOf(MEMBER)]).toEqual([['us-east-2'], ['us-east-2', 'ap-east-1']]);
    expect(kms.callCount('ListRegions')).toBe(2);
  });

  it('are read page by page', async () => {
    const accounts = Array.from({ length: 45 }, (_, index) => ({ accountId: String(200_000_000_000 + index) }));
    const roles = accounts.map(({ accountId }) => ({ arn: `arn:aws:iam::${accountId}:role/KmsReader` }));
    const seed = { keys: [], roles, organization: organizationOf([{ accountId: HOME }, ...accounts]) };
    const { accountIds, kms } = await setupEstate({ seed });
    expect(await accountIds()).toEqual([HOME, ...accounts.map(({ accountId }) => accountId)]);
    expect([kms.callCount('ListAccounts'), kms.callCount('ListRegions')]).toEqual([3, 46]);
  });

  it('have the home account of a delegated administrator, too', async () => {
    const seed = {
      ...SEED,
      organization: { ...organizationOf(SEED.organization?.accounts ?? []), delegatedAdministrators: [MEMBER] },
    };
    const kms = await startKms({ seed: { ...seed, roles: seed.roles?.map(({ arn }) => ({ arn })) ?? [] } });
    const { connection } = await discover(toEnv(kms.url, MEMBER));
    expect(connection.home).toEqual({ partition: 'aws', accountId: MEMBER, region: 'us-east-2' });
    expect(connection.accounts().map(({ accountId }) => accountId)).toEqual([HOME, MEMBER, OTHER]);
  });
});

describe('accounts that cannot be listed at the start', () => {
  const messageOf = async (accountId: string, options: { organization?: object; seed?: object; env?: object } = {}) => {
    const kms = await startKms({ seed: { ...SEED, ...options.seed } });
    const env = { ...toEnv(kms.url, accountId), ...options.env };
    const result = await discover(env, { ...ORGANIZATION, ...options.organization }).catch((error) => error);
    return `${result.name}: ${result.message}`;
  };

  it.each([
    [
      'a member that is no delegated administrator',
      MEMBER,
      /^ConfigError: GATEWAY_CONFIG has "organization", and its accounts cannot be listed: organizations:ListAccounts failed with the credentials of account 444455556666 \(AccessDeniedException: You don't have permissions to access this resource\.\)\. Expected credentials of the management account of the organization or of a delegated administrator, with the permission organizations:ListAccounts \(docs\/aws\.md, "All accounts of an organization"\)$/,
    ],
    [
      'an account without an organization',
      '999900001111',
      /AWSOrganizationsNotInUseException: .*Expected an account of an organization \(/,
    ],
  ])('for %s say which permission is missing, and from which account', async (_, accountId, message) => {
    expect(await messageOf(accountId)).toMatch(message);
  });

  it('because a call fails again and again', async () => {
    const faults = [{ operation: 'ListAccounts', fault: { kind: 'reset' } }];
    expect(await messageOf(HOME, { seed: { faults } })).toMatch(/ListAccounts failed .*\(ConnectionFailed: /);
  });

  it('because the home account or the home Region is left out', async () => {
    expect(await messageOf(HOME, { organization: { exclude: [HOME], regions: ['eu-west-1', 'cn-north-1'] } })).toBe(
      [
        `ConfigError: GATEWAY_CONFIG: /accounts/organization/exclude names ${HOME}, the account of the gateway's own credentials: expected other accounts`,
        'GATEWAY_CONFIG: /accounts/organization/regions does not have AWS_REGION: expected us-east-2, too',
        'GATEWAY_CONFIG: /accounts/organization/regions has cn-north-1: expected Regions of partition aws, the partition of AWS_REGION',
      ].join('\n'),
    );
  });

  it('because there is no home Region, or it is not enabled', async () => {
    const kms = await startKms({ seed: SEED });
    const { AWS_REGION: _, ...env } = toEnv(kms.url);
    await expect(discover({ ...env, GATEWAY_CONFIG: 'x' })).rejects.toThrow(/^AWS_REGION is not set: /);
    expect(await messageOf(HOME, { env: { AWS_REGION: 'ap-east-1' } })).toMatch(
      /InvalidClientTokenId: .* ap-east-1 may not be enabled in their account\. /,
    );
  });
});
