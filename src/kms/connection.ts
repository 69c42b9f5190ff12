import type { KMSClientConfig } from '@aws-sdk/client-kms';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import { type KmsScope, toScope } from './arn.ts';
import { type SharedCredentials, shareCredentials } from './credentials.ts';
import { isAccessDenied, KmsError } from './exceptions.ts';

/** How to reach KMS, and whose KMS it is. */
export type KmsConnection = {
  /** The account and Region of what no ARN names. */
  readonly home: KmsScope;
  /** Whatever the gateway may read; the home account is one of them. */
  readonly accounts: readonly AccountConnection[];
};

export type AccountConnection = {
  readonly accountId: string;
  readonly partition: string;
  /** Null: any Region of the partition. */
  readonly regions: readonly string[] | null;
  readonly credentials: SharedCredentials;
  /** Endpoint, FIPS and the like; the Region comes from the key. */
  readonly client: KMSClientConfig;
};

/** An account to read, as the configuration names it. */
export type AccountOptions = {
  readonly accountId: string;
  readonly regions: readonly [string, ...string[]];
  /** The role to assume there; null: the gateway's own credentials are of this account. */
  readonly roleArn: string | null;
  readonly externalId: string | null;
  /** The profile of the credentials to begin with, such as one of another partition; null: the default chain. */
  readonly profile: string | null;
  readonly fips: boolean;
  readonly dualStack: boolean;
};

export type AwsOptions = {
  readonly region: string;
  /** Null: STS GetCallerIdentity tells it, which needs no permission. */
  readonly accountId: string | null;
  /** Null: AWS's own endpoint of each Region. */
  readonly endpoint: string | null;
  /** Null: the account of the credentials, in any Region. */
  readonly accounts: readonly AccountOptions[] | null;
};

/** To an embedded KMS, which takes the account from the access key ID. Nothing of the environment or of ~/.aws has a say. */
export function toEmbeddedKms(url: string, accountId: string, region: string): KmsConnection {
  const home = toScope(accountId, region);
  const credentials = shareCredentials(async () => ({ accessKeyId: accountId, secretAccessKey: 'embedded' }));
  const client: KMSClientConfig = {
    endpoint: url,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    defaultsMode: 'standard',
    retryMode: 'standard',
    authSchemePreference: [],
    userAgentAppId: async () => undefined,
  };
  return { home, accounts: [{ accountId, partition: home.partition, regions: null, credentials, client }] };
}

/** To AWS, or to what stands in for it at `endpoint`. Throws what the SDK throws where it cannot learn its account. */
export async function toAws(options: AwsOptions): Promise<KmsConnection> {
  const { region, endpoint, accounts } = options;
  const providers = await import('@aws-sdk/credential-providers');
  const chain = (profile: string | null) =>
    providers.fromNodeProviderChain({ clientConfig: { region }, ...(profile !== null && { profile }) });
  const own = shareCredentials(chain(null));
  const accountId = options.accountId ?? accounts?.[0]?.accountId ?? (await loadAccountId(region, own));
  const home = toScope(accountId, region);
  const base: KMSClientConfig = endpoint === null ? {} : { endpoint };
  if (accounts === null) {
    return {
      home,
      accounts: [{ accountId, partition: home.partition, regions: null, credentials: own, client: base }],
    };
  }
  return { home, accounts: accounts.map(toConnection) };

  function toConnection(account: AccountOptions): AccountConnection {
    const { roleArn, externalId, profile, regions, fips, dualStack } = account;
    const begin = profile === null ? own.provider : chain(profile);
    const load =
      roleArn === null
        ? begin
        : forRole(
            account.accountId,
            providers.fromTemporaryCredentials({
              masterCredentials: begin,
              clientConfig: { region: regions[0] },
              params: {
                RoleArn: roleArn,
                RoleSessionName: SESSION_NAME,
                ...(externalId !== null && { ExternalId: externalId }),
              },
            }),
          );
    return {
      accountId: account.accountId,
      partition: toScope(account.accountId, regions[0]).partition,
      regions,
      credentials: roleArn === null && profile === null ? own : shareCredentials(load),
      client: { ...base, ...(fips && { useFipsEndpoint: true }), ...(dualStack && { useDualstackEndpoint: true }) },
    };
  }
}

/** A role that cannot be assumed is a missing permission, and the same for every key of the account. Its ARN stays here. */
function forRole(accountId: string, load: AwsCredentialIdentityProvider): AwsCredentialIdentityProvider {
  return async () => {
    try {
      return await load();
    } catch (cause) {
      const { name = '' } = cause as Error;
      const permission = 'sts:AssumeRole';
      if (isAccessDenied(name)) {
        const message = `The gateway may not assume its role in account ${accountId}.`;
        throw new KmsError({ code: 'AccessDeniedException', message, permission }, { cause });
      }
      const message = `The gateway could not assume its role in account ${accountId}.`;
      throw new KmsError({ code: 'CredentialsUnavailable', message, permission }, { cause });
    }
  };
}

/** By this name CloudTrail shows the gateway's sessions. */
const SESSION_NAME = 'kms-policy-gateway';

async function loadAccountId(region: string, credentials: SharedCredentials): Promise<string> {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const sts = new STSClient({
    region,
    credentials: credentials.provider,
    maxAttempts: 3,
    requestHandler: STS_TIMEOUTS,
  });
  try {
    const { Account: accountId } = await sts.send(new GetCallerIdentityCommand({}));
    if (accountId === undefined) throw new Error('GetCallerIdentity named no account');
    return accountId;
  } finally {
    sts.destroy();
  }
}

/** Milliseconds. */
const STS_TIMEOUTS = { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true };
