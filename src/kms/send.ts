import type { KMSClient } from '@aws-sdk/client-kms';
import { allows, type Caller, permissionOf, sees } from './access.ts';
import type { KmsCall } from './call.ts';
import type { Clients } from './client/clients.ts';
import { withinBounds } from './client/http-handler.ts';
import { isExpiredCredentials, KmsError } from './exceptions.ts';
import type { Limiter } from './pace/limiter.ts';
import type { KmsObserver } from './pace/observer.ts';

/** What every answer of the SDK carries. */
type Answer = { readonly $metadata: { readonly requestId?: string | undefined } };

/**
 * Sends one call to the account and Region it is for, when the limiter lets it. `read` takes the main part of the
 * answer; an answer without it (undefined) is a broken one. Throws KmsError.
 */
export type Send = <Output extends Answer, Value>(
  call: KmsCall,
  send: (client: KMSClient) => Promise<Output>,
  read: (output: Output) => Value | undefined,
) => Promise<Value>;

/**
 * Sends the calls of one caller. Every KMS call passes here, so permissions are checked here, first: no field, node or
 * entity can bypass the check. A cache that outlives a request must be behind this check.
 */
export function createSend(clients: Clients, limiter: Limiter, observer: KmsObserver, caller: Caller): Send {
  const sendOnce: Send = async (call, send, read) => {
    checkPermission(call, caller);
    const found = clients.clientFor(call.scope, caller.id);
    if (found === 'account' || found === 'region') throw notConfigured(call, found, caller);
    const { client, credentials } = found;
    const attempt = () =>
      limiter(call, async (bounds) => {
        const output = await withinBounds(bounds, () => send(client));
        return readWhole(read, output) ?? brokenAnswer(call, output);
      });
    const since = Date.now();
    try {
      return await attempt();
    } catch (error) {
      if (!isExpiredCredentials(error)) throw error;
      credentials.refuse(since);
      return await attempt();
    }
  };
  return async (call, send, read) => {
    try {
      return await sendOnce(call, send, read);
    } catch (error) {
      if (error instanceof KmsError) observer.onFailed(call, error.failure);
      throw error;
    }
  };
}

/** Undefined too for an answer whose parts are not what the API says. */
function readWhole<Output, Value>(read: (output: Output) => Value | undefined, output: Output): Value | undefined {
  try {
    return read(output);
  } catch {
    return undefined;
  }
}

/** What the caller may not see answers word for word as what the gateway is not configured for, whatever is there. */
function checkPermission(call: KmsCall, caller: Caller): void {
  const { operation, keyId, scope } = call;
  if (allows(caller.access, operation, scope)) return;
  if (!sees(caller.access, scope)) throw notConfigured(call, 'region', caller);
  const permission = permissionOf(operation);
  const message = `You lack ${permission} in ${scope.region} of account ${scope.accountId}, so ${operation} was not called.`;
  throw new KmsError({ code: 'AccessDeniedException', message, operation, keyId, permission });
}

function notConfigured({ operation, keyId, scope }: KmsCall, missing: 'account' | 'region', caller: Caller): KmsError {
  const { accountId, partition, region } = scope;
  const what =
    missing === 'account' ? `account ${accountId} in partition ${partition}` : `${region} of account ${accountId}`;
  const forWhom = caller.access === null ? '' : ', or not for you';
  const message = `The gateway is not configured for ${what}${forWhom}, so ${operation} was not called.`;
  return new KmsError({ code: 'AccessDeniedException', message, operation, keyId });
}

function brokenAnswer({ operation, keyId }: KmsCall, { $metadata }: Answer): never {
  const message = `KMS sent an answer to ${operation} that lacks its main part.`;
  throw new KmsError({ code: 'BrokenAnswer', message, operation, keyId, requestId: $metadata.requestId ?? null });
}
