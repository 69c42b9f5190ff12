import type { KmsScope } from '../arn.ts';
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

/** Every KMS operation by which the gateway reads. A loader has the name of its read here. */
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

/** The KMS operations by which the gateway reads. */
export type ReadOperation = Reads[keyof Reads]['operation'];

/** Any of the reads. */
export type AnyRead = Read<ReadOperation, KmsScope, unknown, Answer, unknown>;
