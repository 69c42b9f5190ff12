/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What is known of a request. A condition key that is not given here is unknown, unless it follows from principal, action and key. Two keys follow from the present time: aws:CurrentTime and aws:EpochTime, which can be given for another time. What contradicts itself, the principal or the key is BAD_USER_INPUT. */
export type AccessContext = {
  /** Condition keys that the request does not have, such as kms:ViaService: at most 100. */
  absent?: Array<string> | null | undefined;
  /** True: the request has only the condition keys that are given, and those that follow from principal, action and key. */
  complete?: boolean;
  /** All pairs of the encryption context: at most 100. An empty list says that there is none. Default: unknown, or none if the context is `complete`. */
  encryptionContext?: Array<EncryptionContextPair> | null | undefined;
  /** Condition keys that the request has: at most 100. */
  keys?: Array<ConditionKeyValues> | null | undefined;
  /** The AWS service that makes the request on behalf of the principal, such as s3.us-east-2.amazonaws.com; "direct" for none. It sets kms:ViaService and aws:ViaAWSService. Default: unknown, or "direct" if the context is `complete`. */
  via?: string | null | undefined;
};

/** Why a verdict is what it is, or why a list is not complete. New codes can be added: handle those that you do not know. */
export type AccessReasonCode =
  /** A statement or a grant leaves the decision to the IAM policies of the principal's account. */
  | 'ACCOUNT_DECIDES'
  /** The gateway does not know the action. Only the patterns of the policy were compared with it. */
  | 'ACTION_NOT_KNOWN'
  /** A grant that allows CreateGrant allows no more than its own operations and constraints. */
  | 'CHILD_GRANT_LIMITED'
  /** AWS does not say how a condition is evaluated, for example because its value is malformed. */
  | 'CONDITION_INVALID'
  /** The request does not meet a condition of a statement that would apply. */
  | 'CONDITION_NOT_MET'
  /** The request does not meet the constraints of a grant that would allow it. */
  | 'CONSTRAINT_NOT_MET'
  /** It is not decided whether a Deny statement applies. */
  | 'DENY_UNDECIDED'
  /** A condition on the time decides whether another policy can be put. Only in `lockoutReasons`. */
  | 'DEPENDS_ON_TIME'
  /** A statement for everyone was taken to include AWS services. AWS does not say so. */
  | 'EVERYONE_COVERS_SERVICES'
  /** Only AWS KMS itself calls this action. */
  | 'FOR_AWS_ONLY'
  /** The grants could not all be read, and one of them may allow the request. */
  | 'GRANTS_UNREADABLE'
  /** A grant allows it. */
  | 'GRANT_ALLOWS'
  /** An identity policy that was given denies it. */
  | 'IAM_DENIES'
  /** The identity policies that were given do not allow it. */
  | 'IAM_DOES_NOT_ALLOW'
  /** It is not decided whether an identity policy that was given allows or denies it. */
  | 'IAM_UNDECIDED'
  /** AWS documents a condition key for IAM policies only, and not for key policies. */
  | 'KEY_FOR_IAM_POLICIES_ONLY'
  /** Such a request never has the condition key of a statement. */
  | 'KEY_NEVER_PRESENT'
  /** The call bypasses the lockout check of KMS. Only in `lockoutReasons`. */
  | 'LOCKOUT_CHECK_BYPASSED'
  /** A condition depends on the key itself, and the key could not be described. */
  | 'METADATA_UNREADABLE'
  /** The value of a condition key, or the encryption context, is not known. */
  | 'MISSING_KEY'
  /** IAM policies must also allow the action on the alias. */
  | 'NEEDS_ALIAS_IN_IAM'
  /** The policy of another key must allow it, too. */
  | 'NEEDS_OTHER_KEY'
  /** IAM policies must allow a second action, too. */
  | 'NEEDS_OTHER_PERMISSION'
  /** No statement of the key policy and no grant allows it. */
  | 'NOTHING_ALLOWS'
  /** The action is not about a key. IAM policies alone decide it. */
  | 'NOT_A_KEY_ACTION'
  /** A principal of another account can never do this. */
  | 'NOT_POSSIBLE_ACROSS_ACCOUNTS'
  /** NotPrincipal lists some, but not all, of the principal, its account and the role of the session. */
  | 'NOT_PRINCIPAL_WITHOUT_ACCOUNT'
  /** The principal is of another partition than the key. */
  | 'OTHER_PARTITION'
  /** NotPrincipal in a Deny lists the principal. With a permissions boundary, it is denied all the same. */
  | 'PERMISSIONS_BOUNDARY_WOULD_DENY'
  /** The key policy is no policy document that the gateway can read. */
  | 'POLICY_UNPARSABLE'
  /** The key policy could not be read. */
  | 'POLICY_UNREADABLE'
  /** It is not known which principal calls PutKeyPolicy. Only in `lockoutReasons`. */
  | 'PRINCIPAL_NOT_KNOWN'
  /** The role of the session was taken to have no path. */
  | 'ROLE_WITHOUT_PATH'
  /** A statement has another name of the AWS service, which may be used for the same request. */
  | 'SERVICE_MAY_HAVE_OTHER_NAME'
  /** A statement or a grant names one session of the role. Ask for the session instead of the role. */
  | 'SESSION_NOT_GIVEN'
  /** A condition key with several values needs ForAllValues or ForAnyValue. */
  | 'SET_OPERATOR_MISSING'
  /** A statement allows it. */
  | 'STATEMENT_ALLOWS'
  /** A Deny statement applies. */
  | 'STATEMENT_DENIES'
  /** It cannot be decided whether a statement or a grant includes the principal, the action or the key. */
  | 'STATEMENT_UNDECIDED'
  /** A statement could not be read, or not as a whole. It may allow or deny anything. */
  | 'STATEMENT_UNREADABLE'
  /** A statement can never apply. */
  | 'STATEMENT_WITHOUT_EFFECT'
  /** A policy tells more kinds of requests apart than the gateway compares. */
  | 'TOO_MANY_CASES'
  /** A grant has a constraint that the gateway does not know. */
  | 'UNKNOWN_CONSTRAINT'
  /** A condition has an operator that the gateway does not know. */
  | 'UNKNOWN_OPERATOR';

/** Whether a request to KMS is allowed: by the key policy, the grants, and what the arguments say. Service control policies and the like are not considered: see `mayStillRefuse`. */
export type AccessVerdict =
  /** The key policy or a grant allows it by itself, or together with the given `identityPolicies`. `mayStillRefuse` says what else can refuse it. */
  | 'ALLOWED'
  /** IAM policies of the principal's account must allow it. The key policy or a grant leaves it to them; or the action needs them for something besides the key, such as kms:CreateAlias for the alias. */
  | 'ALLOWED_IF_IAM_ALLOWS'
  /** A Deny statement applies, of the key policy or of the given `identityPolicies`. Nothing can allow it. */
  | 'DENIED'
  /** The key policy and the grants do not allow it, nor leave it to IAM policies; or they leave it to IAM policies, and the given `identityPolicies` do not allow it. */
  | 'NOT_ALLOWED'
  /** It cannot be decided from what is known. `reasons` and `missingKeys` say what would decide it. */
  | 'UNKNOWN';

/** A condition key of a request, and its values. */
export type ConditionKeyValues = {
  /** With its prefix, such as kms:ViaService. Case-insensitive. At most 2,048 characters. */
  key: string;
  /** Exactly one for a key with a single value; at most 100 for one that can have several, such as aws:CalledVia. Each has at most 2,048 characters, and the type that AWS documents: "true" or "false" for aws:SecureTransport, an address for aws:SourceIp. */
  values: Array<string>;
};

/** A pair of the encryption context of a request. */
export type EncryptionContextPair = {
  /** Case-sensitive in grants, not in policies. */
  key: string;
  /** Case-sensitive. */
  value: string;
};

/** How severe a finding is. */
export type FindingSeverity =
  /** Everyone is allowed something, or nobody can change the policy any more. */
  | 'CRITICAL'
  /** Somebody outside the account is allowed something, or something that was meant to protect the key does not. */
  | 'HIGH'
  /** Worth knowing. */
  | 'INFO'
  /** Something to tidy up. No harm by itself. */
  | 'LOW'
  /** The protection is weaker than it seems. */
  | 'MEDIUM';

/** Whether imported key material is in KMS. */
export type ImportState =
  /** It is in KMS. */
  | 'IMPORTED'
  /** It was deleted or has expired, and can be imported again. */
  | 'PENDING_IMPORT'
  /** A value that AWS added after this version of the gateway. The gateway logs it. */
  | 'UNKNOWN';

