import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';

/** The credentials of one account, shared by its clients in all Regions. */
export type SharedCredentials = {
  /** For a client. It says of what it gives that it has expired, so that the SDK asks again for each call instead of keeping it. */
  readonly provider: AwsCredentialIdentityProvider;
  /** What was given before `time` (milliseconds, Date.now) is not given again: AWS has refused it. */
  refuse(time: number): void;
};

/** Asks `load` once, whoever needs it, and again before what it gave expires. */
export function shareCredentials(load: AwsCredentialIdentityProvider): SharedCredentials {
  let current: { readonly since: number; readonly identity: Promise<AwsCredentialIdentity> } | undefined;
  let renewAt = Number.POSITIVE_INFINITY;

  const renew = (): Promise<AwsCredentialIdentity> => {
    const since = Date.now();
    const loading = { since, identity: load().then((identity) => keep(identity)) };
    const keep = (identity: AwsCredentialIdentity): AwsCredentialIdentity => {
      const { expiration } = identity;
      if (current === loading && expiration !== undefined) renewAt = toRenewal(since, expiration.getTime());
      return { ...identity, expiration: LONG_AGO };
    };
    current = loading;
    renewAt = Number.POSITIVE_INFINITY;
    loading.identity.catch(() => {
      // Kept for a moment: each of a thousand keys would ask in vain.
      if (current === loading) renewAt = Date.now() + KEEP_FAILURE_MS;
    });
    return loading.identity;
  };

  return {
    provider: () => (current !== undefined && Date.now() < renewAt ? current.identity : renew()),
    refuse(time) {
      if (current !== undefined && current.since < time) current = undefined;
    },
  };
}

/** A minute before the end, so that a call that starts now is over by then; half way, where there is less time in all. */
function toRenewal(since: number, expiration: number): number {
  return expiration - Math.min(60_000, (expiration - since) / 2);
}

/** Milliseconds. */ const KEEP_FAILURE_MS = 5_000;

const LONG_AGO = new Date(0);
