import type { KMSClientConfig } from '@aws-sdk/client-kms';
import type { Dispatcher } from 'undici';
import { type KmsScope, toScope } from '../arn.ts';
import type { AccountConnection } from './account-connection.ts';
import { type AccountSource, createAwsConnector } from './aws-connector.ts';
import { shareCredentials } from './credentials.ts';
import { createDispatcher, type Proxies } from './dispatcher.ts';
import { toKnownPrincipal } from './own-principal.ts';

/** How to reach KMS, and the accounts to read. */
export type KmsConnection = {
  /** The account and Region of an identifier that is not an ARN. */
  readonly home: KmsScope;
  /** The accounts that the gateway may read now, with the home account. The same array for as long as none changes. */
  readonly accounts: () => readonly AccountConnection[];
  /** The pool of connections, which the gateway closes at its end. Default: a new pool without a proxy. */
  readonly dispatcher?: Dispatcher;
};

export type AwsOptions = {
  /** Null: AWS's endpoint of each Region. */
  readonly endpoint: string | null;
  /** Null or absent: no proxy. */
  readonly proxies?: Proxies | null;
} & AccountSource;

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
      const principal = toKnownPrincipal(`arn:${partition}:iam::${accountId}:root`);
      const shared = { credentials, credentialsOf: null, client };
      const regional = { regions, anyRegion: true, enabledRegions: null, regionsFailure: null };
      return { accountId, partition, principal, ...regional, ...shared };
    },
  );
  return { home: toScope(places[0].accountId, places[0].region), accounts: () => accounts };
}

type EmbeddedPlace = { readonly accountId: string; readonly region: string };

/** The connection to AWS, or to another KMS at `endpoint`. Throws the SDK's error if its call to STS fails. */
export async function loadAwsConnection({ endpoint, proxies = null, ...source }: AwsOptions): Promise<KmsConnection> {
  return await createAwsConnector(endpoint, createDispatcher(proxies))(source);
}
