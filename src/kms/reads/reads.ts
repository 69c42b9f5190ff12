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
export const READS: Reads = {
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
};

/** Without it, the types of the package would name files of the SDK that nobody can import. */
export type Reads = {
  readonly keys: typeof keys;
  readonly description: typeof description;
  readonly policy: typeof policy;
  readonly policyNames: typeof policyNames;
  readonly aliases: typeof aliases;
  readonly tags: typeof tags;
  readonly grants: typeof grants;
  readonly rotation: typeof rotation;
  readonly completedRotations: typeof completedRotations;
  readonly lastUsage: typeof lastUsage;
};

/** The KMS operations by which the gateway reads. */
export type ReadOperation = Reads[keyof Reads]['operation'];

/** Any of the reads. */
export type AnyRead = Read<ReadOperation, KmsScope, unknown, Answer, unknown>;
