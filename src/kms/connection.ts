import type { KMSClientConfig } from '@aws-sdk/client-kms';
import { type KmsScope, toScope } from './arn.ts';

/** How to reach KMS, and whose KMS it is. */
export type KmsConnection = {
  /** The account and Region of what no ARN names; the credentials belong to this account. */
  readonly home: KmsScope;
  readonly client: KMSClientConfig;
};

/** To an embedded KMS, which takes the account from the access key ID. Nothing of the environment or of ~/.aws has a say. */
export function toEmbeddedKms(url: string, accountId: string, region: string): KmsConnection {
  return {
    home: toScope(accountId, region),
    client: {
      endpoint: url,
      credentials: { accessKeyId: accountId, secretAccessKey: 'embedded' },
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
      defaultsMode: 'standard',
      retryMode: 'standard',
      authSchemePreference: [],
      userAgentAppId: async () => undefined,
    },
  };
}

/**
 * To AWS, or to what stands in for it at `endpoint`, with the SDK's default credential chain.
 * Where `accountId` is null, STS GetCallerIdentity tells it, which needs no permission. Throws what the SDK throws.
 */
export async function toAws(options: {
  readonly region: string;
  readonly accountId: string | null;
  readonly endpoint: string | null;
}): Promise<KmsConnection> {
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  const credentials = fromNodeProviderChain({ clientConfig: { region: options.region } });
  const accountId = options.accountId ?? (await loadAccountId(options.region, credentials));
  return {
    home: toScope(accountId, options.region),
    client: { credentials, ...(options.endpoint !== null && { endpoint: options.endpoint }) },
  };
}

async function loadAccountId(
  region: string,
  credentials: NonNullable<KMSClientConfig['credentials']>,
): Promise<string> {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const sts = new STSClient({ region, credentials, maxAttempts: 3, requestHandler: STS_TIMEOUTS });
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