/** Selects keys of a list. A key must meet all conditions that are given; a condition that is null is not given. KMS cannot filter, so the gateway reads each key that it checks: the cost of each condition is per checked key, and each call needs the permission of its name, such as kms:DescribeKey. The cheapest conditions are checked first, and a key that does not meet one of them causes no further call. A page checks at most 500 keys, and ends before the first one that is not checked at the deadline. With `principal` or `findings`, it also ends when half of what the request may compute (MAX_RESULT_SIZE) is used up. So it can be short or empty and still have a next page. The filter never hides a key that it cannot check: a key whose call fails is in the list, and its fields report the error. So is the first key of a page if the deadline or the limit is reached before it is checked. */
export type KeyFilter = {
  /** The key has an alias that starts with this text, such as alias/payments/. Costs as much as `aliases`. A key with more than 100 aliases is in the list, too. */
  aliasPrefix?: string | null | undefined;
  /** The key has such findings, or something in `incomplete` of its findings. Costs as much as the field `findings` with the same arguments, which shares calls and results. */
  findings?: KeyFindingsFilter | null | undefined;
  /** The manager is one of these. Costs one DescribeKey call per key, which `states`, `managers`, `usages`, `specs` and `metadata` share. */
  managers?: Array<KeyManager> | null | undefined;
  /** True: only multi-Region keys, primary and replica. False: only the others. Costs no call. */
  multiRegion?: boolean | null | undefined;
  /** The policy or a grant names this principal: the ARN of a user, a role, a session of a role, a federated user or an identity provider, an AWS service such as s3.amazonaws.com, or the unique ID of a user or role that was deleted. An account ID, or the ARN of its root user, finds the account and each principal of it. A policy names a principal in Principal or NotPrincipal, in an Allow or a Deny. * finds policies that allow everyone something, with or without conditions. Wildcards and the values of conditions, such as those of aws:PrincipalArn, are not compared: `access` evaluates them. Costs one GetKeyPolicy call per key; one ListGrants call more if the policy does not name the principal, except for *. A key whose policy cannot be read as a whole, or with more than 100 grants, is in the list, too. */
  principal?: string | null | undefined;
  /** Whether the key material is rotated automatically. The cost depends on the value. */
  rotation?: KeyRotationFilter | null | undefined;
  /** The type of the key material is one of these. Costs one DescribeKey call per key, which `states`, `managers`, `usages`, `specs` and `metadata` share. */
  specs?: Array<KeySpec> | null | undefined;
  /** The state is one of these. Costs one DescribeKey call per key, which `states`, `managers`, `usages`, `specs` and `metadata` share. */
  states?: Array<KeyState> | null | undefined;
  /** The key has this tag. Costs one ListResourceTags call per key. */
  tag?: KeyTagFilter | null | undefined;
  /** The text is a part of the key ID, an alias, the description, a tag key or a tag value, in upper or lower case. At most 256 characters. Costs no call if the key ID has it; otherwise as much as `aliases`, then one DescribeKey call, then one ListResourceTags call per key, until it is found. A key with more than 100 aliases is in the list, too. */
  text?: string | null | undefined;
  /** The usage is one of these. Costs one DescribeKey call per key, which `states`, `managers`, `usages`, `specs` and `metadata` share. */
  usages?: Array<KeyUsage> | null | undefined;
};

/** What a finding is about. docs/findings.md has an example of each. New codes can be added: handle those that you do not know. */
export type KeyFindingCode =
  /** A principal that is not the account as a whole is allowed both kms:PutKeyPolicy and a cryptographic action. Severity: LOW. Reported only if `includeOpinions` or `codes` asks for it. */
  | 'ADMINISTRATOR_MAY_USE_KEY'
  /** An Allow statement has a condition on an identity, a service or a network that is also met by requests without the condition key: its operator is negated, or ends with IfExists. Severity: HIGH if an outsider is allowed because of it, else LOW. */
  | 'ALLOW_WITH_IF_EXISTS'
  /** As PUBLIC, but only for attested code (kms:RecipientAttestation). The condition says which code runs, not who runs it. Severity: MEDIUM. */
  | 'ATTESTATION_ONLY'
  /** AWS does not say how a condition is evaluated, or it is not what its author meant: an operator or a condition key that does not exist, a malformed value, a variable in a policy of another Version than 2012-10-17, Null with IfExists, or a condition key for IAM policies only. Severity: MEDIUM; HIGH in a Deny statement; LOW for an unknown condition key of another service. */
  | 'CONDITION_INVALID'
  /** No request can meet a condition: for example a key with several values without a set operator, the ARN of a session under aws:PrincipalArn, or two conditions that contradict each other. A Deny statement about requests without TLS is left out: KMS takes none. Severity: HIGH in a Deny statement, else MEDIUM. */
  | 'CONDITION_NEVER_TRUE'
  /** An AWS service is allowed to use or change the key, whoever it acts for: no condition on aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths restricts it to resources that are known. One bucket in aws:SourceArn is known, although its ARN does not say whose it is; a pattern of bucket names is not, because anybody can create a bucket with such a name. The statement names the service, or is for everyone with a condition that only services meet, such as aws:PrincipalIsAWSService. Actions that only tell about the key, such as kms:DescribeKey, do not count. Severity: MEDIUM; LOW if a condition on the encryption context names the key's own account. */
  | 'CONFUSED_DEPUTY'
  /** A Deny statement for everyone or for the account, about cryptographic actions or kms:CreateGrant, has a condition on an organization or a network. It also denies requests of AWS services, which are of no organization and come from none of these networks; a condition on a network denies requests on behalf of a principal, too. Severity: LOW. */
  | 'DENY_HITS_AWS_SERVICES'
  /** A Deny statement has a condition that only requests with the condition key meet, and a request without the key is allowed: aws:MultiFactorAuthPresent, aws:MultiFactorAuthAge, aws:SourceIp, aws:SourceVpc, aws:SourceVpce, aws:PrincipalOrgID or the encryption context. Severity: MEDIUM. */
  | 'DENY_SKIPPED_WHERE_KEY_IS_MISSING'
  /** A principal of another account, or another account as a whole, is named and allowed an action: in Principal, or by a condition on kms:CallerAccount, aws:PrincipalAccount or aws:PrincipalArn. Deny statements count. That the IAM policies of the other account must allow it, too, is no protection: the other account writes them. Severity: HIGH; INFO if all of these accounts are trusted (`analysis.trustedAccounts`). */
  | 'EXTERNAL_ACCOUNT'
  /** A grant is for a principal of another account that is no AWS service, and no Deny statement takes all of it away. Severity: HIGH; LOW if the principal can retire the grant only; INFO if its account is trusted. */
  | 'EXTERNAL_GRANT'
  /** An Allow statement has a condition with ForAllValues, which requests without the condition key meet, too, and no Null condition requires the key. Severity: HIGH if an outsider is allowed because of it, else LOW. */
  | 'FOR_ALL_VALUES_IN_ALLOW'
  /** A grant has the operation CreateGrant: its grantee can create further grants for anybody, with the same operations, under constraints at least as strict. Severity: MEDIUM; INFO if the grantee is an AWS service. */
  | 'GRANT_MAY_GRANT_ON'
  /** A statement can match no request: none of its principals, of its actions or of its resources can. A Deny statement that matches nothing does not protect what it was meant to protect. Severity: HIGH for a Deny statement; MEDIUM for an Allow statement whose Resource is not this key; else LOW. */
  | 'INEFFECTIVE_STATEMENT'
  /** No principal of the key's account can be allowed kms:PutKeyPolicy: no statement allows it, or a Deny statement applies to each request. Severity: CRITICAL. */
  | 'LOCKED_OUT'
  /** As PUBLIC, but only from a network that the policy names: a range of addresses, a VPC or a VPC endpoint. Severity: MEDIUM. */
  | 'NETWORK_ONLY'
  /** An Allow statement has NotPrincipal: everyone in every account is allowed, except those whom it lists. Severity: CRITICAL. */
  | 'NOT_PRINCIPAL_WITH_ALLOW'
  /** A Deny statement has NotPrincipal. It also denies those whom it lists if their account is not listed, and for a session if its role is not; and those who have a permissions boundary. Severity: MEDIUM. */
  | 'NOT_PRINCIPAL_WITH_DENY'
  /** No Allow statement names the key's account as a whole, so that its IAM policies can allow nothing. Severity: INFO. */
  | 'NO_IAM_DELEGATION'
  /** Every principal of an organization, or of a part of it, is allowed an action. Severity: INFO; MEDIUM if the configuration names trusted organizations (`analysis.trustedOrganizations`), and this is none of them. */
  | 'ORGANIZATION_ACCESS'
  /** A statement names the unique ID of a user or a role that was deleted. It matches nobody, not even a new user or role of the same name. A user or role that was deleted while the policy still shows its ARN cannot be recognized. Severity: LOW; HIGH in NotPrincipal and in a Deny statement. */
  | 'ORPHAN_PRINCIPAL'
  /** A principal of an account that neither the policy nor the configuration names is allowed an action, and no Deny statement applies. Condition keys whose values the caller chooses, or that are the same for every caller, do not count as protection. Severity: CRITICAL; HIGH if it is about kms:DescribeKey, kms:GetPublicKey, kms:GetKeyRotationStatus and kms:ListGrants only. */
  | 'PUBLIC'
  /** As PUBLIC, but only for requests that an AWS service makes on behalf of the caller (kms:ViaService, aws:CalledVia). Severity: HIGH. */
  | 'PUBLIC_VIA_SERVICE'
  /** The policy means the same without this statement. A statement that names the key's account is reported only if another one names it, too: it prevents a lockout. Severity: INFO. */
  | 'REDUNDANT_STATEMENT'
  /** The policy of a replica differs in meaning from that of its primary key. KMS does not keep them the same. Severity: MEDIUM if one of them lacks a Deny statement of the other, else INFO. */
  | 'REPLICA_POLICY_DIFFERS'
  /** A condition on a key with a single value has ForAllValues or ForAnyValue, and is not reported as FOR_ALL_VALUES_IN_ALLOW. Severity: LOW. */
  | 'SET_OPERATOR_ON_SINGLE_VALUE'
  /** Exactly one user or role can be allowed kms:PutKeyPolicy, and the policy does not leave it to the IAM policies of the account. If it is deleted, nobody can change the policy. Severity: MEDIUM. */
  | 'SINGLE_ADMINISTRATOR'
  /** Some actions of a statement have no effect: no key policy decides them, the principals are of other accounts, which cannot be allowed them, or their requests never have the key of a condition. Wildcards in statements for the key's own account are not reported. Severity: LOW. */
  | 'STATEMENT_PARTLY_INEFFECTIVE'
  /** A user or a role of the account is allowed kms:CreateGrant for every grantee and every operation, and is not an administrator of the key: nothing allows it kms:PutKeyPolicy. It can give itself and others what the policy does not. Severity: MEDIUM. */
  | 'UNRESTRICTED_CREATE_GRANT'
  /** A statement allows kms:* or *, or all actions except some, to a principal that is no administrator of the key: it cannot be allowed kms:PutKeyPolicy. Severity: LOW. Reported only if `includeOpinions` or `codes` asks for it. */
  | 'WILDCARD_ACTIONS';

