import type { KMSClientConfig } from '@aws-sdk/client-kms';
import type { HttpHandler } from '@smithy/core/protocols';
import type { Dispatcher } from 'undici';
import { type KmsScope, toScope } from '../arn.ts';
import { type SharedCredentials, shareCredentials } from './credentials.ts';
import { createDispatcher, type Proxies } from './dispatcher.ts';
import { createAssumeRole, createStsHandler, perCaller } from './role-session.ts';

/** How to reach KMS, and whose KMS it is. */
export type KmsConnection = {
  /** The account and Region of what no ARN names. */
  readonly home: KmsScope;
  /** Whatever the gateway may read; the home account is one of them. */
  readonly accounts: readonly AccountConnection[];
  /** The connections to all that is asked, which end with the gateway; not given: new ones, without a proxy. */
  readonly dispatcher?: Dispatcher;
};

export type AccountConnection = {
  readonly accountId: string;
  readonly partition: string;
  /** Those that the graph lists. */
  readonly regions: readonly string[];
  /** Whether the partition's other Regions may be read, too. */
  readonly anyRegion: boolean;
  readonly credentials: SharedCredentials;
  /** Those of one caller alone; null where all callers share `credentials`. */
  readonly credentialsOf: ((callerId: string) => SharedCredentials) | null;
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
  /** Whether the role is assumed for each caller on their own, whom AWS then knows as SourceIdentity. */
  readonly sourceIdentity: boolean;
  /** The profile of the credentials to begin with, such as one of another partition; null: the default chain. */
  readonly profile: string | null;
  readonly fips: boolean;
  readonly dualStack: boolean;
};

/** Without `accounts`, the account of the credentials, in any Region; STS GetCallerIdentity tells it where it is not given. */
export type AwsOptions = {
  /** Null: AWS's own endpoint of each Region. */
  readonly endpoint: string | null;
  /** Null, or not given: none. */
  readonly proxies?: Proxies | null;
} & (
  | { readonly accounts: readonly [AccountOptions, ...AccountOptions[]] }
  | { readonly accounts: null; readonly region: string; readonly accountId: string | null }
);

/**
 * To an embedded KMS, which takes the account from the access key ID. `places` are the accounts and Regions that it has keys in;
 * the first is home. Nothing of the environment, its proxies included, or of ~/.aws has a say.
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
    ([accountId, there]): AccountConnection => {
      const regions = [...new Set(there.map(({ region }) => region))];
      const credentials = shareCredentials(async () => ({ accessKeyId: accountId, secretAccessKey: 'embedded' }));
      const { partition } = toScope(accountId, regions[0] ?? '');
      return { accountId, partition, regions, anyRegion: true, credentials, credentialsOf: null, client };
    },
  );
  return { home: toScope(places[0].accountId, places[0].region), accounts };
}

type EmbeddedPlace = { readonly accountId: string; readonly region: string };

/** To AWS, or to what stands in for it at `endpoint`. Throws what the SDK throws where it cannot learn its account. */
export async function toAws(options: AwsOptions): Promise<KmsConnection> {
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
    return { home, accounts: options.accounts.map(toConnection), dispatcher };
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

  function toConnection(account: AccountOptions): AccountConnection {
    const { accountId, roleArn, externalId, sourceIdentity, profile, regions, fips, dualStack } = account;
    const begin = profile === null ? own : shareCredentials(chain(profile));
    const role = roleArn && { accountId, roleArn, externalId, region: regions[0] };
    const assume =
      role && createAssumeRole({ ...role, requestHandler }, begin.provider, providers.fromTemporaryCredentials);
    return {
      accountId,
      partition: toScope(accountId, regions[0]).partition,
      regions,
      anyRegion: false,
      credentials: assume ? shareCredentials(() => assume(null)) : begin,
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
