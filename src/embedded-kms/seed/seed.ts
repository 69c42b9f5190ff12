import type { FaultRule } from '../faults/faults.ts';
import type { Organization } from '../organization/organization.ts';
import type { GrantOperation } from '../rules/grant-operations.ts';
import type { KeySpec, KeyUsage } from '../rules/key-specs.ts';
import type { ExpirationModel, KeyState, MultiRegion, Origin } from '../store/key-record.ts';
import type { Role } from '../sts/role.ts';

/**
 * The data that an embedded KMS starts with, in code or as a file (schema/embedded-kms-seed.schema.json). Plain JSON
 * data: times are ISO 8601 strings.
 */
export type Seed = {
  /** The URL or path of the JSON Schema, for editors. Ignored. */
  readonly $schema?: string;
  readonly keys: readonly SeedKey[];
  /**
   * AWS's aliases that each account has in each Region before it has keys for them, such as alias/aws/ebs. Default:
   * those that AWS lists in a new account.
   */
  readonly predefinedAliases?: readonly string[];
  /** The roles that AssumeRole of STS knows. */
  readonly roles?: readonly Role[];
  /**
   * The users and roles that have access keys, IAM policies or condition keys. Roles that AssumeRole knows are in
   * `roles`; their IAM policies are here.
   */
  readonly principals?: readonly SeedPrincipal[];
  /** The organization that the accounts belong to. Default: none, and every Region is enabled in every account. */
  readonly organization?: Organization;
  /** The fault rules at the start. Default: none. */
  readonly faults?: readonly FaultRule[];
};

/** A user or role, for enforcement. */
export type SeedPrincipal = {
  /** The ARN of a user or role. */
  readonly arn: string;
  /** Requests with these access key IDs come from the principal: for a role, from a session of the role. */
  readonly accessKeyIds?: readonly string[];
  /** IAM policies, each as an object or as the text of one. Default: none. */
  readonly identityPolicies?: readonly (string | Readonly<Record<string, unknown>>)[];
  /**
   * The condition keys of all of its requests, such as `aws:PrincipalTag/team` or `kms:ViaService`. What follows from
   * the principal, the call and the key must be left out.
   */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
};

/** One key of a seed. For a multi-Region key, one entry for each of its Regions. */
export type SeedKey = {
  /** A UUID, or `mrk-` and 32 hexadecimal digits, as in KMS. Any other text is accepted, too. */
  readonly keyId: string;
  /** Default: 111122223333. */
  readonly accountId?: string;
  /** Default: us-east-2. */
  readonly region?: string;
  readonly description?: string;
  /**
   * GetKeyPolicy returns a string unchanged, even one that is not a policy: policies of a seed are not checked as
   * PutKeyPolicy checks them. An object is formatted as KMS formats it. Default: the default key policy; for an
   * AWS managed key with an alias of AWS, the policy of AWS for it.
   */
  readonly policy?: string | Readonly<Record<string, unknown>>;
  /** Alias names. Each starts with `alias/`. */
  readonly aliases?: readonly string[];
  /** Default: SYMMETRIC_DEFAULT. */
  readonly spec?: KeySpec;
  /** Default: the first usage that KMS has for keys of the spec. */
  readonly usage?: KeyUsage;
  /** Default: AWS_KMS. */
  readonly origin?: Origin;
  /** Default: PendingDeletion for a key with a `deletionDate`, and Enabled for any other. */
  readonly state?: KeyState;
  /** Default: CUSTOMER. */
  readonly manager?: 'AWS' | 'CUSTOMER';
  /** Default: the start of the embedded KMS. */
  readonly createdAt?: string;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
  /** Makes the key a multi-Region key. The key needs an entry of its own for each of its Regions. */
  readonly multiRegion?: MultiRegion;
  /**
   * Turns automatic rotation on. Defaults: a period of 365 days, and a next date that is one period after the start.
   */
  readonly rotation?: { readonly periodInDays?: number; readonly nextDate?: string };
  /** When a rotation on demand began that is still in progress. GetKeyRotationStatus tells it. */
  readonly onDemandRotationStartDate?: string;
  readonly grants?: readonly SeedGrant[];
  readonly deletionDate?: string;
  readonly pendingDeletionWindowInDays?: number;
  readonly expirationModel?: ExpirationModel;
  readonly validTo?: string;
  /** Only for imported key material. ListKeyRotations tells it. */
  readonly keyMaterialDescription?: string;
  readonly customKeyStoreId?: string;
  readonly cloudHsmClusterId?: string;
  readonly xksKeyId?: string;
};

/**
 * One grant of a key. A principal is given as an ARN (`granteePrincipal`, `retiringPrincipal`), or as the name of an
 * AWS service (`granteeServicePrincipal`, `retiringServicePrincipal`).
 */
export type SeedGrant = {
  /** Default: computed from the key's ARN and the index of the grant. */
  readonly grantId?: string;
  readonly name?: string;
  /** Default: the creation time of the key. */
  readonly createdAt?: string;
  readonly granteePrincipal?: string;
  readonly granteeServicePrincipal?: string;
  readonly retiringPrincipal?: string;
  readonly retiringServicePrincipal?: string;
  /** An ARN. Default: the root of the key's account. */
  readonly issuingAccount?: string;
  readonly operations: readonly GrantOperation[];
  readonly constraints?: {
    readonly encryptionContextSubset?: Readonly<Record<string, string>>;
    readonly encryptionContextEquals?: Readonly<Record<string, string>>;
    readonly sourceArn?: string;
  };
};
