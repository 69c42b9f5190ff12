import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import type { AccountOptions } from '../../src/kms/client/account-connection.ts';
import { loadAwsConnection } from '../../src/kms/client/connection.ts';
import { setEnvironment } from '../_environment.ts';
import { type SetupOptions, setup } from '../_setup.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { graphql } from '../generated/gql.ts';

export const ACCOUNTS = ['111122223333', '444455556666', '777788889999'] as const;
export const REGIONS = ['us-east-2', 'eu-west-1', 'ap-southeast-2'] as const;
export const KEYS = 200;

const roleOf = (accountId: string) => `arn:aws:iam::${accountId}:role/KmsPolicyGateway`;

/** 3 accounts x 3 Regions x 200 keys, and a role in each account. */
export function estateSeed(options: { faults?: readonly FaultRule[] } = {}): Seed {
  const { keys, ...rest } = bulkSeed(KEYS);
  const roles = ACCOUNTS.map((accountId) => ({
    arn: roleOf(accountId),
    externalId: `external-${accountId}`,
  }));
  return {
    ...rest,
    keys: ACCOUNTS.flatMap((accountId) =>
      REGIONS.flatMap((region) => keys.map((key) => ({ ...key, accountId, region }))),
    ),
    roles,
    faults: options.faults ?? [],
  };
}

export const account = (accountId: string, more: Partial<AccountOptions> = {}): AccountOptions => ({
  accountId,
  regions: [...REGIONS],
  roleArn: roleOf(accountId),
  externalId: `external-${accountId}`,
  sourceIdentity: false,
  profile: null,
  fips: false,
  dualStack: false,
  ...more,
});

/** A gateway that reaches the embedded KMS as it reaches AWS: by the default chain, STS and roles. */
export async function setupEstate(
  seed: Seed,
  accounts: [AccountOptions, ...AccountOptions[]] = [account(ACCOUNTS[0]), account(ACCOUNTS[1]), account(ACCOUNTS[2])],
  more: Pick<SetupOptions, 'now' | 'onCall'> = {},
) {
  return await setup({
    ...more,
    seed,
    // On a busy machine a try may take longer than it should; tried again, it would be one call more.
    env: { MAX_KMS_CALLS: '100000', KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' },
    async connect({ url }) {
      setEnvironment({
        AWS_ACCESS_KEY_ID: '000000000001',
        AWS_SECRET_ACCESS_KEY: 'x',
        AWS_ENDPOINT_URL_STS: url,
      });
      return await loadAwsConnection({ endpoint: url, accounts });
    },
  });
}

export const ESTATE = graphql(`
  query Estate {
    accounts {
      accountId
      partition
      regions {
        name
        keys(first: 1000) { nodes { arn policy { __typename ... on KmsException { code } ... on KmsAccessDeniedException { permission } } } policyCoverage { total readable denied throttled failed } }
      }
    }
  }
`);
