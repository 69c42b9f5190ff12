import { authorizeUse } from '../enforcement/authorize-use.ts';
import { KmsFault } from '../rules/kms-fault.ts';
import { createAlias, deleteAlias, listAliases, updateAlias } from './aliases.ts';
import { listKeyRotations, rotateKeyOnDemand } from './completed-rotations.ts';
import { createGrant } from './create-grant.ts';
import { createKey } from './create-key.ts';
import { describeCustomKeyStores } from './custom-key-stores.ts';
import { listGrants, listRetirableGrants, retireGrant, revokeGrant } from './grants.ts';
import { cancelKeyDeletion, disableKey, enableKey, scheduleKeyDeletion, updateKeyDescription } from './key-states.ts';
import { describeKey, getKeyLastUsage, listKeys } from './keys.ts';
import type { Operation, OperationContext } from './operation.ts';
import { getKeyPolicy, listKeyPolicies, putKeyPolicy } from './policies.ts';
import { replicateKey, updatePrimaryRegion } from './replicas.ts';
import { disableKeyRotation, enableKeyRotation, getKeyRotationStatus } from './rotation.ts';
import { listResourceTags, tagResource, untagResource } from './tags.ts';
import { UNSERVED_OPERATIONS } from './unserved.ts';

/** By the operation's name in the `x-amz-target` header. */
const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['CancelKeyDeletion', cancelKeyDeletion],
  ['CreateAlias', createAlias],
  ['CreateGrant', createGrant],
  ['CreateKey', createKey],
  ['DeleteAlias', deleteAlias],
  ['DescribeCustomKeyStores', describeCustomKeyStores],
  ['DescribeKey', describeKey],
  ['DisableKey', disableKey],
  ['DisableKeyRotation', disableKeyRotation],
  ['EnableKey', enableKey],
  ['EnableKeyRotation', enableKeyRotation],
  ['GetKeyLastUsage', getKeyLastUsage],
  ['GetKeyPolicy', getKeyPolicy],
  ['GetKeyRotationStatus', getKeyRotationStatus],
  ['ListAliases', listAliases],
  ['ListGrants', listGrants],
  ['ListKeyPolicies', listKeyPolicies],
  ['ListKeyRotations', listKeyRotations],
  ['ListKeys', listKeys],
  ['ListResourceTags', listResourceTags],
  ['ListRetirableGrants', listRetirableGrants],
  ['PutKeyPolicy', putKeyPolicy],
  ['ReplicateKey', replicateKey],
  ['RetireGrant', retireGrant],
  ['RevokeGrant', revokeGrant],
  ['RotateKeyOnDemand', rotateKeyOnDemand],
  ['ScheduleKeyDeletion', scheduleKeyDeletion],
  ['TagResource', tagResource],
  ['UntagResource', untagResource],
  ['UpdateAlias', updateAlias],
  ['UpdateKeyDescription', updateKeyDescription],
  ['UpdatePrimaryRegion', updatePrimaryRegion],
]);

/** Whether KMS has an operation of this name, even one that the embedded KMS does not serve. */
export function isOperation(name: string): boolean {
  return OPERATIONS.has(name) || UNSERVED_OPERATIONS.has(name);
}

/** Runs the operation and returns its output. Throws KmsFault. */
export function dispatch(context: OperationContext, body: unknown): object {
  const operation = OPERATIONS.get(context.operation);
  if (operation === undefined) {
    authorizeUse(context, body);
    // Our own text: AWS serves all operations, and so has no such answer.
    throw new KmsFault(
      'UnsupportedOperationException',
      `The embedded KMS does not serve ${context.operation}: it manages keys, and does no cryptography.`,
    );
  }
  return operation(context, body);
}
