import { ListKeysCommand } from '@aws-sdk/client-kms';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toScope } from '../../src/kms/arn.ts';
import type { AccountOptions } from '../../src/kms/client/account-connection.ts';
import { createClients } from '../../src/kms/client/clients.ts';
import { loadAwsConnection } from '../../src/kms/client/connection.ts';
import { setEnvironment } from '../_environment.ts';

const ACCOUNT = {
  accountId: '111122223333',
  roleArn: null,
  externalId: null,
  sourceIdentity: false,
  profile: null,
  fips: false,
  dualStack: false,
} as const;

/** The host that the account's client would call: the real client's request, stopped before it is sent. */
async function hostOf(account: Omit<AccountOptions, 'regions'>, region: string): Promise<string> {
  setEnvironment({ AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'x' });
  const clients = createClients(
    await loadAwsConnection({ endpoint: null, accounts: [{ ...account, regions: [region] }] }),
  );
  onTestFinished(() => clients.close());
  const access = clients.clientFor(toScope(account.accountId, region), null);
  if (typeof access === 'string') throw new Error(access);
  let host = '';
  const stop = new Error('stopped before it is sent');
  access.client.middlewareStack.add(
    () => async (args) => {
      host = (args.request as { hostname: string }).hostname;
      throw stop;
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  await expect(access.client.send(new ListKeysCommand({}))).rejects.toBe(stop);
  return host;
}

describe('the endpoint of an account', () => {
  it.each([
    ['a Region', 'eu-central-1', {}, 'kms.eu-central-1.amazonaws.com'],
    ['China', 'cn-north-1', {}, 'kms.cn-north-1.amazonaws.com.cn'],
    ['GovCloud', 'us-gov-west-1', {}, 'kms.us-gov-west-1.amazonaws.com'],
    ['FIPS', 'us-east-2', { fips: true }, 'kms-fips.us-east-2.amazonaws.com'],
    ['FIPS in GovCloud', 'us-gov-west-1', { fips: true }, 'kms-fips.us-gov-west-1.amazonaws.com'],
    ['dual stack', 'eu-central-1', { dualStack: true }, 'kms.eu-central-1.api.aws'],
    ['dual stack in China', 'cn-north-1', { dualStack: true }, 'kms.cn-north-1.api.amazonwebservices.com.cn'],
    ['both', 'us-east-2', { fips: true, dualStack: true }, 'kms-fips.us-east-2.api.aws'],
  ])('is that of %s', async (_, region, more, host) => {
    expect(await hostOf({ ...ACCOUNT, ...more }, region)).toBe(host);
  });

  it('is in the partition of its Region', async () => {
    const { accounts, home } = await loadAwsConnection({
      endpoint: null,
      accounts: [{ ...ACCOUNT, regions: ['us-gov-west-1'] }],
    });
    expect(home).toEqual({ partition: 'aws-us-gov', accountId: '111122223333', region: 'us-gov-west-1' });
    expect(accounts()).toMatchObject([{ partition: 'aws-us-gov', regions: ['us-gov-west-1'] }]);
  });
});
