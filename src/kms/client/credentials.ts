import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';

/** The credentials of one account, shared by its clients in all Regions. */
export type SharedCredentials = {
  /**
   * The provider for a client. It gives every identity an expiration in the past, so that the SDK asks for each call
   * and caches nothing.
   */
  readonly provider: AwsCredentialIdentityProvider;
  /** Drops credentials that were loaded before `time` (milliseconds, Date.now). Called when AWS has refused them. */
  invalidateBefore(time: number): void;
  status(): CredentialsStatus;
};

/** Times are milliseconds (Date.now). */
export type CredentialsStatus = {
  /** Null if no credentials are loaded, or if they do not expire. */
  readonly expiresAt: number | null;
  /** When credentials could last not be loaded. Null if that has never happened. */
  readonly failedAt: number | null;
};

/** Calls `load` once for all clients, and again before the credentials expire. */
export function shareCredentials(load: AwsCredentialIdentityProvider): SharedCredentials {
  let current: { readonly since: number; readonly identity: Promise<AwsCredentialIdentity> } | undefined;
  let renewAt = Number.POSITIVE_INFINITY;
  let expiresAt: number | null = null;
  let failedAt: number | null = null;

  const renew = (): Promise<AwsCredentialIdentity> => {
    const since = Date.now();
    const loading = { since, identity: load().then((identity) => keep(identity)) };
    const keep = (identity: AwsCredentialIdentity): AwsCredentialIdentity => {
      const { expiration } = identity;
      if (current === loading) expiresAt = expiration?.getTime() ?? null;
      if (current === loading && expiration !== undefined) renewAt = toRenewal(since, expiration.getTime());
      return { ...identity, expiration: LONG_AGO };
    };
    current = loading;
    renewAt = Number.POSITIVE_INFINITY;
    loading.identity.catch(() => {
      failedAt = Date.now();
      // The failure is cached for a moment, so that a thousand keys do not each try to load credentials.
      if (current === loading) renewAt = Date.now() + KEEP_FAILURE_MS;
    });
    return loading.identity;
  };

  return {
    provider: () => (current !== undefined && Date.now() < renewAt ? current.identity : renew()),
    invalidateBefore(time) {
      if (current !== undefined && current.since < time) current = undefined;
    },
    status: () => ({ expiresAt, failedAt }),
  };
}

/**
 * One minute before the expiration, so that a call that starts before the renewal ends before the expiration. For
 * credentials that are valid for less than two minutes, half of that time.
 */
function toRenewal(since: number, expiration: number): number {
  return expiration - Math.min(60_000, (expiration - since) / 2);
}

const KEEP_FAILURE_MS = 5_000;

const LONG_AGO = new Date(0);
