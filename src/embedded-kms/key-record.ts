import type { KeySpec, KeyUsage } from './key-specs.ts';

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
  /** Automatic rotation, as EnableKeyRotation set it; null where it is off. */
  readonly rotation: RotationSchedule | null;
  /** The completed rotations, in the order of their dates. */
  readonly rotations: readonly Rotation[];
};

/** `nextDate` is in epoch seconds. */
export type RotationSchedule = { readonly periodInDays: number; readonly nextDate: number };

/** `date` is in epoch seconds. */
export type Rotation = { readonly type: 'AUTOMATIC' | 'ON_DEMAND'; readonly date: number };

export type ExpirationModel = 'KEY_MATERIAL_EXPIRES' | 'KEY_MATERIAL_DOES_NOT_EXPIRE';

export type Tag = { readonly key: string; readonly value: string };

/** Every record of one multi-Region key says the same: where its primary is, and where its replicas are. */
export type MultiRegion = { readonly primaryRegion: string; readonly replicaRegions: readonly string[] };

/** Whether this is a replica of a multi-Region key, not its primary. */
export function isReplica({ region, multiRegion }: KeyRecord): boolean {
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
  /** Null where CreateGrant gave none: then each call makes a grant of its own. */
  readonly name: string | null;
  readonly createdAt: number;
  readonly grantee: GrantPrincipal;
  readonly retiring: GrantPrincipal | null;
  /** An ARN: the root of the account whose principal made the grant. */
  readonly issuingAccount: string;
  readonly operations: readonly string[];
  readonly constraints: GrantConstraints | null;
};

/** An ARN, or the name of an AWS service, which the API has in fields of its own. */
export type GrantPrincipal = { readonly kind: 'ARN' | 'SERVICE'; readonly value: string };

/** As the API has them: the names are on the wire. */
export type GrantConstraints = {
  readonly EncryptionContextSubset?: Readonly<Record<string, string>>;
  readonly EncryptionContextEquals?: Readonly<Record<string, string>>;
  readonly SourceArn?: string;
};
