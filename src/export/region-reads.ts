import type { KeyRef, KmsScope } from '../kms/arn.ts';
import type { KmsCalls } from '../kms/calls.ts';
import { loadAll, type PageRequest } from '../kms/pages.ts';
import { type Alias, aliases } from '../kms/reads/aliases.ts';
import { description, type KeyMetadata } from '../kms/reads/description.ts';
import { type GrantListEntry, grants } from '../kms/reads/grants.ts';
import { keys } from '../kms/reads/keys.ts';
import { policy } from '../kms/reads/policy.ts';
import { type RotationStatus, rotation } from '../kms/reads/rotation.ts';
import { type Tag, tags } from '../kms/reads/tags.ts';

/**
 * The calls of an export in one Region. They only read. A list call reads all pages. Each call throws KmsError.
 */
export type RegionReads = {
  keys(): Promise<readonly KeyRef[]>;
  aliases(): Promise<readonly Alias[]>;
  metadata(ref: KeyRef): Promise<KeyMetadata>;
  policy(ref: KeyRef): Promise<string>;
  tags(ref: KeyRef): Promise<readonly Tag[]>;
  grants(ref: KeyRef): Promise<readonly GrantListEntry[]>;
  rotation(ref: KeyRef): Promise<RotationStatus>;
};

export function createRegionReads(calls: KmsCalls, scope: KmsScope, signal: AbortSignal): RegionReads {
  return {
    keys: () => loadAll((page) => calls.read(keys, scope, page, signal), keys.maxLimit),
    aliases: () => loadAll((page: PageRequest) => calls.read(aliases, scope, page, signal), aliases.maxLimit),
    metadata: async (ref) => (await calls.read(description, ref, undefined, signal)).metadata,
    policy: async (ref) => (await calls.read(policy, ref, 'default', signal)).text,
    tags: (ref) => loadAll((page) => calls.read(tags, ref, page, signal), tags.maxLimit),
    grants: (ref) => loadAll((page) => calls.read(grants, ref, page, signal), grants.maxLimit),
    rotation: (ref) => calls.read(rotation, ref, undefined, signal),
  };
}
