import { KmsFault } from './kms-fault.ts';
import type { Operation, OperationContext } from './operation.ts';
import { createAlias, listAliases } from './operations/aliases.ts';
import { createKey } from './operations/create-key.ts';
import { describeKey, listKeys } from './operations/keys.ts';
import { getKeyPolicy, listKeyPolicies, putKeyPolicy } from './operations/policies.ts';
import { UNSERVED_OPERATIONS } from './operations/unserved.ts';

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['CreateAlias', createAlias],
  ['CreateKey', createKey],
  ['DescribeKey', describeKey],
  ['GetKeyPolicy', getKeyPolicy],
  ['ListAliases', listAliases],
  ['ListKeyPolicies', listKeyPolicies],
  ['ListKeys', listKeys],
  ['PutKeyPolicy', putKeyPolicy],
]);

/** Whether KMS has an operation of this name, served here or not. */
export function isOperation(name: string): boolean {
  return OPERATIONS.has(name) || UNSERVED_OPERATIONS.has(name);
}

/** The answer's JSON. Throws KmsFault. */
export function dispatch(context: OperationContext, body: unknown): object {
  const operation = OPERATIONS.get(context.operation);
  if (operation === undefined) {
    // [I]: AWS serves them all, so the text is our own.
    throw new KmsFault(
      'UnsupportedOperationException',
      `The embedded KMS does not serve ${context.operation}: it has key policies, keys and aliases, and no cryptography.`,
    );
  }
  return operation(context, body);
}
