import type { KeySpec, KeyUsage } from '../rules/key-specs.ts';

export const KEY_STATES = [
  'Creating',
  'Enabled',
  'Disabled',
  'PendingDeletion',
  'PendingImport',
  'PendingReplicaDeletion',
  'Unavailable',
  'Updating',
] as const;
export type KeyState = (typeof KEY_STATES)[number];

export const ORIGINS = ['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'] as const;
export type Origin = (typeof ORIGINS)[number];

/** One key as the store holds it. Records do not change: a changed key is a new record. Times are epoch seconds. */
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
  /** The exact text that GetKeyPolicy answers. */
  readonly policy: string;
  readonly tags: readonly Tag[];
  readonly multiRegion: MultiRegion | null;
  /** Null unless the state is PendingDeletion. */
  readonly deletionDate: number | null;
  /** Days. Null unless the state is PendingReplicaDeletion. */
  readonly pendingDeletionWindowInDays: number | null;
  /** Null unless the key has imported key material. */
  readonly expirationModel: ExpirationModel | null;
  readonly validTo: number | null;
  /** Only of imported key material. */
  readonly keyMaterialDescription?: string;
  /** Null, like the next two members, unless the key is in a custom key store. */
  readonly customKeyStoreId: string | null;
  readonly cloudHsmClusterId: string | null;
  readonly xksKeyId: string | null;
  /** The schedule that EnableKeyRotation set. Null while automatic rotation is off. */
  readonly rotation: RotationSchedule | null;
  /** The completed rotations, the oldest first. */
  readonly rotations: readonly Rotation[];
  /** When a rotation on demand began that is still in progress. Only a seed has one: RotateKeyOnDemand ends at once. */
  readonly onDemandRotationStartedAt?: number;
};

/** What is the same in every key that KMS has just created. */
export const NEW_KEY = {
  deletionDate: null,
  pendingDeletionWindowInDays: null,
  expirationModel: null,
  validTo: null,
  customKeyStoreId: null,
  cloudHsmClusterId: null,
  xksKeyId: null,
  rotation: null,
  rotations: [],
} as const satisfies Partial<KeyRecord>;

/** `nextDate` is in epoch seconds. */
export type RotationSchedule = { readonly periodInDays: number; readonly nextDate: number };

/** `date` is in epoch seconds. */
export type Rotation = { readonly type: 'AUTOMATIC' | 'ON_DEMAND'; readonly date: number };

export type ExpirationModel = 'KEY_MATERIAL_EXPIRES' | 'KEY_MATERIAL_DOES_NOT_EXPIRE';

export type Tag = { readonly key: string; readonly value: string };

/** The Regions of a multi-Region key. The records of the key in all of its Regions have the same value. */
export type MultiRegion = { readonly primaryRegion: string; readonly replicaRegions: readonly string[] };

/** Whether this is a replica of a multi-Region key, not its primary. */
export function isReplica({ region, multiRegion }: Pick<KeyRecord, 'region' | 'multiRegion'>): boolean {
  return multiRegion !== null && multiRegion.primaryRegion !== region;
}

/** `name` starts with `alias/`. Times are epoch seconds. */
export type AliasRecord = {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly targetKeyId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** A grant of one key. `grantId` is 64 hexadecimal digits; `createdAt` is in epoch seconds. */
export type GrantRecord = {
  readonly grantId: string;
  readonly keyId: string;
  readonly accountId: string;
  readonly region: string;
  /** Null if CreateGrant got no name. CreateGrant is idempotent only with a name. */
  readonly name: string | null;
  readonly createdAt: number;
  readonly grantee: GrantPrincipal;
  readonly retiring: GrantPrincipal | null;
  /** The ARN of the root of the account that created the grant. */
  readonly issuingAccount: string;
  readonly operations: readonly string[];
  readonly constraints: GrantConstraints | null;
};

/** A principal's ARN, or the name of an AWS service. The API has separate members for the two. */
export type GrantPrincipal = { readonly kind: 'ARN' | 'SERVICE'; readonly value: string };

/** With the member names of the API, as requests and answers have them. */
export type GrantConstraints = {
  readonly EncryptionContextSubset?: Readonly<Record<string, string>>;
  readonly EncryptionContextEquals?: Readonly<Record<string, string>>;
  readonly SourceArn?: string;
};
