import { createHash } from 'node:crypto';
import type { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { HttpHandler } from '@smithy/core/protocols';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import { LRUCache } from 'lru-cache';
import type { Dispatcher } from 'undici';
import { parseDenialReason, toDenialWords } from '../denial-reason.ts';
import { isAccessDenied, KmsError } from '../exceptions.ts';
import { isOptInRegion, isUnknownCredentials } from '../opt-in-region.ts';
import { type SharedCredentials, shareCredentials } from './credentials.ts';
import { createHttpHandler } from './http-handler.ts';

export type RoleOptions = {
  readonly accountId: string;
  readonly roleArn: string;
  readonly externalId: string | null;
  /** The Region of the STS endpoint. */
  readonly region: string;
  readonly requestHandler: HttpHandler;
};

/** Assumes the role, with the caller as SourceIdentity. Null: one session for all callers. Throws KmsError. */
export type AssumeRole = (callerId: string | null) => Promise<AwsCredentialIdentity>;

/** `source` provides the credentials with which the gateway assumes the role. */
export function createAssumeRole(
  { accountId, roleArn, externalId, region, requestHandler }: RoleOptions,
  source: AwsCredentialIdentityProvider,
  provide: typeof fromTemporaryCredentials,
): AssumeRole {
  return async (callerId) => {
    // Creates a provider for each use. A cached one would keep an STS client per caller, and use it once an hour.
    const load = provide({
      masterCredentials: source,
      clientConfig: { region, requestHandler },
      params: {
        RoleArn: roleArn,
        RoleSessionName: SESSION_NAME,
        ...(externalId !== null && { ExternalId: externalId }),
        ...(callerId !== null && { SourceIdentity: toSourceIdentity(callerId) }),
      },
    });
    return await load().catch((cause: Error) => {
      throw toRoleError(cause, { accountId, region, forCaller: callerId !== null });
    });
  };
}

/** The session of each caller. The key is the whole caller ID, so that no caller uses the session of another. */
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

/** The most cached sessions of one account. The role is assumed again for a caller whose session was evicted. */
const MAX_SESSIONS = 1_000;

/**
 * The caller ID in the characters that STS allows. If characters had to be replaced, the start of the ID's SHA-256 is
 * appended, so that two callers never have the same name in CloudTrail. Source: AWS STS API Reference, "AssumeRole".
 */
export function toSourceIdentity(callerId: string): string {
  if (/^[\w+=,.@-]{2,64}$/.test(callerId)) return callerId;
  const digest = createHash('sha256').update(callerId).digest('hex').slice(0, 12);
  return `${callerId.replaceAll(/[^\w+=,.@-]/g, '_').slice(0, 51)}-${digest}`;
}

/** The error for every key of the account if the role cannot be assumed. It does not reveal the ARN of the role. */
function toRoleError({ name, message: denial }: Error, attempt: RoleAttempt): KmsError {
  const { accountId, forCaller } = attempt;
  const permission = 'sts:AssumeRole';
  const what = `its role in account ${accountId}${forCaller ? ' with a SourceIdentity (sts:SetSourceIdentity)' : ''}`;
  if (isAccessDenied(name)) {
    const reason = parseDenialReason(denial);
    const message = `The gateway may not assume ${what}${toDenialWords(reason)}.`;
    return new KmsError({ code: 'AccessDeniedException', message, permission, reason });
  }
  const message = `The gateway could not assume ${what}${toRegionReason(name, attempt)}.`;
  return new KmsError({ code: 'CredentialsUnavailable', message, permission });
}

type RoleAttempt = { readonly accountId: string; readonly region: string; readonly forCaller: boolean };

/**
 * The reason as the end of a sentence, if it may be the Region. AWS does not know credentials in a Region that is not
 * enabled in their account. Source: AWS STS API Reference, "AssumeRole", RegionDisabledException.
 */
function toRegionReason(code: string, { accountId, region }: RoleAttempt): string {
  if (code === 'RegionDisabledException') return `: STS in ${region} is not enabled for account ${accountId}`;
  if (!isUnknownCredentials(code) || !isOptInRegion(region)) return '';
  return `: it calls STS in ${region}, which may not be enabled in the account of its own credentials`;
}

/** CloudTrail shows this name for the gateway's sessions. */
const SESSION_NAME = 'kms-policy-gateway';

/**
 * An HTTP handler for clients of STS and of other services that provide credentials. The bounds of a KMS call do not
 * apply to it, because other calls wait for the same credentials.
 */
export function createStsHandler(dispatcher: Dispatcher): HttpHandler {
  return createHttpHandler(dispatcher, () => STS_BOUNDS);
}

const STS_BOUNDS = { signal: null, timeoutMs: 5000 };
