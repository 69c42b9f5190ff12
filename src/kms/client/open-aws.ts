import type { KMSClientConfig } from '@aws-sdk/client-kms';
import type { Dispatcher } from 'undici';
import { toScope } from '../arn.ts';
import type { AccountConnection, AccountOptions } from './account-connection.ts';
import { type SharedCredentials, shareCredentials } from './credentials.ts';
import { createOwnPrincipal, toKnownPrincipal } from './own-principal.ts';
import { createAssumeRole, createStsHandler, perCaller } from './role-session.ts';

/** What the connections to all accounts of AWS share. */
export type Aws = {
  /** The Region of calls to services other than KMS. */
  readonly region: string;
  readonly dispatcher: Dispatcher;
  /** The gateway's own credentials, of the default chain. */
  readonly credentials: SharedCredentials;
  /** Whose they are. */
  readonly own: ReturnType<typeof createOwnPrincipal>;
  /** Makes no call. A role is assumed at the STS endpoint of the first Region. */
  connectAccount(account: AccountOptions): AccountConnection;
};

type AwsEndpoint = {
  /** Of KMS. Null: AWS's endpoint of each Region. */
  readonly endpoint: string | null;
  readonly dispatcher: Dispatcher;
  readonly region: string;
};

export async function openAws({ endpoint, dispatcher, region }: AwsEndpoint): Promise<Aws> {
  const requestHandler = createStsHandler(dispatcher);
  const { fromNodeProviderChain, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const chain = (profile: string | null) =>
    shareCredentials(
      fromNodeProviderChain({ clientConfig: { region, requestHandler }, ...(profile !== null && { profile }) }),
    );
  const own = chain(null);
  const base: KMSClientConfig = endpoint === null ? {} : { endpoint };

  return {
    region,
    dispatcher,
    credentials: own,
    own: createOwnPrincipal({ region, credentials: own, requestHandler }),
    connectAccount({ accountId, roleArn, externalId, sourceIdentity, profile, regions, fips, dualStack }) {
      const source = profile === null ? own : chain(profile);
      const role = roleArn && { accountId, roleArn, externalId, region: regions[0] };
      const assume = role && createAssumeRole({ ...role, requestHandler }, source.provider, fromTemporaryCredentials);
      return {
        accountId,
        partition: toScope(accountId, regions[0]).partition,
        principal:
          roleArn === null
            ? createOwnPrincipal({ region: regions[0], credentials: source, requestHandler })
            : toKnownPrincipal(roleArn),
        regions,
        anyRegion: false,
        enabledRegions: null,
        regionsFailure: null,
        credentials: assume ? shareCredentials(() => assume(null)) : source,
        credentialsOf: assume && sourceIdentity ? perCaller(assume) : null,
        client: { ...base, ...(fips && { useFipsEndpoint: true }), ...(dualStack && { useDualstackEndpoint: true }) },
      };
    },
  };
}
