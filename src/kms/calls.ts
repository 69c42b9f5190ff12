import { type AliasRef, type KeyRef, type KmsScope, toArn } from './arn.ts';
import { toRequestId } from './exceptions.ts';
import type { Answer, Read } from './reads/define-read.ts';
import type { ReadOperation } from './reads/reads.ts';
import type { Send } from './send.ts';
import { type PolicyToPut, putPolicy } from './writes/put-policy.ts';

/** Calls KMS for one caller. */
export type KmsCalls = {
  /**
   * Reads from KMS. The call ends when the signal aborts. Throws KmsError. A read that is not one of READS does not
   * compile.
   */
  read<Target extends KmsScope, Option, Output extends Answer, Value>(
    read: Read<ReadOperation, Target, Option, Output, Value>,
    target: Target,
    option: Option,
    signal: AbortSignal,
  ): Promise<Value>;
  /**
   * Sends PutKeyPolicy once. Returns AWS's ID of the request. Throws KmsError. `onSent` is called at the moment from
   * which on KMS may have put the policy, even if the call then fails.
   */
  putPolicy(ref: KeyRef, policy: PolicyToPut, onSent: () => void, signal: AbortSignal): Promise<string | null>;
};

export function createKmsCalls(send: Send): KmsCalls {
  return {
    read: (read, target, option, signal) =>
      send(
        { operation: read.operation, scope: target, keyId: findArn(target), signal },
        (client) => read.call(client, target, option),
        (answer) => read.read(answer, target, option),
      ),
    putPolicy: async (ref, policy, onSent, signal) => {
      const { requestId } = await send(
        { operation: putPolicy.operation, scope: ref, keyId: toArn(ref), signal },
        (client) => {
          onSent();
          return putPolicy.call(client, ref, policy);
        },
        ({ $metadata }) => ({ requestId: toRequestId($metadata.requestId) }),
      );
      return requestId;
    },
  };
}

/** The ARN of the key or alias; null for an account and Region. */
function findArn(target: KmsScope | KeyRef | AliasRef): string | null {
  return 'keyId' in target || 'aliasName' in target ? toArn(target) : null;
}