/** Selects keys by their findings. A key must have a finding that meets both conditions. Costs as much as the field `findings` with the same arguments. */
export type KeyFindingsFilter = {
  /** The key has a finding of one of these codes. Default: all but those that are a matter of opinion. */
  codes?: Array<KeyFindingCode> | null | undefined;
  /** The key has a finding of this severity or a more severe one. Default: any severity. */
  minSeverity?: FindingSeverity | null | undefined;
};

/** Who manages a key. */
export type KeyManager =
  /** An AWS managed key, such as aws/s3. AWS writes its policy. */
  | 'AWS'
  /** A customer managed key. Its account writes its policy. */
  | 'CUSTOMER'
  /** A value that AWS added after this version of the gateway. The gateway logs it. */
  | 'UNKNOWN';

/** What KMS uses the key material for. */
export type KeyMaterialState =
  /** KMS encrypts and decrypts with it. */
  | 'CURRENT'
  /** KMS only decrypts with it. */
  | 'NON_CURRENT'
  /** It is imported into the primary key, but not yet into every replica. KMS cannot rotate to it yet. */
  | 'PENDING_MULTI_REGION_IMPORT_AND_ROTATION'
  /** It is imported. KMS uses it only after the next rotation on demand. */
  | 'PENDING_ROTATION'
  /** A value that AWS added after this version of the gateway. The gateway logs it. */
  | 'UNKNOWN';

/** Where the key material comes from. */
export type KeyOrigin =
  /** It was generated in the CloudHSM cluster of a custom key store. */
  | 'AWS_CLOUDHSM'
  /** KMS generated it. */
  | 'AWS_KMS'
  /** It was imported, or must be imported before the key can be used. */
  | 'EXTERNAL'
  /** It is in a key manager outside AWS. */
  | 'EXTERNAL_KEY_STORE'
  /** A value that AWS added after this version of the gateway. The gateway logs it. */
  | 'UNKNOWN';

/** Whether KMS rotates the key material of a key automatically. */
export type KeyRotationFilter =
  /** It does not, but it could. Costs one DescribeKey call per key, and one GetKeyRotationStatus call for those that can be rotated. */
  | 'OFF'
  /** It does. AWS managed keys are always rotated. Costs one GetKeyRotationStatus call per key. */
  | 'ON'
  /** It cannot: the key is asymmetric or an HMAC key, its key material is imported, or it is in a custom key store. Costs one DescribeKey call per key. */
  | 'UNAVAILABLE';

/** The type of the key material. */
export type KeySpec =
  /** The NIST curve Edwards25519 (Ed25519). */
  | 'ECC_NIST_EDWARDS25519'
  /** The NIST curve P-256 (secp256r1). */
  | 'ECC_NIST_P256'
  /** The NIST curve P-384 (secp384r1). */
  | 'ECC_NIST_P384'
  /** The NIST curve P-521 (secp521r1). */
  | 'ECC_NIST_P521'
  /** The SECG curve secp256k1, which cryptocurrencies use. */
  | 'ECC_SECG_P256K1'
  /** HMAC with SHA-224. */
  | 'HMAC_224'
  /** HMAC with SHA-256. */
  | 'HMAC_256'
  /** HMAC with SHA-384. */
  | 'HMAC_384'
  /** HMAC with SHA-512. */
  | 'HMAC_512'
  /** The post-quantum signature ML-DSA-44. */
  | 'ML_DSA_44'
  /** The post-quantum signature ML-DSA-65. */
  | 'ML_DSA_65'
  /** The post-quantum signature ML-DSA-87. */
  | 'ML_DSA_87'
  /** The post-quantum key encapsulation ML-KEM-512. */
  | 'ML_KEM_512'
  /** The post-quantum key encapsulation ML-KEM-768. */
  | 'ML_KEM_768'
  /** The post-quantum key encapsulation ML-KEM-1024. */
  | 'ML_KEM_1024'
  /** RSA, 2048 bits. */
  | 'RSA_2048'
  /** RSA, 3072 bits. */
  | 'RSA_3072'
  /** RSA, 4096 bits. */
  | 'RSA_4096'
  /** SM2, in China Regions only. */
  | 'SM2'
  /** AES-256-GCM, or SM4 in China Regions. */
  | 'SYMMETRIC_DEFAULT'
  /** A value that AWS added after this version of the gateway. The gateway logs it. */
  | 'UNKNOWN';

/** Whether a key can be used, and why not. */
export type KeyState =
  /** KMS is creating the key. */
  | 'Creating'
  /** The key cannot be used until it is enabled again. */
  | 'Disabled'
  /** The key can be used. */
  | 'Enabled'
  /** The key cannot be used. KMS deletes it on `deletionDate` unless the deletion is cancelled. */
  | 'PendingDeletion'
  /** The key cannot be used until key material is imported. */
  | 'PendingImport'
  /** A multi-Region primary key that waits for the deletion of its replicas. After that, its own waiting period starts. */
  | 'PendingReplicaDeletion'
  /** A value that AWS added after this version of the gateway. The gateway logs it. */
  | 'UNKNOWN'
  /** The key cannot be used because its custom key store is disconnected. */
  | 'Unavailable'
  /** The primary Region of the multi-Region key is being changed. */
  | 'Updating';

/** Selects keys that have a tag. */
export type KeyTagFilter = {
  /** The tag key. Case-sensitive. */
  key: string;
  /** The tag value. Case-sensitive. Any value matches if this is not given. */
  value?: string | null | undefined;
};

/** The cryptographic operations that a key supports. */
export type KeyUsage =
  /** Encapsulate and decapsulate keys. */
  | 'ENCAPSULATE_DECAPSULATE'
  /** Encrypt and decrypt. */
  | 'ENCRYPT_DECRYPT'
  /** Generate and verify message authentication codes (MAC). */
  | 'GENERATE_VERIFY_MAC'
  /** Derive shared secrets. */
  | 'KEY_AGREEMENT'
  /** Create and verify signatures. */
  | 'SIGN_VERIFY'
  /** A value that AWS added after this version of the gateway. The gateway logs it. */
  | 'UNKNOWN';

/** The role of a key among its related multi-Region keys. */
export type MultiRegionKeyType =
  /** The primary key: the only one that can be replicated. */
  | 'PRIMARY'
  /** A replica of a primary key in another Region. */
  | 'REPLICA'
  /** A value that AWS added after this version of the gateway. The gateway logs it. */
  | 'UNKNOWN';

/** Whether a statement allows or denies the requests that it matches. */
export type PolicyEffect =
  /** Allows the request, unless another statement denies it. */
  | 'ALLOW'
  /** Denies the request, even if other statements allow it. */
  | 'DENY';

