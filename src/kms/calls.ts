import { type AliasRef, type KeyRef, type KmsScope, toArn } from './arn.ts';
import type { Answer, Read } from './reads/define-read.ts';
import type { KmsOperation } from './reads/reads.ts';
import type { Send } from './send.ts';

/** Calls KMS for one caller. */
export type KmsCalls = {
  /**
   * Reads from KMS. The call ends when the signal aborts. Throws KmsError. A read that is not one of READS does not
   * compile.
   */
  read<Target extends KmsScope, Option, Output extends Answer, Value>(
    read: Read<KmsOperation, Target, Option, Output, Value>,
    target: Target,
    option: Option,
    signal: AbortSignal,
  ): Promise<Value>;
};

export function createKmsCalls(send: Send): KmsCalls {
  return {
    read: (read, target, option, signal) =>
      send(
        { operation: read.operation, scope: target, keyId: findArn(target), signal },
        (client) => read.call(client, target, option),
        (answer) => read.read(answer, target, option),
      ),
  };
}

/** The ARN of the key or alias; null for an account and Region. */
function findArn(target: KmsScope | KeyRef | AliasRef): string | null {
  return 'keyId' in target || 'aliasName' in target ? toArn(target) : null;
}
