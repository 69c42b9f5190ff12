import type { KeyRef, KmsScope } from '../kms/arn.ts';
import {
  type Alias,
  type GrantListEntry,
  type KeyMetadata,
  type KmsCalls,
  MAX_LIMIT,
  type RotationStatus,
  type Tag,
} from '../kms/calls.ts';
import { loadAll } from '../kms/pages.ts';

/**
 * The calls of an export in one Region. None of them changes anything. Lists have all pages. Each call throws KmsError.
 */
export type Reads = {
  keys(): Promise<readonly KeyRef[]>;
  aliases(): Promise<readonly Alias[]>;
  metadata(ref: KeyRef): Promise<KeyMetadata>;
  policy(ref: KeyRef): Promise<string>;
  tags(ref: KeyRef): Promise<readonly Tag[]>;
  grants(ref: KeyRef): Promise<readonly GrantListEntry[]>;
  rotation(ref: KeyRef): Promise<RotationStatus>;
};

export function createReads(calls: KmsCalls, scope: KmsScope, signal: AbortSignal): Reads {
  return {
    keys: () => loadAll((page) => calls.listKeys(scope, page, signal), MAX_LIMIT.keys),
    aliases: () => loadAll((page) => calls.listAliases(scope, page, signal), MAX_LIMIT.aliases),
    metadata: async (ref) => (await calls.describeKey(ref, signal)).metadata,
    policy: async (ref) => (await calls.getKeyPolicy(ref, 'default', signal)).text,
    tags: (ref) => loadAll((page) => calls.listResourceTags(ref, page, signal), MAX_LIMIT.tags),
    grants: (ref) => loadAll((page) => calls.listGrants(ref, page, signal), MAX_LIMIT.grants),
    rotation: (ref) => calls.getKeyRotationStatus(ref, signal),
  };
}
