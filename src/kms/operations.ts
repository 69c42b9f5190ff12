import type { Permission } from './permissions.ts';
import { READS, type ReadOperation } from './reads/reads.ts';
import { putPolicy } from './writes/put-policy.ts';

/** The KMS operations that the gateway calls. */
export type KmsOperation = ReadOperation | WriteOperation;

export type WriteOperation = (typeof putPolicy)['operation'];

type Facts = { readonly operation: KmsOperation; readonly perSecond: number; readonly permission: Permission };

const BY_OPERATION: ReadonlyMap<KmsOperation, Facts> = new Map(
  [...Object.values(READS), putPolicy].map((facts: Facts) => [facts.operation, facts]),
);

/** The IAM actions that the gateway's role in an account must allow, without `kms:`. */
export const READ_OPERATIONS: readonly ReadOperation[] = Object.values(READS).map(({ operation }) => operation);

/** Those that it must also allow if the gateway may change keys. */
export const WRITE_OPERATIONS: readonly WriteOperation[] = [putPolicy.operation];

/** True if the operation changes something. It is sent once: a second call could undo what others did in between. */
export function isWrite(operation: KmsOperation): boolean {
  return WRITE_OPERATIONS.some((write) => write === operation);
}

/** AWS's quota, in requests per second of one account in one Region. */
export function quotaOf(operation: KmsOperation): number {
  return toFacts(operation).perSecond;
}

/** The permission that a caller needs for the operation. */
export function permissionOf(operation: KmsOperation): Permission {
  return toFacts(operation).permission;
}

function toFacts(operation: KmsOperation): Facts {
  // Each operation of the type has its facts in the map.
  return BY_OPERATION.get(operation) as Facts;
}
