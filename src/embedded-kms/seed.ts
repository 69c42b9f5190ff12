import type { FaultRule } from './faults.ts';
import type { GrantOperation } from './grant-operations.ts';
import type { ExpirationModel, KeyState, MultiRegion, Origin } from './key-record.ts';
import type { KeySpec, KeyUsage } from './key-specs.ts';
import type { Role } from './sts/role.ts';

/** What the embedded KMS starts with, by this type or by a file (schema/embedded-kms-seed.schema.json). Plain JSON data: times are ISO 8601 strings. */
export type Seed = {
  /** Where a file's JSON Schema is; means nothing here. */
  readonly $schema?: string;
  readonly keys: readonly SeedKey[];
  /** What AssumeRole may assume. */
  readonly roles?: readonly Role[];
  readonly faults?: readonly FaultRule[];
};

export type SeedKey = {
  /** Any text, so that keys of other estates load too; KMS's own are UUIDs, or mrk- and 32 hexadecimal digits. */
  readonly keyId: string;
  /** 111122223333 unless told otherwise. */
  readonly accountId?: string;
  /** us-east-2 unless told otherwise. */
  readonly region?: string;
  readonly description?: string;
  /**
   * GetKeyPolicy answers a text byte for byte, whatever it is: unlike PutKeyPolicy, a seed is not checked. An object is
   * printed as KMS prints it. The default policy unless told otherwise.
   */
  readonly policy?: string | Readonly<Record<string, unknown>>;
  /** Names, each with its `alias/`. */
  readonly aliases?: readonly string[];
  /** SYMMETRIC_DEFAULT unless told otherwise. */
  readonly spec?: KeySpec;
  /** The first usage that the spec allows, unless told otherwise. */
  readonly usage?: KeyUsage;
  readonly origin?: Origin;
  /** PendingDeletion where there is a deletionDate, else Enabled. */
  readonly state?: KeyState;
  /** CUSTOMER unless told otherwise. */
  readonly manager?: 'AWS' | 'CUSTOMER';
  /** The start of the embedded KMS unless told otherwise. */
  readonly createdAt?: string;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
  /** Present: a multi-Region key. Its record in each Region is a key of its own here. */
  readonly multiRegion?: MultiRegion;
  /** Present: automatic rotation is on. 365 days, and one period ahead, unless told otherwise. */
  readonly rotation?: { readonly periodInDays?: number; readonly nextDate?: string };
  readonly grants?: readonly SeedGrant[];
  readonly deletionDate?: string;
  readonly pendingDeletionWindowInDays?: number;
  readonly expirationModel?: ExpirationModel;
  readonly validTo?: string;
  readonly customKeyStoreId?: string;
  readonly cloudHsmClusterId?: string;
  readonly xksKeyId?: string;
};

/** A grantee and a retiring principal are an ARN, or an AWS service by its name in the member for services. */
export type SeedGrant = {
  /** Made up from the key and the grant's place unless told otherwise. */
  readonly grantId?: string;
  readonly name?: string;
  /** When the key was created, unless told otherwise. */
  readonly createdAt?: string;
  readonly granteePrincipal?: string;
  readonly granteeServicePrincipal?: string;
  readonly retiringPrincipal?: string;
  readonly retiringServicePrincipal?: string;
  /** An ARN; the root of the key's account unless told otherwise. */
  readonly issuingAccount?: string;
  readonly operations: readonly GrantOperation[];
  readonly constraints?: {
    readonly encryptionContextSubset?: Readonly<Record<string, string>>;
    readonly encryptionContextEquals?: Readonly<Record<string, string>>;
    readonly sourceArn?: string;
  };
};