/** The kind of a principal, derived from how it is written. */
export type PolicyPrincipalKind =
  /** A whole account: its ID, or arn:aws:iam::ID:root. The IAM policies of the account decide who in it gets the permission. */
  | 'ACCOUNT'
  /** One session of a role: arn:aws:sts::ID:assumed-role/NAME/SESSION. */
  | 'ASSUMED_ROLE'
  /** An account by its canonical user ID, which S3 uses. */
  | 'CANONICAL_USER'
  /** "*" or {"AWS": "*"}: everyone in every account, unless a condition restricts it. */
  | 'EVERYONE'
  /** An identity provider of SAML or OpenID Connect. */
  | 'FEDERATED'
  /** arn:aws:sts::ID:federated-user/NAME. */
  | 'FEDERATED_USER'
  /** arn:aws:iam::ID:role/NAME. */
  | 'IAM_ROLE'
  /** arn:aws:iam::ID:user/NAME. */
  | 'IAM_USER'
  /** None of these. */
  | 'OTHER'
  /** An AWS service, such as logs.us-east-2.amazonaws.com. */
  | 'SERVICE'
  /** AIDA... or AROA...: an IAM user or role that was deleted. IAM shows its unique ID instead of its ARN. */
  | 'UNIQUE_ID';

/** Why key material was rotated. */
export type RotationType =
  /** The rotation period had passed. */
  | 'AUTOMATIC'
  /** Somebody called RotateKeyOnDemand. */
  | 'ON_DEMAND'
  /** A value that AWS added after this version of the gateway. The gateway logs it. */
  | 'UNKNOWN';

export type TextQueryVariables = Exact<{
  id: string;
}>;


export type TextQuery = { key: { policy:
      | { text: string }
      | Record<PropertyKey, never>
     } | null };

export type AccountsAndWhatFailedQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountsAndWhatFailedQuery = { accounts: Array<{ accountId: string, regions: Array<{ name: string }>, regionsFailure:
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
     | null }> };

export type PoliciesOfAFrontEndQueryVariables = Exact<{
  there: string;
  gone: string;
}>;


