import type { KMSClient } from '@aws-sdk/client-kms';
import type { Clients } from './clients.ts';
import { isExpiredCredentials, KmsError } from './exceptions.ts';
import { withinBounds } from './http-handler.ts';
import type { LimitedCall, Limiter } from './limiter.ts';
import { type KmsObserver, UNOBSERVED } from './observer.ts';

/** What every answer of the SDK carries. */
type Answer = { readonly $metadata: { readonly requestId?: string | undefined } };

/**
 * Sends one call to the account and Region it is for, when the limiter lets it. `read` takes the main part of the answer;
 * an answer without it (undefined) is a broken one. Throws KmsError.
 */
export type Send = <Output extends Answer, Value>(
  call: LimitedCall,
  send: (client: KMSClient) => Promise<Output>,
  read: (output: Output) => Value | undefined,
) => Promise<Value>;

export function createSend(clients: Clients, limiter: Limiter, observer: KmsObserver = UNOBSERVED): Send {
  const sendOne: Send = async (call, send, read) => {
    const access = clients.accessTo(call.scope);
    if (access === 'account' || access === 'region') throw notConfigured(call, access);
    const { client, credentials } = access;
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
      return await sendOne(call, send, read);
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

function notConfigured({ operation, keyId, scope }: LimitedCall, missing: 'account' | 'region'): KmsError {
  const { accountId, partition, region } = scope;
  const what =
    missing === 'account' ? `account ${accountId} in partition ${partition}` : `${region} of account ${accountId}`;
  const message = `The gateway is not configured for ${what}, so ${operation} was not called.`;
  return new KmsError({ code: 'AccessDeniedException', message, operation, keyId });
}

function brokenAnswer({ operation, keyId }: LimitedCall, { $metadata }: Answer): never {
  const message = `KMS sent an answer to ${operation} that lacks its main part.`;
  throw new KmsError({ code: 'BrokenAnswer', message, operation, keyId, requestId: $metadata.requestId ?? null });
}
