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
  let expiresAt = Number.POSITIVE_INFINITY;

  const renew = (): Promise<AwsCredentialIdentity> => {
    const identity = load();
    const loading = { since: Date.now(), identity };
    current = loading;
    expiresAt = Number.POSITIVE_INFINITY;
    identity.then(
      ({ expiration }) => {
        if (current === loading) expiresAt = expiration?.getTime() ?? Number.POSITIVE_INFINITY;
      },
      () => {
        // Kept for a moment: each of a thousand keys would ask in vain.
        if (current === loading) expiresAt = Date.now() + RENEW_BEFORE_MS + KEEP_FAILURE_MS;
      },
    );
    return identity;
  };

  return {
    async provider() {
      const fresh = current !== undefined && Date.now() < expiresAt - RENEW_BEFORE_MS;
      const identity = await (fresh && current ? current.identity : renew());
      return { ...identity, expiration: LONG_AGO };
    },
    refuse(time) {
      if (current !== undefined && current.since < time) current = undefined;
    },
  };
}

/** Milliseconds: a call that starts now is over by then. */
const RENEW_BEFORE_MS = 60_000;

const KEEP_FAILURE_MS = 5_000;

const LONG_AGO = new Date(0);
