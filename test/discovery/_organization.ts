import { parseConfig } from '../../src/config/environment.ts';
import { parseGatewayConfig } from '../../src/config/gateway-file.ts';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import type { OrganizationConnection } from '../../src/kms/discovery/connect-organization.ts';
import { discoverAws } from '../../src/programs/start/aws/discover-aws.ts';
import { setEnvironment } from '../_environment.ts';
import { type SetupOptions, setup } from '../_setup.ts';

export const HOME = '111122223333';
export const MEMBER = '444455556666';
export const OTHER = '777788889999';
export const SUSPENDED = '888899990000';
export const REGION = 'us-east-2';
export const KEY_ID = '0aaaaaaa-12ab-34cd-56ef-1234567890ab';

type Organization = NonNullable<Seed['organization']>;
type Account = Organization['accounts'][number];

export const ACCOUNTS: readonly Account[] = [
  { accountId: HOME },
  { accountId: MEMBER, optInRegions: ['ap-east-1'] },
  { accountId: OTHER },
  { accountId: SUSPENDED, state: 'SUSPENDED' },
];

export function organizationOf(accounts: readonly Account[]): Organization {
  return { managementAccountId: HOME, accounts };
}

/** A key in three Regions of each account, and the role of the gateway in each account. */
export const SEED: Seed = {
  keys: [HOME, MEMBER, OTHER, SUSPENDED].flatMap((accountId) =>
    [REGION, 'eu-west-1', 'ap-east-1'].map((region) => ({ keyId: KEY_ID, accountId, region })),
  ),
  roles: [HOME, MEMBER, OTHER, SUSPENDED].map((accountId) => ({
    arn: `arn:aws:iam::${accountId}:role/KmsReader`,
    externalId: 'only-we-know',
    trusts: [HOME],
  })),
  organization: organizationOf(ACCOUNTS),
};

export const keyArn = (accountId: string, region = REGION) => `arn:aws:kms:${region}:${accountId}:key/${KEY_ID}`;

/** The variables of a gateway with the credentials of the account, which reaches AWS at `url`. */
export function toEnv(url: string, accountId = HOME) {
  return {
    KMS_MODE: 'aws',
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: accountId,
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_ENDPOINT_URL_KMS: url,
    AWS_ENDPOINT_URL_STS: url,
    AWS_ENDPOINT_URL_ORGANIZATIONS: url,
    AWS_ENDPOINT_URL_ACCOUNT: url,
  };
}

export const ORGANIZATION = { roleName: 'KmsReader', externalId: 'only-we-know' };

/** Discovers the accounts with the variables of `toEnv`, as the program does. */
export async function discover(
  env: Record<string, string>,
  organization: object = ORGANIZATION,
): Promise<OrganizationConnection> {
  setEnvironment(env);
  const { kms } = parseConfig(env);
  const file = parseGatewayConfig(JSON.stringify({ accounts: { organization } }));
  if (kms.mode !== 'aws' || file.organization === null) throw new Error('expected an organization');
  return await discoverAws(kms, file.organization);
}

export type EstateOptions = Pick<SetupOptions, 'env' | 'gateway' | 'seed'> & { readonly organization?: object };

/** A gateway to all accounts of the organization of an embedded KMS. */
export async function setupEstate({ organization, seed = SEED, ...options }: EstateOptions = {}) {
  let found: OrganizationConnection | undefined;
  const all = await setup({
    seed,
    ...options,
    async connect({ url }) {
      found = await discover(toEnv(url), { ...ORGANIZATION, ...organization });
      return found.connection;
    },
  });
  if (found === undefined) throw new Error('not connected');
  const discovery = found;
  return {
    ...all,
    discovery,
    setAccounts: (accounts: readonly Account[]) => all.kms.setOrganization(organizationOf(accounts)),
    /** Discovers again, and resolves to the messages for the log with their fields. */
    renew: async () => (await discovery.renew()).map(({ level, message, details }) => [level, message, details]),
    /** The IDs of the accounts that the gateway reads, as a client sees them. */
    accountIds: async () => {
      const { data } = await all.query<{ accounts: { accountId: string }[] }, never>('{ accounts { accountId } }');
      return data.accounts.map(({ accountId }) => accountId);
    },
    regionsOf: (accountId: string) =>
      discovery.connection.accounts().find((account) => account.accountId === accountId)?.regions,
    /** The answer for the policy of the key in the account and Region. */
    policyOf: async (accountId: string, region = REGION) => {
      const fields = '__typename ... on KmsException { code message } ... on KmsAccessDeniedException { permission }';
      const document = `{ key(id: "${keyArn(accountId, region)}") { policy { ${fields} } } }`;
      return (await all.query<{ key: { policy: unknown } }, never>(document)).data.key.policy;
    },
  };
}
