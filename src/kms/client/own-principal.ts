import type { HttpHandler } from '@smithy/core/protocols';
import { isAccountId } from '../arn.ts';
import type { SharedCredentials } from './credentials.ts';

/** The principal that calls KMS in an account. */
export type OwnPrincipal = {
  /** The ARN of a role, or what STS answers: a user, a root user or a session of a role. Null: not known. */
  arn(): string | null;
  /**
   * Asks STS (GetCallerIdentity), and remembers the answer: it changes if the host provides credentials of another role.
   * Throws the SDK's error; then the principal is not known any more. Null: the configuration says the principal.
   */
  readonly ask: (() => Promise<Identity>) | null;
};

/** `principal` is an ARN; null if STS named none. */
export type Identity = { readonly accountId: string; readonly principal: string | null };

export function toKnownPrincipal(arn: string): OwnPrincipal {
  return { arn: () => arn, ask: null };
}

type Credentials = {
  readonly region: string;
  readonly credentials: SharedCredentials;
  readonly requestHandler: HttpHandler;
};

/** The principal of credentials, which is not known until STS has been asked. */
export function createOwnPrincipal(credentials: Credentials): OwnPrincipal & { ask(): Promise<Identity> } {
  let arn: string | null = null;
  return {
    arn: () => arn,
    async ask() {
      try {
        const identity = await loadIdentity(credentials);
        arn = identity.principal;
        return identity;
      } catch (error) {
        arn = null; // the credentials may be those of another principal by now
        throw error;
      }
    },
  };
}

async function loadIdentity({ region, credentials, requestHandler }: Credentials): Promise<Identity> {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const sts = new STSClient({ region, credentials: credentials.provider, maxAttempts: 3, requestHandler });
  try {
    const { Account: accountId, Arn: principal = null } = await sts.send(new GetCallerIdentityCommand({}));
    if (accountId === undefined || !isAccountId(accountId)) throw new Error('GetCallerIdentity named no account');
    return { accountId, principal };
  } finally {
    sts.destroy();
  }
}
