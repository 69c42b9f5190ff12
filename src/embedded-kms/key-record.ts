import type { KeySpec, KeyUsage } from './key-specs.ts';

export type KeyState =
  | 'Creating'
  | 'Enabled'
  | 'Disabled'
  | 'PendingDeletion'
  | 'PendingImport'
  | 'PendingReplicaDeletion'
  | 'Unavailable'
  | 'Updating';

export const ORIGINS = ['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'] as const;
export type Origin = (typeof ORIGINS)[number];

/** One key as the store holds it; a change is a new record. Times are epoch seconds. */
export type KeyRecord = {
  readonly keyId: string;
  readonly accountId: string;
  readonly region: string;
  readonly createdAt: number;
  readonly description: string;
  readonly usage: KeyUsage;
  readonly spec: KeySpec;
  readonly origin: Origin;
  readonly state: KeyState;
  readonly manager: 'AWS' | 'CUSTOMER';
  /** The text that GetKeyPolicy answers, byte for byte. */
  readonly policy: string;
  readonly tags: readonly Tag[];
  readonly multiRegion: MultiRegion | null;
  /** Set while the state is PendingDeletion. */
  readonly deletionDate: number | null;
  /** Days; set while the state is PendingReplicaDeletion. */
  readonly pendingDeletionWindowInDays: number | null;
  /** Only for imported key material. */
  readonly expirationModel: ExpirationModel | null;
  readonly validTo: number | null;
  /** Only for keys in a custom key store. */
  readonly customKeyStoreId: string | null;
  readonly cloudHsmClusterId: string | null;
  readonly xksKeyId: string | null;
};

export type ExpirationModel = 'KEY_MATERIAL_EXPIRES' | 'KEY_MATERIAL_DOES_NOT_EXPIRE';

export type Tag = { readonly key: string; readonly value: string };

/** Every record of one multi-Region key says the same: where its primary is, and where its replicas are. */
export type MultiRegion = { readonly primaryRegion: string; readonly replicaRegions: readonly string[] };

/** `name` starts with `alias/`. Times are epoch seconds. */
export type AliasRecord = {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly targetKeyId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
};