export type PoliciesOfAFrontEndQuery = { there: { id: string, policy:
      | { name: string, digest: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
     } | null, gone: { id: string, policy:
      | { name: string, digest: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
     } | null };

type Result_KeyPolicy_Fragment = { name: string, digest: string };

type Result_KmsAccessDeniedException_Fragment = { code: string, message: string };

type Result_KmsDependencyTimeoutException_Fragment = { code: string, message: string };

type Result_KmsInternalException_Fragment = { code: string, message: string };

type Result_KmsInvalidArnException_Fragment = { code: string, message: string };

type Result_KmsInvalidStateException_Fragment = { code: string, message: string };

type Result_KmsNotFoundException_Fragment = { code: string, message: string };

type Result_KmsThrottlingException_Fragment = { code: string, message: string };

type Result_KmsUnavailableException_Fragment = { code: string, message: string };

type Result_KmsValidationException_Fragment = { code: string, message: string };

export type ResultFragment =
  | Result_KeyPolicy_Fragment
  | Result_KmsAccessDeniedException_Fragment
  | Result_KmsDependencyTimeoutException_Fragment
  | Result_KmsInternalException_Fragment
  | Result_KmsInvalidArnException_Fragment
  | Result_KmsInvalidStateException_Fragment
  | Result_KmsNotFoundException_Fragment
  | Result_KmsThrottlingException_Fragment
  | Result_KmsUnavailableException_Fragment
  | Result_KmsValidationException_Fragment
;

export type TextOfAPolicyQueryVariables = Exact<{
  id: string;
}>;


export type TextOfAPolicyQuery = { key: { id: string, policy:
      | { text: string, digest: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
     } | null };

export type DocumentOfAPolicyQueryVariables = Exact<{
  id: string;
}>;


export type DocumentOfAPolicyQuery = { key: { id: string, policy:
      | { fetchedAt: string, document: { version: string | null } | null }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
      | { code: string }
     } | null };

export type PagesOfAllKeysQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PagesOfAllKeysQuery = { allKeys: { nodes: Array<{ id: string, arn: string }>, failures: Array<{ accountId: string, region: string | null }>, policyCoverage: { total: number, readable: number, denied: number, throttled: number, failed: number }, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type FieldThatFailsQueryVariables = Exact<{
  id: string;
}>;


export type FieldThatFailsQuery = { key: { arn: string, tags: Array<{ key: string }> | null } | null };

export type AllKeysQueryVariables = Exact<{
  accountIds?: Array<string> | string | null | undefined;
  regions?: Array<string> | string | null | undefined;
  filter?: KeyFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AllKeysQuery = { allKeys: { edges: Array<{ cursor: string, node: { arn: string } }>, nodes: Array<{ arn: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, failures: Array<{ accountId: string, region: string | null, exception:
        | { __typename: 'KmsAccessDeniedException', permission: string, code: string, message: string, retryable: boolean }
        | { __typename: 'KmsDependencyTimeoutException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsInternalException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsInvalidArnException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsInvalidStateException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsLimitExceededException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsMalformedPolicyDocumentException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsNotFoundException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsThrottlingException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsUnavailableException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsUnsupportedOperationException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsValidationException', code: string, message: string, retryable: boolean }
       }> } | null };

export type EstateQueryVariables = Exact<{ [key: string]: never; }>;


export type EstateQuery = { accounts: Array<{ accountId: string, partition: string, regions: Array<{ name: string, keys: { nodes: Array<{ arn: string, policy:
            | { __typename: 'KeyPolicy' }
            | { __typename: 'KmsAccessDeniedException', code: string, permission: string }
            | { __typename: 'KmsDependencyTimeoutException', code: string }
            | { __typename: 'KmsInternalException', code: string }
            | { __typename: 'KmsInvalidArnException', code: string }
            | { __typename: 'KmsInvalidStateException', code: string }
            | { __typename: 'KmsNotFoundException', code: string }
            | { __typename: 'KmsThrottlingException', code: string }
            | { __typename: 'KmsUnavailableException', code: string }
            | { __typename: 'KmsValidationException', code: string }
           }>, policyCoverage: { total: number, readable: number, denied: number, throttled: number, failed: number } } | null }> }> };

export type SelectedQueryVariables = Exact<{
  filter?: KeyFilter | null | undefined;
}>;


export type SelectedQuery = { keys: { nodes: Array<{ keyId: string }>, pageInfo: { hasNextPage: boolean } } | null };

export type AccessCaseQueryVariables = Exact<{
  id: string;
  principal: string;
  action: string;
  context?: AccessContext | null | undefined;
  identityPolicies?: Array<string> | string | null | undefined;
}>;


export type AccessCaseQuery = { key: { access: { principal: string, action: string, verdict: AccessVerdict, missingKeys: Array<string>, reasons: Array<{ code: AccessReasonCode, failure:
          | { code: string }
          | { code: string }
          | { code: string }
          | { code: string }
          | { code: string }
          | { code: string }
          | { code: string }
          | { code: string }
          | { code: string }
          | { code: string }
          | { code: string }
          | { code: string }
         | null }>, basis: Array<
        | { __typename: 'KeyGrant', grantId: string }
        | { __typename: 'PolicyStatement', pointer: string }
      >, keyState: { state: KeyState, refused: boolean | null, exceptions: Array<string>, usageFits: boolean | null } | null } } | null };

export type ByArnQueryVariables = Exact<{
  id: string;
}>;


export type ByArnQuery = { key: { policy:
      | { __typename: 'KeyPolicy' }
      | { __typename: 'KmsAccessDeniedException', code: string, message: string }
      | { __typename: 'KmsDependencyTimeoutException', code: string, message: string }
      | { __typename: 'KmsInternalException', code: string, message: string }
      | { __typename: 'KmsInvalidArnException', code: string, message: string }
      | { __typename: 'KmsInvalidStateException', code: string, message: string }
      | { __typename: 'KmsNotFoundException', code: string, message: string }
      | { __typename: 'KmsThrottlingException', code: string, message: string }
      | { __typename: 'KmsUnavailableException', code: string, message: string }
      | { __typename: 'KmsValidationException', code: string, message: string }
     } | null };

export type AccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountsQuery = { accounts: Array<{ id: string, accountId: string, partition: string, regions: Array<{ name: string, account: { accountId: string }, aliases: { nodes: Array<{ name: string, key: { keyId: string } | null }> } | null }> }> };

export type ExceptionQueryVariables = Exact<{
  id: string;
}>;


export type ExceptionQuery = { key: { policy:
      | { __typename: 'KeyPolicy' }
      | { __typename: 'KmsAccessDeniedException', code: string, message: string, retryable: boolean, requestId: string | null, permission: string }
      | { __typename: 'KmsDependencyTimeoutException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInternalException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInvalidArnException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInvalidStateException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsNotFoundException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsThrottlingException', code: string, message: string, retryable: boolean, requestId: string | null, retryAfterMs: number }
      | { __typename: 'KmsUnavailableException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsValidationException', code: string, message: string, retryable: boolean, requestId: string | null }
     } | null };

export type FindingsCaseQueryVariables = Exact<{
  id: string;
}>;


export type FindingsCaseQuery = { key: { findings: { nodes: Array<{ id: string, code: KeyFindingCode, severity: FindingSeverity, certain: boolean, pointer: string | null, statement: { pointer: string } | null, grant: { grantId: string } | null, witness: { principal: string, action: string, absent: Array<string>, verdict: AccessVerdict, keys: Array<{ key: string, values: Array<string> }> } | null }>, incomplete: Array<{ code: AccessReasonCode }> } | null } | null };

export type WitnessAccessQueryVariables = Exact<{
  id: string;
  principal: string;
  action: string;
  context?: AccessContext | null | undefined;
}>;


export type WitnessAccessQuery = { key: { access: { verdict: AccessVerdict, reasons: Array<{ message: string }> } } | null };

export type HostileQueryVariables = Exact<{ [key: string]: never; }>;


export type HostileQuery = { keys: { nodes: Array<{ keyId: string, policy:
        | { text: string, problems: Array<{ message: string, pointer: string }>, document: { json: unknown, statements: Array<{ sid: string | null, principals: Array<{ kind: PolicyPrincipalKind, value: string }> | null }> } | null }
        | Record<PropertyKey, never>
       }> } | null };

export type IdentifyQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
}>;


export type IdentifyQuery = { key: { id: string, arn: string, keyId: string, accountId: string, region: string, partition: string } | null };

export type NodesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type NodesQuery = { nodes: Array<
    | { __typename: 'AwsAccount', id: string }
    | { __typename: 'Key', arn: string, id: string }
   | null> };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { node:
    | { __typename: 'AwsAccount', id: string }
    | { __typename: 'Key', arn: string, id: string }
   | null };

export type AliasesQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AliasesQuery = { key: { aliases: { nodes: Array<{ name: string, arn: string, createdAt: string | null, lastUpdatedAt: string | null, key: { arn: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type RegionAliasesQueryVariables = Exact<{ [key: string]: never; }>;


export type RegionAliasesQuery = { accounts: Array<{ regions: Array<{ aliases: { nodes: Array<{ name: string, createdAt: string | null, key: { arn: string } | null }> } | null }> }> };

export type EbsQueryVariables = Exact<{ [key: string]: never; }>;


export type EbsQuery = { key: { arn: string, metadata: { manager: KeyManager | null, description: string | null } | null } | null };

export type ListAliasesQueryVariables = Exact<{
  first: number;
}>;


export type ListAliasesQuery = { keys: { nodes: Array<{ keyId: string, aliases: { nodes: Array<{ name: string }> } | null }> } | null };

export type DetailsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DetailsQuery = { key: { tags: Array<{ key: string, value: string }> | null, rotation: { enabled: boolean, periodInDays: number | null, nextRotationAt: string | null, onDemandStartedAt: string | null } | null, grants: { nodes: Array<{ grantId: string, name: string | null, granteePrincipal: string | null, retiringPrincipal: string | null, issuingAccount: string | null, operations: Array<string>, createdAt: string | null, constraints: unknown }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, again: { nodes: Array<{ grantId: string }> } | null } | null };

export type FilteredQueryVariables = Exact<{
  filter?: KeyFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FilteredQuery = { keys: { nodes: Array<{ keyId: string, metadata: { state: KeyState | null } | null, aliases: { nodes: Array<{ name: string }> } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type GranteesQueryVariables = Exact<{
  id: string;
}>;


export type GranteesQuery = { key: { grants: { nodes: Array<{ granteePrincipal: string | null, granteeServicePrincipal: string | null, retiringPrincipal: string | null, retiringServicePrincipal: string | null, operations: Array<string>, constraints: unknown, grantee: { kind: PolicyPrincipalKind, value: string, accountId: string | null } | null, retiree: { kind: PolicyPrincipalKind, value: string, accountId: string | null } | null }> } | null } | null };

export type RotationsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RotationsQuery = { key: { rotations: { nodes: Array<{ rotatedAt: string | null, type: RotationType | null, keyMaterialId: string | null, keyMaterialState: KeyMaterialState | null, keyMaterialDescription: string | null, importState: ImportState | null, expirationModel: string | null, validTo: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type LastUsageQueryVariables = Exact<{
  id: string;
}>;


export type LastUsageQuery = { key: { lastUsage: { operation: string | null, usedAt: string | null, cloudTrailEventId: string | null, kmsRequestId: string | null, trackingStartedAt: string | null, keyCreatedAt: string | null } | null } | null };

export type DescriptionQueryVariables = Exact<{
  id: string;
}>;


export type DescriptionQuery = { key: { id: string, arn: string, keyId: string, accountId: string, region: string, partition: string, metadata: { description: string | null, state: KeyState | null, enabled: boolean | null, usage: KeyUsage | null, spec: KeySpec | null, origin: KeyOrigin | null, manager: KeyManager | null, createdAt: string | null, deletionDate: string | null, validTo: string | null, expirationModel: string | null, pendingDeletionWindowInDays: number | null, customKeyStoreId: string | null, cloudHsmClusterId: string | null, xksKeyId: string | null, encryptionAlgorithms: Array<string> | null, signingAlgorithms: Array<string> | null, keyAgreementAlgorithms: Array<string> | null, macAlgorithms: Array<string> | null, encapsulationAlgorithms: Array<string> | null, currentKeyMaterialId: string | null, multiRegion: { type: MultiRegionKeyType, primary: { arn: string, region: string }, replicas: Array<{ arn: string }> } | null } | null } | null };

export type FailingQueryVariables = Exact<{
  id: string;
}>;


export type FailingQuery = { key: { metadata: { state: KeyState | null, spec: KeySpec | null } | null, policy:
      | { __typename: 'KeyPolicy' }
      | { __typename: 'KmsAccessDeniedException' }
      | { __typename: 'KmsDependencyTimeoutException' }
      | { __typename: 'KmsInternalException' }
      | { __typename: 'KmsInvalidArnException' }
      | { __typename: 'KmsInvalidStateException' }
      | { __typename: 'KmsNotFoundException' }
      | { __typename: 'KmsThrottlingException' }
      | { __typename: 'KmsUnavailableException' }
      | { __typename: 'KmsValidationException' }
     } | null };

export type NamesQueryVariables = Exact<{
  id: string;
}>;


export type NamesQuery = { key: { policyNames: Array<string> | null } | null };

export type OnePolicyQueryVariables = Exact<{
  id: string;
  name?: string;
}>;


export type OnePolicyQuery = { key: { arn: string, policy:
      | { __typename: 'KeyPolicy', text: string, name: string, digest: string, fetchedAt: string, key: { arn: string }, problems: Array<{ message: string, pointer: string }>, document: { version: string | null, policyId: string | null, json: unknown, statements: Array<{ sid: string | null, effect: PolicyEffect, pointer: string, actions: Array<string> | null, notActions: Array<string> | null, resources: Array<string> | null, notResources: Array<string> | null, principals: Array<{ kind: PolicyPrincipalKind, value: string, accountId: string | null }> | null, notPrincipals: Array<{ kind: PolicyPrincipalKind, value: string }> | null, conditions: Array<{ operator: string, key: string, values: Array<string> }> }> } | null }
      | { __typename: 'KmsAccessDeniedException', code: string, message: string, retryable: boolean, requestId: string | null, permission: string }
      | { __typename: 'KmsDependencyTimeoutException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInternalException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInvalidArnException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInvalidStateException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsNotFoundException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsThrottlingException', code: string, message: string, retryable: boolean, requestId: string | null, retryAfterMs: number }
      | { __typename: 'KmsUnavailableException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsValidationException', code: string, message: string, retryable: boolean, requestId: string | null }
     } | null };

export type SameKeyQueryVariables = Exact<{
  id: string;
  arn: string;
  node: string;
}>;


export type SameKeyQuery = { a: { policy:
      | { digest: string }
      | Record<PropertyKey, never>
    , again:
      | { text: string }
      | Record<PropertyKey, never>
     } | null, b: { policy:
      | { digest: string }
      | Record<PropertyKey, never>
     } | null, c: { policy:
      | { digest: string }
      | Record<PropertyKey, never>
     } | null, d:
    | { policy:
        | { digest: string }
        | Record<PropertyKey, never>
       }
    | Record<PropertyKey, never>
   | null };

export type KeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
}>;


export type KeysQuery = { keys: { edges: Array<{ cursor: string, node: { keyId: string } }>, nodes: Array<{ keyId: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type PoliciesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type PoliciesQuery = { nodes: Array<
    | { keyId: string, policy:
        | { __typename: 'KeyPolicy', text: string }
        | { __typename: 'KmsAccessDeniedException', code: string, message: string }
        | { __typename: 'KmsDependencyTimeoutException', code: string, message: string }
        | { __typename: 'KmsInternalException', code: string, message: string }
        | { __typename: 'KmsInvalidArnException', code: string, message: string }
        | { __typename: 'KmsInvalidStateException', code: string, message: string }
        | { __typename: 'KmsNotFoundException', code: string, message: string }
        | { __typename: 'KmsThrottlingException', code: string, message: string }
        | { __typename: 'KmsUnavailableException', code: string, message: string }
        | { __typename: 'KmsValidationException', code: string, message: string }
       }
    | Record<PropertyKey, never>
   | null> };

export type ListQueryVariables = Exact<{ [key: string]: never; }>;


export type ListQuery = { keys: { nodes: Array<{ policy:
        | { __typename: 'KeyPolicy' }
        | { __typename: 'KmsAccessDeniedException' }
        | { __typename: 'KmsDependencyTimeoutException' }
        | { __typename: 'KmsInternalException' }
        | { __typename: 'KmsInvalidArnException' }
        | { __typename: 'KmsInvalidStateException' }
        | { __typename: 'KmsNotFoundException' }
        | { __typename: 'KmsThrottlingException' }
        | { __typename: 'KmsUnavailableException' }
        | { __typename: 'KmsValidationException' }
       }> } | null };

export type SelectedPlacesQueryVariables = Exact<{
  accountIds?: Array<string> | string | null | undefined;
  names?: Array<string> | string | null | undefined;
}>;


export type SelectedPlacesQuery = { accounts: Array<{ accountId: string, regions: Array<{ name: string, keys: { nodes: Array<{ keyId: string }> } | null }> }> };

export type TimelyQueryVariables = Exact<{ [key: string]: never; }>;


export type TimelyQuery = { keys: { nodes: Array<{ keyId: string, policy:
        | { __typename: 'KeyPolicy' }
        | { __typename: 'KmsAccessDeniedException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsDependencyTimeoutException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsInternalException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsInvalidArnException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsInvalidStateException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsNotFoundException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsThrottlingException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsUnavailableException', code: string, message: string, retryable: boolean }
        | { __typename: 'KmsValidationException', code: string, message: string, retryable: boolean }
       }> } | null };

export type TimelyFindingsQueryVariables = Exact<{ [key: string]: never; }>;


export type TimelyFindingsQuery = { keys: { nodes: Array<{ keyId: string, findings: { nodes: Array<{ code: KeyFindingCode }>, incomplete: Array<{ code: AccessReasonCode }> } | null }> } | null };

export type FindingsOfAllKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type FindingsOfAllKeysQuery = { allKeys: { nodes: Array<{ arn: string, findings: { nodes: Array<{ id: string, code: KeyFindingCode, severity: FindingSeverity, message: string }>, incomplete: Array<{ code: AccessReasonCode }> } | null }> } | null };

export type TrustedQueryVariables = Exact<{
  id: string;
}>;


export type TrustedQuery = { key: { keyId: string } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ResultFragmentDoc = new TypedDocumentString(`
    fragment Result on KeyPolicyResult {
  ... on KeyPolicy {
    name
    digest
  }
  ... on KmsException {
    code
    message
  }
}
    `, {"fragmentName":"Result"}) as unknown as TypedDocumentString<ResultFragment, unknown>;
export const TextDocument = new TypedDocumentString(`
    query Text($id: ID!) {
  key(id: $id) {
    policy {
      ... on KeyPolicy {
        text
      }
    }
  }
}
    `, {"hash":"sha256:18fd4bb671cdfc8fbc0be878e713b9f42d4b2798189ffca142994ae8d6f7db59"}) as unknown as TypedDocumentString<TextQuery, TextQueryVariables>;
export const AccountsAndWhatFailedDocument = new TypedDocumentString(`
    query AccountsAndWhatFailed {
  accounts {
    accountId
    regions {
      name
    }
    regionsFailure {
      code
      message
    }
  }
}
    `, {"hash":"sha256:d8e73f7d6e4888831c3b8d7e0b3028643994bf069dbd2b38dfb4e69ce6d289ae"}) as unknown as TypedDocumentString<AccountsAndWhatFailedQuery, AccountsAndWhatFailedQueryVariables>;
export const PoliciesOfAFrontEndDocument = new TypedDocumentString(`
    query PoliciesOfAFrontEnd($there: ID!, $gone: ID!) {
  there: key(id: $there) {
    id
    policy {
      ...Result
    }
  }
  gone: key(id: $gone) {
    id
    policy {
      ...Result
    }
  }
}
    fragment Result on KeyPolicyResult {
  ... on KeyPolicy {
    name
    digest
  }
  ... on KmsException {
    code
    message
  }
}`, {"hash":"sha256:a66d03e795101d84e86153412f095e88d639e71e0449d86dca313383493f53d6"}) as unknown as TypedDocumentString<PoliciesOfAFrontEndQuery, PoliciesOfAFrontEndQueryVariables>;
export const TextOfAPolicyDocument = new TypedDocumentString(`
    query TextOfAPolicy($id: ID!) {
  key(id: $id) {
    id
    policy {
      ... on KeyPolicy {
        text
        digest
      }
      ... on KmsException {
        code
      }
    }
  }
}
    `, {"hash":"sha256:4afb4dd12b7e4ee972393b5650bbe52c86ca3bbfd0c71ee77e33d518b6420223"}) as unknown as TypedDocumentString<TextOfAPolicyQuery, TextOfAPolicyQueryVariables>;
export const DocumentOfAPolicyDocument = new TypedDocumentString(`
    query DocumentOfAPolicy($id: ID!) {
  key(id: $id) {
    id
    policy {
      ... on KeyPolicy {
        fetchedAt
        document {
          version
        }
      }
      ... on KmsException {
        code
      }
    }
  }
}
    `, {"hash":"sha256:5319881729ed27f2bea4a520786259696ab2517f02be3d78cf1f0ea7f29e23e4"}) as unknown as TypedDocumentString<DocumentOfAPolicyQuery, DocumentOfAPolicyQueryVariables>;
export const PagesOfAllKeysDocument = new TypedDocumentString(`
    query PagesOfAllKeys($after: String) {
  allKeys(first: 2, after: $after) {
    nodes {
      id
      arn
    }
    failures {
      accountId
      region
    }
    policyCoverage {
      total
      readable
      denied
      throttled
      failed
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:affa5ce698d3603f6f3e4447b9ad92582b5f0965fdc6b73184d38d472e1c6b50"}) as unknown as TypedDocumentString<PagesOfAllKeysQuery, PagesOfAllKeysQueryVariables>;
export const FieldThatFailsDocument = new TypedDocumentString(`
    query FieldThatFails($id: ID!) {
  key(id: $id) {
    arn
    tags {
      key
    }
  }
}
    `, {"hash":"sha256:1d4a965bec9d8b3c689253d6fb9185122581f200910c59b909198d8a560e4afd"}) as unknown as TypedDocumentString<FieldThatFailsQuery, FieldThatFailsQueryVariables>;
export const AllKeysDocument = new TypedDocumentString(`
    query AllKeys($accountIds: [ID!], $regions: [String!], $filter: KeyFilter, $first: Int, $after: String) {
  allKeys(
    accountIds: $accountIds
    regions: $regions
    filter: $filter
    first: $first
    after: $after
  ) {
    edges {
      cursor
      node {
        arn
      }
    }
    nodes {
      arn
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    failures {
      accountId
      region
      exception {
        __typename
        code
        message
        retryable
        ... on KmsAccessDeniedException {
          permission
        }
      }
    }
  }
}
    `, {"hash":"sha256:eddc6d6fac00b0599f127fb4782d0869ad1f80ad8ec3d45b7b4d268c49ac9b66"}) as unknown as TypedDocumentString<AllKeysQuery, AllKeysQueryVariables>;
export const EstateDocument = new TypedDocumentString(`
    query Estate {
  accounts {
    accountId
    partition
    regions {
      name
      keys(first: 1000) {
        nodes {
          arn
          policy {
            __typename
            ... on KmsException {
              code
            }
            ... on KmsAccessDeniedException {
              permission
            }
          }
        }
        policyCoverage {
          total
          readable
          denied
          throttled
          failed
        }
      }
    }
  }
}
    `, {"hash":"sha256:0bc54d698168b1acced8f434256bf8bec737df46eb79df6d678368773844a447"}) as unknown as TypedDocumentString<EstateQuery, EstateQueryVariables>;
export const SelectedDocument = new TypedDocumentString(`
    query Selected($filter: KeyFilter) {
  keys(filter: $filter, first: 500) {
    nodes {
      keyId
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `, {"hash":"sha256:d89aea1e46e21fc803a066ec2e3abe21179f2e149f932d194dd70d3f84da495c"}) as unknown as TypedDocumentString<SelectedQuery, SelectedQueryVariables>;
export const AccessCaseDocument = new TypedDocumentString(`
    query AccessCase($id: ID!, $principal: String!, $action: String!, $context: AccessContext, $identityPolicies: [String!]) {
  key(id: $id) {
    access(
      principal: $principal
      action: $action
      context: $context
      identityPolicies: $identityPolicies
    ) {
      principal
      action
      verdict
      missingKeys
      reasons {
        code
        failure {
          code
        }
      }
      basis {
        __typename
        ... on PolicyStatement {
          pointer
        }
        ... on KeyGrant {
          grantId
        }
      }
      keyState {
        state
        refused
        exceptions
        usageFits
      }
    }
  }
}
    `, {"hash":"sha256:276b9a07cba063f4d31922b18c27d7a3ecd0e9451379a0dc97d5674b2df63d85"}) as unknown as TypedDocumentString<AccessCaseQuery, AccessCaseQueryVariables>;
export const ByArnDocument = new TypedDocumentString(`
    query ByArn($id: ID!) {
  key(id: $id) {
    policy {
      __typename
      ... on KmsException {
        code
        message
      }
    }
  }
}
    `, {"hash":"sha256:79af7aa45952dfc6f47a638fe64a7f9a554504515d41e5965c38b8d9f249cb57"}) as unknown as TypedDocumentString<ByArnQuery, ByArnQueryVariables>;
export const AccountsDocument = new TypedDocumentString(`
    query Accounts {
  accounts {
    id
    accountId
    partition
    regions {
      name
      account {
        accountId
      }
      aliases(first: 1) {
        nodes {
          name
          key {
            keyId
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:64311369812c60084f9bec4038381e08d4313487e847455d525fef4a0df5853d"}) as unknown as TypedDocumentString<AccountsQuery, AccountsQueryVariables>;
export const ExceptionDocument = new TypedDocumentString(`
    query Exception($id: ID!) {
  key(id: $id) {
    policy {
      __typename
      ... on KmsException {
        code
        message
        retryable
        requestId
      }
      ... on KmsAccessDeniedException {
        permission
      }
      ... on KmsThrottlingException {
        retryAfterMs
      }
    }
  }
}
    `, {"hash":"sha256:4940544a42ab901267d200ddb74094d8037e7ea686750e8fbed0a54f94e0c9dc"}) as unknown as TypedDocumentString<ExceptionQuery, ExceptionQueryVariables>;
export const FindingsCaseDocument = new TypedDocumentString(`
    query FindingsCase($id: ID!) {
  key(id: $id) {
    findings {
      nodes {
        id
        code
        severity
        certain
        pointer
        statement {
          pointer
        }
        grant {
          grantId
        }
        witness {
          principal
          action
          keys {
            key
            values
          }
          absent
          verdict
        }
      }
      incomplete {
        code
      }
    }
  }
}
    `, {"hash":"sha256:d60cf46c5b7f1cba235f46ae683035846acdc25d57ec288d50f188e954056bb9"}) as unknown as TypedDocumentString<FindingsCaseQuery, FindingsCaseQueryVariables>;
export const WitnessAccessDocument = new TypedDocumentString(`
    query WitnessAccess($id: ID!, $principal: String!, $action: String!, $context: AccessContext) {
  key(id: $id) {
    access(principal: $principal, action: $action, context: $context) {
      verdict
      reasons {
        message
      }
    }
  }
}
    `, {"hash":"sha256:8bb6f27373c6f9bf1998ec0d9fbb5d31dab2a15be8de2c47a0d736758f02d7ba"}) as unknown as TypedDocumentString<WitnessAccessQuery, WitnessAccessQueryVariables>;
export const HostileDocument = new TypedDocumentString(`
    query Hostile {
  keys {
    nodes {
      keyId
      policy {
        ... on KeyPolicy {
          text
          problems {
            message
            pointer
          }
          document {
            json
            statements {
              sid
              principals {
                kind
                value
              }
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:4dd20780820d167d70adcad85c222b2de11fc202a8ed2bafb46cf6939af33d20"}) as unknown as TypedDocumentString<HostileQuery, HostileQueryVariables>;
export const IdentifyDocument = new TypedDocumentString(`
    query Identify($id: ID!, $region: String, $accountId: ID) {
  key(id: $id, region: $region, accountId: $accountId) {
    id
    arn
    keyId
    accountId
    region
    partition
  }
}
    `, {"hash":"sha256:dbd046cc1b7fea6f7a1576952eb9a63dd3836c3506e8ef5c1a2c9fcdb8a91d2d"}) as unknown as TypedDocumentString<IdentifyQuery, IdentifyQueryVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Key {
      arn
    }
  }
}
    `, {"hash":"sha256:f879e071d0b5523d2544b1a973d0dd5a2fdcfa4bcf28736672259b1651a0b593"}) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Key {
      arn
    }
  }
}
    `, {"hash":"sha256:639b02c22309a904095135ade0fa777ac0eaada57102068fef10f2eeca22da95"}) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const AliasesDocument = new TypedDocumentString(`
    query Aliases($id: ID!, $first: Int, $after: String) {
  key(id: $id) {
    aliases(first: $first, after: $after) {
      nodes {
        name
        arn
        key {
          arn
        }
        createdAt
        lastUpdatedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:6bd81fa98d61868af7914e2f560f535607cd0ea5a73de1618a0ae6ebcdf3e581"}) as unknown as TypedDocumentString<AliasesQuery, AliasesQueryVariables>;
export const RegionAliasesDocument = new TypedDocumentString(`
    query RegionAliases {
  accounts {
    regions {
      aliases(first: 100) {
        nodes {
          name
          key {
            arn
          }
          createdAt
        }
      }
    }
  }
}
    `, {"hash":"sha256:65586796f604c5577b86b0198a2933c549551d0d98d9f0145e751389b04181be"}) as unknown as TypedDocumentString<RegionAliasesQuery, RegionAliasesQueryVariables>;
export const EbsDocument = new TypedDocumentString(`
    query Ebs {
  key(id: "alias/aws/ebs") {
    arn
    metadata {
      manager
      description
    }
  }
}
    `, {"hash":"sha256:ffcbd0c4ac6109b5c097682418fa18482523ecddff6e0e83a18c9cbdcee47b79"}) as unknown as TypedDocumentString<EbsQuery, EbsQueryVariables>;
export const ListAliasesDocument = new TypedDocumentString(`
    query ListAliases($first: Int!) {
  keys(first: $first) {
    nodes {
      keyId
      aliases {
        nodes {
          name
        }
      }
    }
  }
}
    `, {"hash":"sha256:07b72ea337d1c6d1d34d3b6a8cc82314137255e5648df6d384bdc6d4fdc7a000"}) as unknown as TypedDocumentString<ListAliasesQuery, ListAliasesQueryVariables>;
export const DetailsDocument = new TypedDocumentString(`
    query Details($id: ID!, $first: Int, $after: String) {
  key(id: $id) {
    tags {
      key
      value
    }
    rotation {
      enabled
      periodInDays
      nextRotationAt
      onDemandStartedAt
    }
    grants(first: $first, after: $after) {
      nodes {
        grantId
        name
        granteePrincipal
        retiringPrincipal
        issuingAccount
        operations
        createdAt
        constraints
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    again: grants(first: $first, after: $after) {
      nodes {
        grantId
      }
    }
  }
}
    `, {"hash":"sha256:8aca95104d78860c88a875d96d6057e2b9bb67c6523b66da27f679987460906d"}) as unknown as TypedDocumentString<DetailsQuery, DetailsQueryVariables>;
export const FilteredDocument = new TypedDocumentString(`
    query Filtered($filter: KeyFilter, $first: Int, $after: String) {
  keys(filter: $filter, first: $first, after: $after) {
    nodes {
      keyId
      metadata {
        state
      }
      aliases {
        nodes {
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:374361a3be9ace4af87bc2ddd85aa96e208d70499a805ba92e3eea218d50adde"}) as unknown as TypedDocumentString<FilteredQuery, FilteredQueryVariables>;
export const GranteesDocument = new TypedDocumentString(`
    query Grantees($id: ID!) {
  key(id: $id) {
    grants {
      nodes {
        grantee {
          kind
          value
          accountId
        }
        granteePrincipal
        granteeServicePrincipal
        retiree {
          kind
          value
          accountId
        }
        retiringPrincipal
        retiringServicePrincipal
        operations
        constraints
      }
    }
  }
}
    `, {"hash":"sha256:3a3ae7be40919b428b1703b103f9c025d9177bbbe3a519077d826cc35f759294"}) as unknown as TypedDocumentString<GranteesQuery, GranteesQueryVariables>;
export const RotationsDocument = new TypedDocumentString(`
    query Rotations($id: ID!, $first: Int, $after: String) {
  key(id: $id) {
    rotations(first: $first, after: $after) {
      nodes {
        rotatedAt
        type
        keyMaterialId
        keyMaterialState
        keyMaterialDescription
        importState
        expirationModel
        validTo
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:86dc37c1c40e88cd1aa3985c4ea080dea4c6eac4ff37b8d7feeada654556ae23"}) as unknown as TypedDocumentString<RotationsQuery, RotationsQueryVariables>;
export const LastUsageDocument = new TypedDocumentString(`
    query LastUsage($id: ID!) {
  key(id: $id) {
    lastUsage {
      operation
      usedAt
      cloudTrailEventId
      kmsRequestId
      trackingStartedAt
      keyCreatedAt
    }
  }
}
    `, {"hash":"sha256:6fd3df85b0d999dc5d96d81cb927e78bd19ec415bccb70fc0009dfab453dbf4f"}) as unknown as TypedDocumentString<LastUsageQuery, LastUsageQueryVariables>;
export const DescriptionDocument = new TypedDocumentString(`
    query Description($id: ID!) {
  key(id: $id) {
    id
    arn
    keyId
    accountId
    region
    partition
    metadata {
      description
      state
      enabled
      usage
      spec
      origin
      manager
      createdAt
      deletionDate
      validTo
      expirationModel
      pendingDeletionWindowInDays
      customKeyStoreId
      cloudHsmClusterId
      xksKeyId
      encryptionAlgorithms
      signingAlgorithms
      keyAgreementAlgorithms
      macAlgorithms
      encapsulationAlgorithms
      currentKeyMaterialId
      multiRegion {
        type
        primary {
          arn
          region
        }
        replicas {
          arn
        }
      }
    }
  }
}
    `, {"hash":"sha256:146858e461b3a4916fa0502fc82bdde21fc3802661926f357f911c4f53c0a9cd"}) as unknown as TypedDocumentString<DescriptionQuery, DescriptionQueryVariables>;
export const FailingDocument = new TypedDocumentString(`
    query Failing($id: ID!) {
  key(id: $id) {
    metadata {
      state
      spec
    }
    policy {
      __typename
    }
  }
}
    `, {"hash":"sha256:b89f70601562d52a4edd2160b115ff6a50c45382c93385bae9318ff8ecf083eb"}) as unknown as TypedDocumentString<FailingQuery, FailingQueryVariables>;
export const NamesDocument = new TypedDocumentString(`
    query Names($id: ID!) {
  key(id: $id) {
    policyNames
  }
}
    `, {"hash":"sha256:21713b2b5ccc8f38ce233a646c1e005dfa7348feab060ed741f50486b6840961"}) as unknown as TypedDocumentString<NamesQuery, NamesQueryVariables>;
export const OnePolicyDocument = new TypedDocumentString(`
    query OnePolicy($id: ID!, $name: String! = "default") {
  key(id: $id) {
    arn
    policy(name: $name) {
      __typename
      ... on KeyPolicy {
        text
        name
        digest
        fetchedAt
        key {
          arn
        }
        problems {
          message
          pointer
        }
        document {
          version
          policyId
          json
          statements {
            sid
            effect
            pointer
            principals {
              kind
              value
              accountId
            }
            notPrincipals {
              kind
              value
            }
            actions
            notActions
            resources
            notResources
            conditions {
              operator
              key
              values
            }
          }
        }
      }
      ... on KmsException {
        code
        message
        retryable
        requestId
      }
      ... on KmsAccessDeniedException {
        permission
      }
      ... on KmsThrottlingException {
        retryAfterMs
      }
    }
  }
}
    `, {"hash":"sha256:591aaac2b84e26122ec9c8861c694571e64e2210d4c8ac38dde09a5ab7b36188"}) as unknown as TypedDocumentString<OnePolicyQuery, OnePolicyQueryVariables>;
export const SameKeyDocument = new TypedDocumentString(`
    query SameKey($id: ID!, $arn: ID!, $node: ID!) {
  a: key(id: $id) {
    policy {
      ... on KeyPolicy {
        digest
      }
    }
    again: policy {
      ... on KeyPolicy {
        text
      }
    }
  }
  b: key(id: $arn) {
    policy(name: "default") {
      ... on KeyPolicy {
        digest
      }
    }
  }
  c: key(id: $id, region: "us-east-2", accountId: "111122223333") {
    policy {
      ... on KeyPolicy {
        digest
      }
    }
  }
  d: node(id: $node) {
    ... on Key {
      policy {
        ... on KeyPolicy {
          digest
        }
      }
    }
  }
}
    `, {"hash":"sha256:fc3fbcbc05d81d0cbeae01ebadcba9ecf001f081e44309e834fde9608bca8c33"}) as unknown as TypedDocumentString<SameKeyQuery, SameKeyQueryVariables>;
export const KeysDocument = new TypedDocumentString(`
    query Keys($first: Int, $after: String, $region: String, $accountId: ID) {
  keys(first: $first, after: $after, region: $region, accountId: $accountId) {
    edges {
      cursor
      node {
        keyId
      }
    }
    nodes {
      keyId
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `, {"hash":"sha256:bbd652756436bbad2ba55e0d4f1b141d8105b459414eaf7a344fdc6895849df0"}) as unknown as TypedDocumentString<KeysQuery, KeysQueryVariables>;
export const PoliciesDocument = new TypedDocumentString(`
    query Policies($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Key {
      keyId
      policy {
        __typename
        ... on KeyPolicy {
          text
        }
        ... on KmsException {
          code
          message
        }
      }
    }
  }
}
    `, {"hash":"sha256:8c828c909be6d548a18f2524d6123665f22b5e7f599ab91ccc77261ee847a803"}) as unknown as TypedDocumentString<PoliciesQuery, PoliciesQueryVariables>;
export const ListDocument = new TypedDocumentString(`
    query List {
  keys(first: 1000) {
    nodes {
      policy {
        __typename
      }
    }
  }
}
    `, {"hash":"sha256:2110cc2be571d7a1cc18c69512ff4b9dc66be44361cb7e2d5d018792a9c1712b"}) as unknown as TypedDocumentString<ListQuery, ListQueryVariables>;
export const SelectedPlacesDocument = new TypedDocumentString(`
    query SelectedPlaces($accountIds: [ID!], $names: [String!]) {
  accounts(accountIds: $accountIds) {
    accountId
    regions(names: $names) {
      name
      keys {
        nodes {
          keyId
        }
      }
    }
  }
}
    `, {"hash":"sha256:5aa35eba5c6665b052ce09b0d87dec993f540d8f770d393cf9e51b9a1c5c4f55"}) as unknown as TypedDocumentString<SelectedPlacesQuery, SelectedPlacesQueryVariables>;
export const TimelyDocument = new TypedDocumentString(`
    query Timely {
  keys(first: 200) {
    nodes {
      keyId
      policy {
        __typename
        ... on KmsException {
          code
          message
          retryable
        }
      }
    }
  }
}
    `, {"hash":"sha256:96e98a21902a4ebde35214ff64b8aca5b816e0b74bb7ce61255ed696d525851a"}) as unknown as TypedDocumentString<TimelyQuery, TimelyQueryVariables>;
export const TimelyFindingsDocument = new TypedDocumentString(`
    query TimelyFindings {
  keys(first: 20) {
    nodes {
      keyId
      findings(codes: [LOCKED_OUT]) {
        nodes {
          code
        }
        incomplete {
          code
        }
      }
    }
  }
}
    `, {"hash":"sha256:c7abccce910415bf0a97cad7aca8df8bcde933bd671d873a0761f45218e9566a"}) as unknown as TypedDocumentString<TimelyFindingsQuery, TimelyFindingsQueryVariables>;
export const FindingsOfAllKeysDocument = new TypedDocumentString(`
    query FindingsOfAllKeys {
  allKeys(first: 100) {
    nodes {
      arn
      findings {
        nodes {
          id
          code
          severity
          message
        }
        incomplete {
          code
        }
      }
    }
  }
}
    `, {"hash":"sha256:85121e07f8258b84da08e80d49241acc241297cfc63400a6a84cae76cbe5554d"}) as unknown as TypedDocumentString<FindingsOfAllKeysQuery, FindingsOfAllKeysQueryVariables>;
export const TrustedDocument = new TypedDocumentString(`
    query Trusted($id: ID!) {
  key(id: $id) {
    keyId
  }
}
    `, {"hash":"sha256:a30422a259f350b4aa0414f6ff843794baa2861897bd753aacd19c760e367902"}) as unknown as TypedDocumentString<TrustedQuery, TrustedQueryVariables>;