import type { KMSClientConfig } from '@aws-sdk/client-kms';
import type { HttpHandler } from '@smithy/core/protocols';
import type { Dispatcher } from 'undici';
import { type KmsScope, toScope } from '../arn.ts';
import { type SharedCredentials, shareCredentials } from './credentials.ts';
import { createDispatcher, type Proxies } from './dispatcher.ts';
import { createAssumeRole, createStsHandler, perCaller } from './role-session.ts';

/** How to reach KMS, and the accounts to read. */
export type KmsConnection = {
  /** The account and Region of an identifier that is not an ARN. */
  readonly home: KmsScope;
  /** The accounts that the gateway may read, with the home account. */
  readonly accounts: readonly AccountConnection[];
  /** The pool of connections, which the gateway closes at its end. Default: a new pool without a proxy. */
  readonly dispatcher?: Dispatcher;
};

export type AccountConnection = {
  readonly accountId: string;
  readonly partition: string;
  /** The Regions that `accounts` lists. */
  readonly regions: readonly string[];
  /** Whether the gateway may read the other Regions of the partition, too. */
  readonly anyRegion: boolean;
  readonly credentials: SharedCredentials;
  /** The credentials of one caller; null if all callers share `credentials`. */
  readonly credentialsOf: ((callerId: string) => SharedCredentials) | null;
  /** Endpoint, FIPS and dual-stack. The Region comes from the key. */
  readonly client: KMSClientConfig;
};

/** An account of the configuration. */
export type AccountOptions = {
  readonly accountId: string;
  readonly regions: readonly [string, ...string[]];
  /** The role to assume in the account; null if the gateway's own credentials belong to the account. */
  readonly roleArn: string | null;
  readonly externalId: string | null;
  /** Whether the gateway assumes the role for each caller, with the caller as SourceIdentity. */
  readonly sourceIdentity: boolean;
  /** The profile of the credentials that assume the role, such as one of another partition; null: the default chain. */
  readonly profile: string | null;
  readonly fips: boolean;
  readonly dualStack: boolean;
};

/**
 * Without `accounts`, the gateway reads the account of its credentials, in any Region. Without `accountId`, it asks STS
 * for that account (GetCallerIdentity).
 */
export type AwsOptions = {
  /** Null: AWS's endpoint of each Region. */
  readonly endpoint: string | null;
  /** Null or absent: no proxy. */
  readonly proxies?: Proxies | null;
} & (
  | { readonly accounts: readonly [AccountOptions, ...AccountOptions[]] }
  | { readonly accounts: null; readonly region: string; readonly accountId: string | null }
);

/**
 * The connection to an embedded KMS, which takes the account from the access key ID. `places` are the accounts and
 * Regions with keys; the first is the home. It ignores the environment, its proxies included, and ~/.aws.
 */
export function toEmbeddedKms(url: string, places: readonly [EmbeddedPlace, ...EmbeddedPlace[]]): KmsConnection {
  const client: KMSClientConfig = {
    endpoint: url,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    defaultsMode: 'standard',
    retryMode: 'standard',
    authSchemePreference: [],
    userAgentAppId: async () => undefined,
  };
  const accounts = [...Map.groupBy(places, ({ accountId }) => accountId)].map(
    ([accountId, ofAccount]): AccountConnection => {
      const regions = [...new Set(ofAccount.map(({ region }) => region))];
      const credentials = shareCredentials(async () => ({ accessKeyId: accountId, secretAccessKey: 'embedded' }));
      const { partition } = toScope(accountId, regions[0] ?? '');
      return { accountId, partition, regions, anyRegion: true, credentials, credentialsOf: null, client };
    },
  );
  return { home: toScope(places[0].accountId, places[0].region), accounts };
}

type EmbeddedPlace = { readonly accountId: string; readonly region: string };

/** The connection to AWS, or to another KMS at `endpoint`. Throws the SDK's error if its call to STS fails. */
export async function loadAwsConnection(options: AwsOptions): Promise<KmsConnection> {
  const { endpoint, proxies = null } = options;
  const dispatcher = createDispatcher(proxies);
  const requestHandler = createStsHandler(dispatcher);
  const region = options.accounts === null ? options.region : options.accounts[0].regions[0];
  const providers = await import('@aws-sdk/credential-providers');
  const chain = (profile: string | null) =>
    providers.fromNodeProviderChain({ clientConfig: { region, requestHandler }, ...(profile !== null && { profile }) });
  const own = shareCredentials(chain(null));
  const base: KMSClientConfig = endpoint === null ? {} : { endpoint };
  if (options.accounts !== null) {
    const home = toScope(options.accounts[0].accountId, region);
    return { home, accounts: options.accounts.map(toAccountConnection), dispatcher };
  }
  const home = toScope(options.accountId ?? (await loadAccountId(region, own, requestHandler)), region);
  const { accountId, partition } = home;
  return {
    home,
    dispatcher,
    accounts: [
      {
        accountId,
        partition,
        regions: [region],
        anyRegion: true,
        credentials: own,
        credentialsOf: null,
        client: base,
      },
    ],
  };

  function toAccountConnection(account: AccountOptions): AccountConnection {
    const { accountId, roleArn, externalId, sourceIdentity, profile, regions, fips, dualStack } = account;
    const source = profile === null ? own : shareCredentials(chain(profile));
    const role = roleArn && { accountId, roleArn, externalId, region: regions[0] };
    const assume =
      role && createAssumeRole({ ...role, requestHandler }, source.provider, providers.fromTemporaryCredentials);
    return {
      accountId,
      partition: toScope(accountId, regions[0]).partition,
      regions,
      anyRegion: false,
      credentials: assume ? shareCredentials(() => assume(null)) : source,
      credentialsOf: assume && sourceIdentity ? perCaller(assume) : null,
      client: { ...base, ...(fips && { useFipsEndpoint: true }), ...(dualStack && { useDualstackEndpoint: true }) },
    };
  }
}

async function loadAccountId(
  region: string,
  credentials: SharedCredentials,
  requestHandler: HttpHandler,
): Promise<string> {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const sts = new STSClient({
    region,
    credentials: credentials.provider,
    maxAttempts: 3,
    requestHandler,
  });
  try {
    const { Account: accountId } = await sts.send(new GetCallerIdentityCommand({}));
    if (accountId === undefined) throw new Error('GetCallerIdentity named no account');
    return accountId;
  } finally {
    sts.destroy();
  }
}
