import { createHash } from 'node:crypto';
import type { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { HttpHandler } from '@smithy/core/protocols';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import { LRUCache } from 'lru-cache';
import type { Dispatcher } from 'undici';
import { isAccessDenied, KmsError } from '../exceptions.ts';
import { type SharedCredentials, shareCredentials } from './credentials.ts';
import { createHttpHandler } from './http-handler.ts';

export type RoleOptions = {
  readonly accountId: string;
  readonly roleArn: string;
  readonly externalId: string | null;
  /** Where STS is asked. */
  readonly region: string;
  readonly requestHandler: HttpHandler;
};

/** Assumes the role for a caller, whom AWS gets to know as SourceIdentity; null: for nobody in particular. Throws KmsError. */
export type AssumeRole = (callerId: string | null) => Promise<AwsCredentialIdentity>;

/** `begin` are the credentials to assume the role with. */
export function createAssumeRole(
  { accountId, roleArn, externalId, region, requestHandler }: RoleOptions,
  begin: AwsCredentialIdentityProvider,
  provide: typeof fromTemporaryCredentials,
): AssumeRole {
  return async (callerId) => {
    // Made anew each time: it would keep a client of STS for each caller, to be used once an hour.
    const load = provide({
      masterCredentials: begin,
      clientConfig: { region, requestHandler },
      params: {
        RoleArn: roleArn,
        RoleSessionName: SESSION_NAME,
        ...(externalId !== null && { ExternalId: externalId }),
        ...(callerId !== null && { SourceIdentity: toSourceIdentity(callerId) }),
      },
    });
    return await load().catch((cause: Error) => {
      throw toRoleError(cause, accountId, callerId !== null);
    });
  };
}

/** The session of each caller, found by the caller's whole ID: nothing of one is used for another. */
export function perCaller(assume: AssumeRole): (callerId: string) => SharedCredentials {
  const sessions = new LRUCache<string, SharedCredentials>({ max: MAX_SESSIONS });
  return (callerId) => {
    const known = sessions.get(callerId);
    if (known !== undefined) return known;
    const session = shareCredentials(() => assume(callerId));
    sessions.set(callerId, session);
    return session;
  };
}

/** Callers of one account whose sessions are kept; who comes back later has the role assumed once more. */
const MAX_SESSIONS = 1_000;

/**
 * An ID in the characters that STS takes. What had to be changed for that gets the start of its SHA-256, so that two callers never have
 * one name in CloudTrail. Source: AWS STS API Reference, "AssumeRole".
 */
export function toSourceIdentity(callerId: string): string {
  if (/^[\w+=,.@-]{2,64}$/.test(callerId)) return callerId;
  const digest = createHash('sha256').update(callerId).digest('hex').slice(0, 12);
  return `${callerId.replaceAll(/[^\w+=,.@-]/g, '_').slice(0, 51)}-${digest}`;
}

/** A role that cannot be assumed is a missing permission, and the same for every key of the account. Its ARN stays here. */
function toRoleError(cause: Error, accountId: string, forCaller: boolean): KmsError {
  const permission = 'sts:AssumeRole';
  const what = `its role in account ${accountId}${forCaller ? ' with a SourceIdentity (sts:SetSourceIdentity)' : ''}`;
  return isAccessDenied(cause.name)
    ? new KmsError(
        { code: 'AccessDeniedException', message: `The gateway may not assume ${what}.`, permission },
        { cause },
      )
    : new KmsError(
        { code: 'CredentialsUnavailable', message: `The gateway could not assume ${what}.`, permission },
        { cause },
      );
}

/** By this name CloudTrail shows the gateway's sessions. */
const SESSION_NAME = 'kms-policy-gateway';

/**
 * For clients of STS and of other services that give credentials. The bounds of a call to KMS that waits for them do not
 * count: other calls wait for the same credentials.
 */
export function createStsHandler(dispatcher: Dispatcher): HttpHandler {
  return createHttpHandler(dispatcher, () => STS_BOUNDS);
}

const STS_BOUNDS = { signal: null, timeoutMs: 5000 };
