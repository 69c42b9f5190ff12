import type { KmsScope } from '../arn.ts';
import type { Permission } from '../permissions.ts';
import { aliases } from './aliases.ts';
import { completedRotations } from './completed-rotations.ts';
import type { Answer, Read } from './define-read.ts';
import { description } from './description.ts';
import { grants } from './grants.ts';
import { keys } from './keys.ts';
import { lastUsage } from './last-usage.ts';
import { policy } from './policy.ts';
import { policyNames } from './policy-names.ts';
import { rotation } from './rotation.ts';
import { tags } from './tags.ts';

/** Every KMS operation that the gateway calls. A loader has the name of its read here. */
export const READS = {
  keys,
  description,
  policy,
  policyNames,
  aliases,
  tags,
  grants,
  rotation,
  completedRotations,
  lastUsage,
} as const;

export type Reads = typeof READS;

/** The KMS operations that the gateway calls. */
export type KmsOperation = Reads[keyof Reads]['operation'];

/** Any of the reads. */
export type AnyRead = Read<KmsOperation, KmsScope, unknown, Answer, unknown>;

const BY_OPERATION = new Map<KmsOperation, AnyRead>(Object.values(READS).map((read) => [read.operation, read]));

/** The IAM actions that the gateway's role in an account must allow, without `kms:`. */
export const OPERATIONS: readonly KmsOperation[] = [...BY_OPERATION.keys()];

/** AWS's quota, in requests per second of one account in one Region. */
export function quotaOf(operation: KmsOperation): number {
  return toRead(operation).perSecond;
}

/** The permission that a caller needs for the operation. */
export function permissionOf(operation: KmsOperation): Permission {
  return toRead(operation).permission;
}

function toRead(operation: KmsOperation): AnyRead {
  // Each operation of the type comes from READS.
  return BY_OPERATION.get(operation) as AnyRead;
}
