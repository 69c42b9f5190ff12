import type { KMSClient } from '@aws-sdk/client-kms';
import { allows, type Caller, sees } from './access.ts';
import type { KmsCall } from './call.ts';
import { findByteBudget, takeBytes } from './client/byte-budget.ts';
import type { Clients, NoClient } from './client/clients.ts';
import { withinBounds } from './client/http-handler.ts';
import { isExpiredCredentials, KmsError } from './exceptions.ts';
import { isWrite, permissionOf } from './operations.ts';
import { explainOptInRegion } from './opt-in-region.ts';
import type { Limiter } from './pace/limiter.ts';
import type { KmsObserver } from './pace/observer.ts';
import type { Answer } from './reads/define-read.ts';

/**
 * Sends one call to its account and Region, as soon as the limiter allows it. `read` returns the main part of the
 * answer. If it returns undefined, the answer is broken. Throws KmsError.
 */
export type Send = <Output extends Answer, Value>(
  call: KmsCall,
  request: (client: KMSClient) => Promise<Output>,
  read: (output: Output) => Value | undefined,
) => Promise<Value>;

/**
 * Sends the calls of one caller. Every KMS call passes here, so permissions are checked here, first: no field, node or
 * entity can bypass the check. A cache that outlives a request must be behind this check.
 */
export function createSend(clients: Clients, limiter: Limiter, observer: KmsObserver, caller: Caller): Send {
  const sendUnobserved: Send = async (call, request, read) => {
    checkPermission(call, caller);
    const found = clients.clientFor(call.scope, caller.id);
    if (typeof found === 'string') throw notConfigured(call, found, caller);
    const { client, credentials } = found;
    const attempt = () =>
      limiter(call, async (bounds) => {
        const byteBudget = findByteBudget(call.signal);
        takeBytes(byteBudget, 0); // throws before the call if earlier answers have used up the budget
        const output = await withinBounds({ ...bounds, byteBudget }, () => request(client));
        observer.onAnswered(call, output.$metadata.requestId);
        return tryRead(read, output) ?? throwBrokenAnswer(call, output);
      });
    const since = Date.now();
    try {
      return await attempt();
    } catch (error) {
      if (!isExpiredCredentials(error)) throw error;
      credentials.invalidateBefore(since);
      if (isWrite(call.operation)) throw error;
      return await attempt();
    }
  };
  return async (call, request, read) => {
    observer.onStarted(call);
    try {
      const value = await sendUnobserved(call, request, read);
      observer.onEnded(call, null);
      return value;
    } catch (thrown) {
      const error = explainOptInRegion(thrown, call.scope);
      if (error instanceof KmsError) observer.onEnded(call, error.failure);
      throw error;
    }
  };
}

/** Undefined if `read` returns undefined, or throws because members of the answer have wrong types. */
function tryRead<Output, Value>(read: (output: Output) => Value | undefined, output: Output): Value | undefined {
  try {
    return read(output);
  } catch {
    return undefined;
  }
}

/**
 * Throws KmsError if the caller lacks the permission. For an account or Region in which the caller may read nothing,
 * the message is the one for an account or Region that is not configured, so that the caller cannot tell which exist.
 */
export function checkPermission(call: Omit<KmsCall, 'signal'>, caller: Caller): void {
  const { operation, keyId, scope } = call;
  if (allows(caller.access, operation, scope)) return;
  if (!sees(caller.access, scope)) throw notConfigured(call, 'region', caller);
  const permission = permissionOf(operation);
  const where = `${scope.region} of account ${scope.accountId}`;
  const message = `You lack ${permission} in ${where}, so ${operation} was not called.`;
  throw new KmsError({ code: 'AccessDeniedException', message, operation, keyId, permission });
}

function notConfigured(
  { operation, keyId, scope }: Omit<KmsCall, 'signal'>,
  missing: NoClient,
  caller: Caller,
): KmsError {
  const { accountId, partition, region } = scope;
  if (missing === 'disabled-region') {
    const message = `${region} is not enabled in account ${accountId}, so ${operation} was not called.`;
    return new KmsError({ code: 'AccessDeniedException', message, operation, keyId });
  }
  const what =
    missing === 'account' ? `account ${accountId} in partition ${partition}` : `${region} of account ${accountId}`;
  const forWhom = caller.access === null ? '' : ', or not for you';
  const message = `The gateway is not configured for ${what}${forWhom}, so ${operation} was not called.`;
  return new KmsError({ code: 'AccessDeniedException', message, operation, keyId });
}

function throwBrokenAnswer({ operation, keyId }: KmsCall, { $metadata }: Answer): never {
  const message = `KMS sent an answer to ${operation} that is not what the API of KMS describes.`;
  throw new KmsError({ code: 'BrokenAnswer', message, operation, keyId, requestId: $metadata.requestId ?? null });
}
