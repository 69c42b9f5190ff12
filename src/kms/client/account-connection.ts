import type { KMSClientConfig } from '@aws-sdk/client-kms';
import type { KmsFailure } from '../exceptions.ts';
import type { SharedCredentials } from './credentials.ts';
import type { OwnPrincipal } from './own-principal.ts';

/** How to reach KMS in one account. */
export type AccountConnection = {
  readonly accountId: string;
  readonly partition: string;
  readonly principal: OwnPrincipal;
  /** The Regions that `accounts` lists. */
  readonly regions: readonly string[];
  /** Whether the gateway may read the other Regions of the partition, too. */
  readonly anyRegion: boolean;
  /** All Regions that are enabled in the account. Null if the gateway does not know them. */
  readonly enabledRegions: readonly string[] | null;
  /** Why they could not be listed, so that `regions` may lack some. Null if `regions` lacks none. */
  readonly regionsFailure: KmsFailure | null;
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

/** The options of the account of the gateway's own credentials. */
export const OWN_ACCOUNT = {
  roleArn: null,
  externalId: null,
  sourceIdentity: false,
  profile: null,
  fips: false,
  dualStack: false,
} as const;
