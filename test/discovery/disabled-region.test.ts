import { describe, expect, it } from 'vitest';
import { isEnabled } from '../../src/embedded-kms/organization/organization.ts';
import { regionsOfPartition } from '../../src/embedded-kms/organization/regions.ts';
import { isOptInRegion } from '../../src/kms/opt-in-region.ts';
import { setup } from '../_setup.ts';
import { setupGuarded, trusted } from '../auth/_gateway.ts';
import { startIssuer } from '../auth/_issuer.ts';
import {
  ACCOUNTS,
  discover,
  HOME,
  KEY_ID,
  keyArn,
  MEMBER,
  ORGANIZATION,
  organizationOf,
  REGION,
  SEED,
  setupEstate,
  toEnv,
} from './_organization.ts';

const policy = (accountId: string, region: string) =>
  `{ key(id: "${keyArn(accountId, region)}") { policy { __typename ... on KmsException { code message } } } }`;

describe('a Region that is not enabled in an account', () => {
  it('is named if discovery knows it, without a call of KMS', async () => {
    const { policyOf, kms } = await setupEstate();
    expect(await policyOf(HOME, 'ap-east-1')).toEqual({
      __typename: 'KmsAccessDeniedException',
      code: 'AccessDeniedException',
      message: `ap-east-1 is not enabled in account ${HOME}, so GetKeyPolicy was not called.`,
      permission: 'kms:GetKeyPolicy',
    });
    expect(kms.callCount('GetKeyPolicy')).toBe(0);
  });

  it('is not confused with one that the gateway is not configured for', async () => {
    const { policyOf } = await setupEstate({ organization: { regions: [REGION] } });
    expect(await policyOf(HOME, 'eu-west-1')).toMatchObject({
      message: `The gateway is not configured for eu-west-1 of account ${HOME}, so GetKeyPolicy was not called.`,
    });
  });

  it('may be the reason if AWS does not know the credentials there: if it was disabled later, or without discovery', async () => {
    const { policyOf, setAccounts } = await setupEstate();
    setAccounts(ACCOUNTS.map(({ accountId }) => ({ accountId })));
    const message = (accountId: string) =>
      `ap-east-1 may not be enabled in account ${accountId}: AWS does not know the credentials of the gateway there (UnrecognizedClientException).`;
    const failure = { __typename: 'KmsUnavailableException', code: 'UnrecognizedClientException' };
    expect(await policyOf(MEMBER, 'ap-east-1')).toEqual({ ...failure, message: message(MEMBER) });
    const { query } = await setup({ seed: SEED });
    expect((await query(policy(HOME, 'ap-east-1'))).data).toEqual({
      key: { policy: { ...failure, message: message(HOME) } },
    });
  });

  it('is not blamed for wrong credentials in a Region that AWS enables by default', async () => {
    const fault = { kind: 'error', code: 'UnrecognizedClientException' } as const;
    const { query } = await setup({ seed: { ...SEED, faults: [{ operation: 'GetKeyPolicy', fault }] } });
    expect((await query(policy(HOME, 'eu-west-1'))).data).toMatchObject({
      key: { policy: { message: 'AWS refused the credentials of the gateway (UnrecognizedClientException).' } },
    });
  });

  it('is named if the role of an account cannot be assumed in it', async () => {
    const inHome = organizationOf([{ accountId: HOME, optInRegions: ['ap-east-1'] }, { accountId: MEMBER }]);
    const { query, kms } = await setup({
      seed: { ...SEED, organization: inHome },
      connect: async ({ url }) => (await discover({ ...toEnv(url), AWS_REGION: 'ap-east-1' })).connection,
    });
    expect((await query(policy(MEMBER, 'ap-east-1'))).data).toMatchObject({
      key: {
        policy: {
          code: 'CredentialsUnavailable',
          message: `The gateway could not assume its role in account ${MEMBER}: STS in ap-east-1 is not enabled for account ${MEMBER}.`,
        },
      },
    });
    expect(kms.callCount('GetKeyPolicy')).toBe(0);
  });

  it('is the same for the gateway and for the embedded KMS', () => {
    const organization = organizationOf([{ accountId: HOME }]);
    for (const region of ['us-east-2', 'cn-north-1', 'us-gov-west-1'].flatMap(regionsOfPartition)) {
      expect([region, isOptInRegion(region)]).toEqual([region, !isEnabled(organization, HOME, region)]);
    }
  });
});

