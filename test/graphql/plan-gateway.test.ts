import { expect, it } from 'vitest';
import type { EmbeddedKms } from '../../src/embedded-kms/server.ts';
import { type AwsOptions, loadAwsConnection } from '../../src/kms/client/connection.ts';
import { setEnvironment } from '../_environment.ts';
import { ACCOUNT, REGION } from '../_setup.ts';
import { DELEGATES, deny, toPolicy } from './_access.ts';
import { KEY_ID, setupPlan } from './_plan.ts';

const READER = `arn:aws:iam::${ACCOUNT}:role/team/Reader`;
const account = { accountId: ACCOUNT, regions: [REGION], externalId: null, profile: null } as const;
const reader = { ...account, roleArn: READER, sourceIdentity: false, fips: false, dualStack: false };

/** A gateway with credentials of the account, which reaches the embedded KMS as AWS. */
async function setupAws(connect: (url: string) => ReturnType<typeof loadAwsConnection>) {
  return await setupPlan({
    key: { policy: toPolicy(DELEGATES), keyId: KEY_ID },
    roles: [{ arn: READER }],
    async connect({ url }: EmbeddedKms) {
      const credentials = { AWS_ACCESS_KEY_ID: ACCOUNT, AWS_SECRET_ACCESS_KEY: 'x' };
      setEnvironment({ ...credentials, AWS_ENDPOINT_URL_STS: url });
      return await connect(url);
    },
  });
}

const load = (options: Omit<Extract<AwsOptions, { accounts: null }>, 'endpoint'> | { accounts: [typeof reader] }) =>
  setupAws((endpoint) => loadAwsConnection({ endpoint, ...options } as AwsOptions));

it.each([
  ['the role that is configured, with its path', () => load({ accounts: [reader] }), READER],
  [
    'whose its credentials are',
    () => load({ accounts: null, region: REGION, accountId: null }),
    `arn:aws:iam::${ACCOUNT}:root`,
  ],
])('the gateway knows its principal: %s', async (_, start, principal) => {
  const { plan } = await start();
  const stops = toPolicy(DELEGATES, deny(principal, 'kms:GetKeyPolicy'));
  const spares = toPolicy(DELEGATES, deny(`${READER}2`, 'kms:GetKeyPolicy'));
  expect((await plan({ policy: stops })).plan).toMatchObject({
    gatewayCanStillRead: 'NO',
    risks: ['GATEWAY_CANNOT_READ'],
  });
  expect((await plan({ policy: spares })).plan).toMatchObject({ gatewayCanStillRead: 'YES', risks: [] });
});

it('the gateway does not know its principal if the account of its credentials is configured', async () => {
  const { plan } = await load({ accounts: null, region: REGION, accountId: ACCOUNT });
  expect((await plan({ policy: toPolicy(DELEGATES) })).plan).toMatchObject({
    outcome: 'UNKNOWN',
    lockout: 'UNKNOWN',
    gatewayCanStillRead: 'UNKNOWN',
    risks: ['LOCKOUT', 'GATEWAY_CANNOT_READ'],
    lockoutReasons: [{ code: 'PRINCIPAL_NOT_KNOWN' }],
  });
});