describe('callers of a gateway that discovers its accounts', () => {
  async function setupCallers(rules: readonly object[], { seed = SEED, trustsConfigured = false } = {}) {
    const issuer = await startIssuer();
    let found: Awaited<ReturnType<typeof discover>> | undefined;
    const trust = { accounts: new Set<string>(), trustsConfigured, organizations: new Set<string>() };
    const all = await setupGuarded(
      { jwt: [trusted(issuer)], rules },
      {
        seed,
        gateway: { trust },
        async connect({ url }) {
          found = await discover(toEnv(url), ORGANIZATION);
          return found.connection;
        },
      },
    );
    const token = await issuer.token();
    return { ...all, ask: (document: string) => all.as(token, document), renew: async () => await found?.renew() };
  }
  const rule = (accounts: unknown, regions: unknown = 'all') => ({
    to: 'everyone',
    accounts,
    regions,
    permissions: ['key:read', 'policy:read', 'grant:read'],
  });
  const NEW = '123412341234';

  it('may read an account of theirs as soon as it is found, and no other', async () => {
    const { ask, renew, kms } = await setupCallers([rule([NEW])]);
    expect(await ask('{ accounts { accountId } }')).toMatchObject({ status: 403 });
    kms.setOrganization(organizationOf([...ACCOUNTS, { accountId: NEW }]));
    await renew();
    expect((await ask('{ accounts { accountId } }')).data).toEqual({ accounts: [{ accountId: NEW }] });
    kms.setOrganization(organizationOf(ACCOUNTS));
    await renew();
    expect(await ask('{ accounts { accountId } }')).toMatchObject({ status: 403 });
  });

  it('do not learn which Regions are enabled where they may read nothing', async () => {
    const { ask } = await setupCallers([rule([MEMBER], [REGION])]);
    const messages = await Promise.all(
      [
        [HOME, 'ap-east-1'],
        [MEMBER, 'me-south-1'],
        [MEMBER, 'eu-west-1'],
      ].map(async ([accountId = '', region = '']) => {
        const { data } = await ask(policy(accountId, region));
        return (data as { key: { policy: { message: string } } }).key.policy.message;
      }),
    );
    expect(messages).toEqual([
      `The gateway is not configured for ap-east-1 of account ${HOME}, or not for you, so GetKeyPolicy was not called.`,
      `The gateway is not configured for me-south-1 of account ${MEMBER}, or not for you, so GetKeyPolicy was not called.`,
      `The gateway is not configured for eu-west-1 of account ${MEMBER}, or not for you, so GetKeyPolicy was not called.`,
    ]);
  });

  it('get findings that trust the current accounts', async () => {
    const arn = `arn:aws:iam::${NEW}:role/Reader`;
    const statement = { Effect: 'Allow', Principal: { AWS: arn }, Action: 'kms:Decrypt', Resource: '*' };
    const root = { Effect: 'Allow', Principal: { AWS: HOME }, Action: 'kms:*', Resource: '*' };
    const policy = { Version: '2012-10-17', Statement: [root, statement] };
    const keys = [{ keyId: KEY_ID, accountId: HOME, region: REGION, policy }];
    const options = { seed: { ...SEED, keys }, trustsConfigured: true };
    const { ask, renew, kms } = await setupCallers([rule('all')], options);
    const severity = async () => {
      const { data } = await ask(`{ key(id: "${keyArn(HOME)}") { findings { nodes { code severity } } } }`);
      const { nodes } = (data as { key: { findings: { nodes: { code: string; severity: string }[] } } }).key.findings;
      return nodes.find(({ code }) => code === 'EXTERNAL_ACCOUNT')?.severity;
    };
    expect(await severity()).toBe('HIGH');
    kms.setOrganization(organizationOf([...ACCOUNTS, { accountId: NEW }]));
    await renew();
    expect(await severity()).toBe('INFO');
  });
});
