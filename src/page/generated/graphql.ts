/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** Which kind of policy made AWS deny a call of the gateway: by a Deny statement, or because no statement of this kind allows the call. If policies of several kinds do, AWS names one kind. New values can be added: handle those that you do not know. */
export type AccessDenialReason =
  /** A Deny statement denies the call. AWS does not say in which kind of policy it is. */
  | 'EXPLICIT_DENY'
  /** A Deny statement denies the call. It is in an IAM policy of the role or user of the gateway. */
  | 'IDENTITY_BASED_POLICY_DENIES'
  /** The key does not exist in the Region, or its key policy denies the call or does not allow it. AWS does not say which. It answers so for keys of other accounts. */
  | 'KEY_MISSING_OR_KEY_POLICY_REFUSES'
  /** No statement in an IAM policy of the role or user of the gateway allows the call. */
  | 'NO_IDENTITY_BASED_POLICY_ALLOWS'
  /** No statement in the permissions boundary of the role or user of the gateway allows the call. */
  | 'NO_PERMISSIONS_BOUNDARY_ALLOWS'
  /** No statement in the key policy (for sts:AssumeRole: the trust policy of the role) allows the call. */
  | 'NO_RESOURCE_BASED_POLICY_ALLOWS'
  /** No statement in a resource control policy that applies to the account of the key allows the call. */
  | 'NO_RESOURCE_CONTROL_POLICY_ALLOWS'
  /** No statement in the trust policy of the role that the gateway assumes in the account allows the call. */
  | 'NO_ROLE_TRUST_POLICY_ALLOWS'
  /** No statement in a service control policy that applies to the account of the gateway's role allows the call. */
  | 'NO_SERVICE_CONTROL_POLICY_ALLOWS'
  /** No statement in a policy that limits the session of the gateway allows the call. */
  | 'NO_SESSION_POLICY_ALLOWS'
  /** No statement in the policy of the VPC endpoint through which the gateway reaches AWS allows the call. */
  | 'NO_VPC_ENDPOINT_POLICY_ALLOWS'
  /** A Deny statement denies the call. It is in the permissions boundary of the role or user of the gateway. */
  | 'PERMISSIONS_BOUNDARY_DENIES'
  /** A Deny statement denies the call. It is in the key policy (for sts:AssumeRole: the trust policy of the role). */
  | 'RESOURCE_BASED_POLICY_DENIES'
  /** A Deny statement denies the call. It is in a resource control policy that applies to the account of the key. */
  | 'RESOURCE_CONTROL_POLICY_DENIES'
  /** A Deny statement denies the call. It is in the trust policy of the role that the gateway assumes in the account. */
  | 'ROLE_TRUST_POLICY_DENIES'
  /** A Deny statement denies the call. It is in a service control policy that applies to the account of the gateway's role. */
  | 'SERVICE_CONTROL_POLICY_DENIES'
  /** A Deny statement denies the call. It is in a policy that limits the session of the gateway. */
  | 'SESSION_POLICY_DENIES'
  /** A Deny statement denies the call. It is in the policy of the VPC endpoint through which the gateway reaches AWS. */
  | 'VPC_ENDPOINT_POLICY_DENIES';

/** What AWS evaluates besides the key policy and the grants, and KMS does not show. */
export type AccessLimit =
  /** A Deny in an IAM policy of the principal. */
  | 'IDENTITY_POLICY_DENY'
  /** A permissions boundary that does not allow the action. */
  | 'PERMISSIONS_BOUNDARY'
  /** A Deny in a permissions boundary. */
  | 'PERMISSIONS_BOUNDARY_DENY'
  /** A resource control policy of the organization of the key's account. */
  | 'RCP'
  /** A service control policy of the organization of the principal's account. */
  | 'SCP'
  /** A session policy that does not allow the action. */
  | 'SESSION_POLICY'
  /** A Deny in a session policy. */
  | 'SESSION_POLICY_DENY'
  /** The policy of a VPC endpoint through which the request is sent. */
  | 'VPC_ENDPOINT_POLICY';

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

/** Who manages a key. */
export type KeyManager =
  /** An AWS managed key, such as aws/s3. AWS writes its policy. */
  | 'AWS'
  /** A customer managed key. Its account writes its policy. */
  | 'CUSTOMER'
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

/** The policy lockout safety check of KMS: whether the caller could put another policy after this one. If nobody can, only AWS Support can help. */
export type LockoutCheck =
  /** The check is bypassed, whatever it would say. */
  | 'BYPASSED'
  /** The new policy does not allow the caller to put the next one. KMS refuses it. */
  | 'FAILS'
  /** The new policy allows the caller to put the next one. */
  | 'PASSES'
  /** The new policy leaves it to the IAM policies of the account. KMS accepts that; AWS does not say whether it also evaluates the caller's IAM policies. */
  | 'PASSES_IF_IAM_ALLOWS'
  /** It is not decided: a condition depends on what is not known of the request, or the principal of the request is not known. */
  | 'UNKNOWN';

/** Whether a statement or a grant, or a part of one, matches a request. */
export type Match =
  /** It does not match. */
  | 'NO'
  /** It cannot be decided from what is known. */
  | 'UNKNOWN'
  /** It matches. */
  | 'YES';

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

/** What kind of mistake a policy has. */
export type PolicyProblemKind =
  /** An object has a key more than once. */
  | 'DUPLICATE_KEY'
  /** A value could not be read, and is left out. */
  | 'LEFT_OUT'
  /** The text is JSON, but not an object. */
  | 'NOT_A_POLICY'
  /** The text is not JSON. */
  | 'NOT_JSON'
  /** There are more problems than are listed. */
  | 'NOT_LISTED'
  /** A part is valid, but can never match a request. */
  | 'NO_EFFECT'
  /** Only one of two elements can be used, such as Action and NotAction. */
  | 'PAIR_BOTH'
  /** An element is missing, such as Action or NotAction. */
  | 'PAIR_MISSING'
  /** Objects and lists are nested too deep. The text was not read. */
  | 'TOO_DEEP'
  /** The policy language has no such element. */
  | 'UNKNOWN_ELEMENT'
  /** The policy language has no such version. */
  | 'UNKNOWN_VERSION';

/** Whether and how a statement or a grant includes a principal. */
export type PrincipalMatch =
  /** It names the principal's account: the IAM policies of the account decide. */
  | 'ACCOUNT'
  /** It names the principal itself, its role, or everyone. */
  | 'DIRECT'
  /** It does not include the principal. */
  | 'NONE'
  /** It cannot be decided from what is known. */
  | 'UNKNOWN';

/** How a principal is related to a key. */
export type PrincipalRelation =
  /** Everyone in every account, unless a condition restricts it. */
  | 'EVERYONE'
  /** No request comes from it: a user or role that was deleted, an identity provider, or a text that names no principal. */
  | 'NOBODY'
  /** Another account, or a principal of it. */
  | 'OTHER_ACCOUNT'
  /** The account of the key, or a principal of it. */
  | 'OWN_ACCOUNT'
  /** An AWS service. */
  | 'SERVICE'
  /** Another account that the operator trusts (`analysis.trustedAccounts` in the configuration), or a principal of it. */
  | 'TRUSTED_ACCOUNT';

/** A policy for a key, and what its caller knows about the change. */
export type PutKeyPolicyInput = {
  /** The risks that are meant. If `Key.putKeyPolicyPlan` finds any other risk in the policy, nothing is put: KeyPolicyRefused. */
  allow?: Array<PutKeyPolicyRisk>;
  /** True: KMS does not check that the caller of PutKeyPolicy, which is the gateway, can change the policy again. A key that nobody can manage any more needs AWS Support. */
  bypassPolicyLockoutSafetyCheck?: boolean;
  /** The `canonicalDigest` of the policy that the new one replaces, as it was read before. Its `digest` works too, but KMS returns the principals of one policy in another order from call to call, which changes `digest` only. If the key now has another policy, nothing is put: KeyPolicyConflict. */
  expectedDigest: string;
  /** The ARN of the key. Not of an alias, which can come to name another key. */
  keyArn: string;
  /** The new policy as JSON: at most 131,072 characters. KMS allows 32,768 bytes. */
  policy: string;
};

/** What KMS would answer. */
export type PutKeyPolicyOutcome =
  /** KMS accepts it, as far as the gateway can tell. KMS also checks that every principal exists, which the gateway cannot: see `newPrincipals`. The IAM policies of the caller must allow kms:PutKeyPolicy where the present policy leaves it to them. */
  | 'ACCEPTED'
  /** KMS refuses it. `refusals` says why. */
  | 'REFUSED'
  /** It is not known: the lockout check is not decided, or KMS may refuse it for what `refusals` has. */
  | 'UNKNOWN';

/** What is hard to undo, or opens the key to others. What is not decided counts as a risk. Without a present policy that can be compared, all access is new. A text that is no policy, or too long, has no risks: KMS stores nothing of it, and `putKeyPolicy` does not send it. A text with another error, such as a duplicate key, has PUBLIC, EXTERNAL_ACCOUNT and CONFUSED_DEPUTY: KMS may read it in another way. A new Deny gives nobody access, even where it is not decided to which requests it applies. An action that KMS does not have counts as well: it may come to have it. */
export type PutKeyPolicyRisk =
  /** An AWS service gains access, and no condition says for which account or resource: whoever can make the service do so uses the key. The finding CONFUSED_DEPUTY names the service. Not if a condition on aws:SourceArn, aws:SourceAccount, aws:SourceOrgID, aws:SourceOrgPaths or the encryption context says it. Access that the present policy gives, too, does not count; nor do actions that only tell about the key. */
  | 'CONFUSED_DEPUTY'
  /** Principals of another account or of an organization gain access, by the policy or by a grant that the present policy denies, unless the configuration trusts them. Access that the present policy gives, too, does not count. An AWS service counts only if a condition says that it acts for another account or organization, or for a bucket without saying whose it is; else it is CONFUSED_DEPUTY. Principals that do not tell their account count, too: federated users, canonical users, groups and unique IDs. */
  | 'EXTERNAL_ACCOUNT'
  /** The gateway could no longer read the policy of the key, or it is not known whether it could: see `gatewayCanStillRead`. */
  | 'GATEWAY_CANNOT_READ'
  /** The lockout check is not passed: it fails, is not decided, is bypassed, or would not be passed at another time. A bypass counts even if the check would pass, because then nothing but the gateway has checked it. */
  | 'LOCKOUT'
  /** Somebody whom the policy does not name gains access: everyone in every AWS account, or everyone who sends the request through a service, from a network, or with attested code. Not those of an organization: they are EXTERNAL_ACCOUNT. Access that the present policy gives, too, does not count. */
  | 'PUBLIC';

export type AskFormQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
}>;


export type AskFormQuery = { key: { arn: string, accountId: string, metadata: { usage: KeyUsage | null, spec: KeySpec | null } | null, principals: { nodes: Array<{ principal: { kind: PolicyPrincipalKind, value: string, accountId: string | null } }> } | null } | null };

export type AskQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
  principal: string;
  action: string;
  context?: AccessContext | null | undefined;
}>;


export type AskQuery = { key: { accountId: string, policy:
      | { __typename: 'KeyPolicy', document: { statements: Array<{ pointer: string }> } | null }
      | { __typename: 'KmsAccessDeniedException' }
      | { __typename: 'KmsDependencyTimeoutException' }
      | { __typename: 'KmsInternalException' }
      | { __typename: 'KmsInvalidArnException' }
      | { __typename: 'KmsInvalidStateException' }
      | { __typename: 'KmsNotFoundException' }
      | { __typename: 'KmsThrottlingException' }
      | { __typename: 'KmsUnavailableException' }
      | { __typename: 'KmsValidationException' }
    , access: { ' $fragmentRefs'?: { 'VerdictFragment': VerdictFragment } } } | null };

export type VerdictFragment = { principal: string, action: string, verdict: AccessVerdict, missingKeys: Array<string>, mayStillRefuse: Array<AccessLimit>, keyState: { state: KeyState, refused: boolean | null, exceptions: Array<string>, usageFits: boolean | null } | null, basis: Array<
    | { __typename: 'KeyGrant', grantId: string, name: string | null }
    | { __typename: 'PolicyStatement', pointer: string, sid: string | null }
  >, reasons: Array<{ code: AccessReasonCode, message: string, pointer: string | null, grantId: string | null, conditionKey: string | null, failure:
      | { __typename: 'KmsAccessDeniedException', permission: string, reason: AccessDenialReason | null, code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsDependencyTimeoutException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInternalException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInvalidArnException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInvalidStateException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsLimitExceededException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsMalformedPolicyDocumentException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsNotFoundException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsThrottlingException', retryAfterMs: number, code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsUnavailableException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsUnsupportedOperationException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsValidationException', code: string, message: string, retryable: boolean, requestId: string | null }
     | null }>, statements: Array<{ ' $fragmentRefs'?: { 'EvaluationFragment': EvaluationFragment } }>, grants: Array<{ applies: Match, principal: PrincipalMatch, operation: Match, constraints: Match, grant: { grantId: string, name: string | null, operations: Array<string>, constraints: unknown } }> | null } & { ' $fragmentName'?: 'VerdictFragment' };

export type EvaluationFragment = { applies: Match, principal: PrincipalMatch, action: Match, resource: Match, conditions: Array<{ applies: Match, requestValues: Array<string> | null, condition: { operator: string, key: string, values: Array<string>, pointer: string } }>, statement: { pointer: string, sid: string | null, effect: PolicyEffect } } & { ' $fragmentName'?: 'EvaluationFragment' };

export type ChangeBaseQueryVariables = Exact<{
  keyArn: string;
}>;


export type ChangeBaseQuery = { key: { policy:
      | (
        { __typename: 'KeyPolicy', text: string, canonicalDigest: string }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KeyPolicy_Fragment': PolicyFailure_KeyPolicy_Fragment } }
      )
      | (
        { __typename: 'KmsAccessDeniedException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsAccessDeniedException_Fragment': PolicyFailure_KmsAccessDeniedException_Fragment } }
      )
      | (
        { __typename: 'KmsDependencyTimeoutException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsDependencyTimeoutException_Fragment': PolicyFailure_KmsDependencyTimeoutException_Fragment } }
      )
      | (
        { __typename: 'KmsInternalException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInternalException_Fragment': PolicyFailure_KmsInternalException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidArnException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidArnException_Fragment': PolicyFailure_KmsInvalidArnException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidStateException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidStateException_Fragment': PolicyFailure_KmsInvalidStateException_Fragment } }
      )
      | (
        { __typename: 'KmsNotFoundException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsNotFoundException_Fragment': PolicyFailure_KmsNotFoundException_Fragment } }
      )
      | (
        { __typename: 'KmsThrottlingException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsThrottlingException_Fragment': PolicyFailure_KmsThrottlingException_Fragment } }
      )
      | (
        { __typename: 'KmsUnavailableException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsUnavailableException_Fragment': PolicyFailure_KmsUnavailableException_Fragment } }
      )
      | (
        { __typename: 'KmsValidationException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsValidationException_Fragment': PolicyFailure_KmsValidationException_Fragment } }
      )
     } | null };

export type PlanChangeQueryVariables = Exact<{
  keyArn: string;
  policy: string;
}>;


export type PlanChangeQuery = { key: { policy:
      | { __typename: 'KeyPolicy', text: string, canonicalDigest: string }
      | { __typename: 'KmsAccessDeniedException' }
      | { __typename: 'KmsDependencyTimeoutException' }
      | { __typename: 'KmsInternalException' }
      | { __typename: 'KmsInvalidArnException' }
      | { __typename: 'KmsInvalidStateException' }
      | { __typename: 'KmsNotFoundException' }
      | { __typename: 'KmsThrottlingException' }
      | { __typename: 'KmsUnavailableException' }
      | { __typename: 'KmsValidationException' }
    , putKeyPolicyPlan: { ' $fragmentRefs'?: { 'ChangePlanFragment': ChangePlanFragment } } } | null };

export type ChangedBetweenQueryVariables = Exact<{
  keyArn: string;
  text: string;
}>;


export type ChangedBetweenQuery = { key: { policy:
      | (
        { __typename: 'KeyPolicy', text: string, canonicalDigest: string, diff: { ' $fragmentRefs'?: { 'PolicyDiffViewFragment': PolicyDiffViewFragment } } }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KeyPolicy_Fragment': PolicyFailure_KeyPolicy_Fragment } }
      )
      | (
        { __typename: 'KmsAccessDeniedException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsAccessDeniedException_Fragment': PolicyFailure_KmsAccessDeniedException_Fragment } }
      )
      | (
        { __typename: 'KmsDependencyTimeoutException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsDependencyTimeoutException_Fragment': PolicyFailure_KmsDependencyTimeoutException_Fragment } }
      )
      | (
        { __typename: 'KmsInternalException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInternalException_Fragment': PolicyFailure_KmsInternalException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidArnException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidArnException_Fragment': PolicyFailure_KmsInvalidArnException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidStateException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidStateException_Fragment': PolicyFailure_KmsInvalidStateException_Fragment } }
      )
      | (
        { __typename: 'KmsNotFoundException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsNotFoundException_Fragment': PolicyFailure_KmsNotFoundException_Fragment } }
      )
      | (
        { __typename: 'KmsThrottlingException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsThrottlingException_Fragment': PolicyFailure_KmsThrottlingException_Fragment } }
      )
      | (
        { __typename: 'KmsUnavailableException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsUnavailableException_Fragment': PolicyFailure_KmsUnavailableException_Fragment } }
      )
      | (
        { __typename: 'KmsValidationException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsValidationException_Fragment': PolicyFailure_KmsValidationException_Fragment } }
      )
     } | null };

export type ChangePlanFragment = { outcome: PutKeyPolicyOutcome, risks: Array<PutKeyPolicyRisk>, lockout: LockoutCheck, gatewayCanStillRead: Match, lockoutReasons: Array<{ message: string }>, newPrincipals: Array<{ kind: PolicyPrincipalKind, value: string, accountId: string | null }>, refusals: Array<{ certain: boolean, exception: string, message: string | null, pointer: string, reason: string }>, problems: Array<{ kind: PolicyProblemKind, message: string, pointer: string }>, diff: (
    { newAccess: Array<{ actions: Array<string>, to: AccessVerdict, principal: { kind: PolicyPrincipalKind, value: string, accountId: string | null } }>, undecided: Array<{ actions: Array<string>, to: AccessVerdict, principal: { kind: PolicyPrincipalKind, value: string, accountId: string | null } }> }
    & { ' $fragmentRefs'?: { 'PolicyDiffViewFragment': PolicyDiffViewFragment } }
  ) | null, findings: { nodes: Array<{ id: string, code: KeyFindingCode, severity: FindingSeverity, certain: boolean, message: string, remedy: string }>, incomplete: Array<{ message: string }> } | null } & { ' $fragmentName'?: 'ChangePlanFragment' };

export type PutPolicyMutationVariables = Exact<{
  input: PutKeyPolicyInput;
}>;


export type PutPolicyMutation = { putKeyPolicy:
    | { __typename: 'KeyPolicyConflict' }
    | { __typename: 'KeyPolicyRefused', risks: Array<PutKeyPolicyRisk>, plan: { ' $fragmentRefs'?: { 'ChangePlanFragment': ChangePlanFragment } } }
    | { __typename: 'KeyPolicyUnconfirmed', failure:
        | { ' $fragmentRefs'?: { 'PutFailure_KmsAccessDeniedException_Fragment': PutFailure_KmsAccessDeniedException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsDependencyTimeoutException_Fragment': PutFailure_KmsDependencyTimeoutException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsInternalException_Fragment': PutFailure_KmsInternalException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsInvalidArnException_Fragment': PutFailure_KmsInvalidArnException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsInvalidStateException_Fragment': PutFailure_KmsInvalidStateException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsLimitExceededException_Fragment': PutFailure_KmsLimitExceededException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsMalformedPolicyDocumentException_Fragment': PutFailure_KmsMalformedPolicyDocumentException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsNotFoundException_Fragment': PutFailure_KmsNotFoundException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsThrottlingException_Fragment': PutFailure_KmsThrottlingException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsUnavailableException_Fragment': PutFailure_KmsUnavailableException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsUnsupportedOperationException_Fragment': PutFailure_KmsUnsupportedOperationException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsValidationException_Fragment': PutFailure_KmsValidationException_Fragment } }
      , policy: { text: string, canonicalDigest: string } | null }
    | (
      { __typename: 'KmsAccessDeniedException' }
      & { ' $fragmentRefs'?: { 'PutFailure_KmsAccessDeniedException_Fragment': PutFailure_KmsAccessDeniedException_Fragment } }
    )
    | (
      { __typename: 'KmsDependencyTimeoutException' }
      & { ' $fragmentRefs'?: { 'PutFailure_KmsDependencyTimeoutException_Fragment': PutFailure_KmsDependencyTimeoutException_Fragment } }
    )
    | (
      { __typename: 'KmsInternalException' }
      & { ' $fragmentRefs'?: { 'PutFailure_KmsInternalException_Fragment': PutFailure_KmsInternalException_Fragment } }
    )
    | (
      { __typename: 'KmsInvalidArnException' }
      & { ' $fragmentRefs'?: { 'PutFailure_KmsInvalidArnException_Fragment': PutFailure_KmsInvalidArnException_Fragment } }
    )
    | (
      { __typename: 'KmsInvalidStateException' }
      & { ' $fragmentRefs'?: { 'PutFailure_KmsInvalidStateException_Fragment': PutFailure_KmsInvalidStateException_Fragment } }
    )
    | (
      { __typename: 'KmsLimitExceededException' }
      & { ' $fragmentRefs'?: { 'PutFailure_KmsLimitExceededException_Fragment': PutFailure_KmsLimitExceededException_Fragment } }
    )
    | (
      { __typename: 'KmsMalformedPolicyDocumentException' }
      & { ' $fragmentRefs'?: { 'PutFailure_KmsMalformedPolicyDocumentException_Fragment': PutFailure_KmsMalformedPolicyDocumentException_Fragment } }
    )
    | (
      { __typename: 'KmsNotFoundException' }
      & { ' $fragmentRefs'?: { 'PutFailure_KmsNotFoundException_Fragment': PutFailure_KmsNotFoundException_Fragment } }
    )
    | (
      { __typename: 'KmsThrottlingException' }
      & { ' $fragmentRefs'?: { 'PutFailure_KmsThrottlingException_Fragment': PutFailure_KmsThrottlingException_Fragment } }
    )
    | (
      { __typename: 'KmsUnavailableException' }
      & { ' $fragmentRefs'?: { 'PutFailure_KmsUnavailableException_Fragment': PutFailure_KmsUnavailableException_Fragment } }
    )
    | (
      { __typename: 'KmsUnsupportedOperationException' }
      & { ' $fragmentRefs'?: { 'PutFailure_KmsUnsupportedOperationException_Fragment': PutFailure_KmsUnsupportedOperationException_Fragment } }
    )
    | (
      { __typename: 'KmsValidationException' }
      & { ' $fragmentRefs'?: { 'PutFailure_KmsValidationException_Fragment': PutFailure_KmsValidationException_Fragment } }
    )
    | { __typename: 'PutKeyPolicyPayload', settled: boolean, policy: { text: string, canonicalDigest: string } | null, readFailure:
        | { ' $fragmentRefs'?: { 'PutFailure_KmsAccessDeniedException_Fragment': PutFailure_KmsAccessDeniedException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsDependencyTimeoutException_Fragment': PutFailure_KmsDependencyTimeoutException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsInternalException_Fragment': PutFailure_KmsInternalException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsInvalidArnException_Fragment': PutFailure_KmsInvalidArnException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsInvalidStateException_Fragment': PutFailure_KmsInvalidStateException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsLimitExceededException_Fragment': PutFailure_KmsLimitExceededException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsMalformedPolicyDocumentException_Fragment': PutFailure_KmsMalformedPolicyDocumentException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsNotFoundException_Fragment': PutFailure_KmsNotFoundException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsThrottlingException_Fragment': PutFailure_KmsThrottlingException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsUnavailableException_Fragment': PutFailure_KmsUnavailableException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsUnsupportedOperationException_Fragment': PutFailure_KmsUnsupportedOperationException_Fragment } }
        | { ' $fragmentRefs'?: { 'PutFailure_KmsValidationException_Fragment': PutFailure_KmsValidationException_Fragment } }
       | null }
   | null };

type PutFailure_KmsAccessDeniedException_Fragment = { __typename: 'KmsAccessDeniedException', permission: string, reason: AccessDenialReason | null, code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PutFailure_KmsAccessDeniedException_Fragment' };

type PutFailure_KmsDependencyTimeoutException_Fragment = { __typename: 'KmsDependencyTimeoutException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PutFailure_KmsDependencyTimeoutException_Fragment' };

type PutFailure_KmsInternalException_Fragment = { __typename: 'KmsInternalException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PutFailure_KmsInternalException_Fragment' };

type PutFailure_KmsInvalidArnException_Fragment = { __typename: 'KmsInvalidArnException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PutFailure_KmsInvalidArnException_Fragment' };

type PutFailure_KmsInvalidStateException_Fragment = { __typename: 'KmsInvalidStateException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PutFailure_KmsInvalidStateException_Fragment' };

type PutFailure_KmsLimitExceededException_Fragment = { __typename: 'KmsLimitExceededException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PutFailure_KmsLimitExceededException_Fragment' };

type PutFailure_KmsMalformedPolicyDocumentException_Fragment = { __typename: 'KmsMalformedPolicyDocumentException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PutFailure_KmsMalformedPolicyDocumentException_Fragment' };

type PutFailure_KmsNotFoundException_Fragment = { __typename: 'KmsNotFoundException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PutFailure_KmsNotFoundException_Fragment' };

type PutFailure_KmsThrottlingException_Fragment = { __typename: 'KmsThrottlingException', retryAfterMs: number, code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PutFailure_KmsThrottlingException_Fragment' };

type PutFailure_KmsUnavailableException_Fragment = { __typename: 'KmsUnavailableException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PutFailure_KmsUnavailableException_Fragment' };

type PutFailure_KmsUnsupportedOperationException_Fragment = { __typename: 'KmsUnsupportedOperationException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PutFailure_KmsUnsupportedOperationException_Fragment' };

type PutFailure_KmsValidationException_Fragment = { __typename: 'KmsValidationException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PutFailure_KmsValidationException_Fragment' };

export type PutFailureFragment =
  | PutFailure_KmsAccessDeniedException_Fragment
  | PutFailure_KmsDependencyTimeoutException_Fragment
  | PutFailure_KmsInternalException_Fragment
  | PutFailure_KmsInvalidArnException_Fragment
  | PutFailure_KmsInvalidStateException_Fragment
  | PutFailure_KmsLimitExceededException_Fragment
  | PutFailure_KmsMalformedPolicyDocumentException_Fragment
  | PutFailure_KmsNotFoundException_Fragment
  | PutFailure_KmsThrottlingException_Fragment
  | PutFailure_KmsUnavailableException_Fragment
  | PutFailure_KmsUnsupportedOperationException_Fragment
  | PutFailure_KmsValidationException_Fragment
;

export type ComparedKeyQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
}>;


export type ComparedKeyQuery = { key: { arn: string, accountId: string, region: string, metadata: { multiRegion: { type: MultiRegionKeyType } | null } | null } | null };

export type OtherKeyQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
}>;


export type OtherKeyQuery = { key: { arn: string } | null };

export type CompareKeysQueryVariables = Exact<{
  keyArn: string;
  other: string;
  ignoreRegion: boolean;
}>;


export type CompareKeysQuery = { key: { policy:
      | (
        { __typename: 'KeyPolicy', text: string, fetchedAt: string, diff: { ' $fragmentRefs'?: { 'PolicyDiffViewFragment': PolicyDiffViewFragment } } }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KeyPolicy_Fragment': PolicyFailure_KeyPolicy_Fragment } }
      )
      | (
        { __typename: 'KmsAccessDeniedException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsAccessDeniedException_Fragment': PolicyFailure_KmsAccessDeniedException_Fragment } }
      )
      | (
        { __typename: 'KmsDependencyTimeoutException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsDependencyTimeoutException_Fragment': PolicyFailure_KmsDependencyTimeoutException_Fragment } }
      )
      | (
        { __typename: 'KmsInternalException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInternalException_Fragment': PolicyFailure_KmsInternalException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidArnException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidArnException_Fragment': PolicyFailure_KmsInvalidArnException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidStateException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidStateException_Fragment': PolicyFailure_KmsInvalidStateException_Fragment } }
      )
      | (
        { __typename: 'KmsNotFoundException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsNotFoundException_Fragment': PolicyFailure_KmsNotFoundException_Fragment } }
      )
      | (
        { __typename: 'KmsThrottlingException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsThrottlingException_Fragment': PolicyFailure_KmsThrottlingException_Fragment } }
      )
      | (
        { __typename: 'KmsUnavailableException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsUnavailableException_Fragment': PolicyFailure_KmsUnavailableException_Fragment } }
      )
      | (
        { __typename: 'KmsValidationException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsValidationException_Fragment': PolicyFailure_KmsValidationException_Fragment } }
      )
     } | null, other: { keyId: string, accountId: string, region: string, aliases: { nodes: Array<{ name: string }> } | null, policy:
      | (
        { __typename: 'KeyPolicy', text: string }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KeyPolicy_Fragment': PolicyFailure_KeyPolicy_Fragment } }
      )
      | (
        { __typename: 'KmsAccessDeniedException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsAccessDeniedException_Fragment': PolicyFailure_KmsAccessDeniedException_Fragment } }
      )
      | (
        { __typename: 'KmsDependencyTimeoutException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsDependencyTimeoutException_Fragment': PolicyFailure_KmsDependencyTimeoutException_Fragment } }
      )
      | (
        { __typename: 'KmsInternalException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInternalException_Fragment': PolicyFailure_KmsInternalException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidArnException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidArnException_Fragment': PolicyFailure_KmsInvalidArnException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidStateException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidStateException_Fragment': PolicyFailure_KmsInvalidStateException_Fragment } }
      )
      | (
        { __typename: 'KmsNotFoundException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsNotFoundException_Fragment': PolicyFailure_KmsNotFoundException_Fragment } }
      )
      | (
        { __typename: 'KmsThrottlingException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsThrottlingException_Fragment': PolicyFailure_KmsThrottlingException_Fragment } }
      )
      | (
        { __typename: 'KmsUnavailableException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsUnavailableException_Fragment': PolicyFailure_KmsUnavailableException_Fragment } }
      )
      | (
        { __typename: 'KmsValidationException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsValidationException_Fragment': PolicyFailure_KmsValidationException_Fragment } }
      )
     } | null };

export type CompareTextQueryVariables = Exact<{
  keyArn: string;
  text: string;
}>;


export type CompareTextQuery = { key: { policy:
      | (
        { __typename: 'KeyPolicy', text: string, fetchedAt: string, diff: { ' $fragmentRefs'?: { 'PolicyDiffViewFragment': PolicyDiffViewFragment } } }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KeyPolicy_Fragment': PolicyFailure_KeyPolicy_Fragment } }
      )
      | (
        { __typename: 'KmsAccessDeniedException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsAccessDeniedException_Fragment': PolicyFailure_KmsAccessDeniedException_Fragment } }
      )
      | (
        { __typename: 'KmsDependencyTimeoutException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsDependencyTimeoutException_Fragment': PolicyFailure_KmsDependencyTimeoutException_Fragment } }
      )
      | (
        { __typename: 'KmsInternalException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInternalException_Fragment': PolicyFailure_KmsInternalException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidArnException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidArnException_Fragment': PolicyFailure_KmsInvalidArnException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidStateException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidStateException_Fragment': PolicyFailure_KmsInvalidStateException_Fragment } }
      )
      | (
        { __typename: 'KmsNotFoundException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsNotFoundException_Fragment': PolicyFailure_KmsNotFoundException_Fragment } }
      )
      | (
        { __typename: 'KmsThrottlingException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsThrottlingException_Fragment': PolicyFailure_KmsThrottlingException_Fragment } }
      )
      | (
        { __typename: 'KmsUnavailableException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsUnavailableException_Fragment': PolicyFailure_KmsUnavailableException_Fragment } }
      )
      | (
        { __typename: 'KmsValidationException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsValidationException_Fragment': PolicyFailure_KmsValidationException_Fragment } }
      )
     } | null };

export type CompareRelatedQueryVariables = Exact<{
  keyArn: string;
}>;


export type CompareRelatedQuery = { key: { metadata: { multiRegion: { primary: { arn: string, region: string, policy:
            | (
              { __typename: 'KeyPolicy', text: string, fetchedAt: string }
              & { ' $fragmentRefs'?: { 'PolicyFailure_KeyPolicy_Fragment': PolicyFailure_KeyPolicy_Fragment } }
            )
            | (
              { __typename: 'KmsAccessDeniedException' }
              & { ' $fragmentRefs'?: { 'PolicyFailure_KmsAccessDeniedException_Fragment': PolicyFailure_KmsAccessDeniedException_Fragment } }
            )
            | (
              { __typename: 'KmsDependencyTimeoutException' }
              & { ' $fragmentRefs'?: { 'PolicyFailure_KmsDependencyTimeoutException_Fragment': PolicyFailure_KmsDependencyTimeoutException_Fragment } }
            )
            | (
              { __typename: 'KmsInternalException' }
              & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInternalException_Fragment': PolicyFailure_KmsInternalException_Fragment } }
            )
            | (
              { __typename: 'KmsInvalidArnException' }
              & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidArnException_Fragment': PolicyFailure_KmsInvalidArnException_Fragment } }
            )
            | (
              { __typename: 'KmsInvalidStateException' }
              & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidStateException_Fragment': PolicyFailure_KmsInvalidStateException_Fragment } }
            )
            | (
              { __typename: 'KmsNotFoundException' }
              & { ' $fragmentRefs'?: { 'PolicyFailure_KmsNotFoundException_Fragment': PolicyFailure_KmsNotFoundException_Fragment } }
            )
            | (
              { __typename: 'KmsThrottlingException' }
              & { ' $fragmentRefs'?: { 'PolicyFailure_KmsThrottlingException_Fragment': PolicyFailure_KmsThrottlingException_Fragment } }
            )
            | (
              { __typename: 'KmsUnavailableException' }
              & { ' $fragmentRefs'?: { 'PolicyFailure_KmsUnavailableException_Fragment': PolicyFailure_KmsUnavailableException_Fragment } }
            )
            | (
              { __typename: 'KmsValidationException' }
              & { ' $fragmentRefs'?: { 'PolicyFailure_KmsValidationException_Fragment': PolicyFailure_KmsValidationException_Fragment } }
            )
           }, policyDrift: Array<{ ' $fragmentRefs'?: { 'RelatedPolicyFragment': RelatedPolicyFragment } }> } | null } | null } | null };

export type RelatedPolicyFragment = { key: { arn: string, accountId: string, region: string, policy:
      | { __typename: 'KeyPolicy', text: string }
      | { __typename: 'KmsAccessDeniedException' }
      | { __typename: 'KmsDependencyTimeoutException' }
      | { __typename: 'KmsInternalException' }
      | { __typename: 'KmsInvalidArnException' }
      | { __typename: 'KmsInvalidStateException' }
      | { __typename: 'KmsNotFoundException' }
      | { __typename: 'KmsThrottlingException' }
      | { __typename: 'KmsUnavailableException' }
      | { __typename: 'KmsValidationException' }
     }, diff: (
    { equivalent: boolean }
    & { ' $fragmentRefs'?: { 'PolicyDiffViewFragment': PolicyDiffViewFragment } }
  ) } & { ' $fragmentName'?: 'RelatedPolicyFragment' };

export type PolicyDiffViewFragment = { equivalent: boolean, exact: boolean, newAccess: Array<{ ' $fragmentRefs'?: { 'AccessChangeCardFragment': AccessChangeCardFragment } }>, lostAccess: Array<{ ' $fragmentRefs'?: { 'AccessChangeCardFragment': AccessChangeCardFragment } }>, undecided: Array<{ ' $fragmentRefs'?: { 'AccessChangeCardFragment': AccessChangeCardFragment } }>, failure: { code: AccessReasonCode, message: string, failure:
      | { __typename: 'KmsAccessDeniedException', permission: string, reason: AccessDenialReason | null, code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsDependencyTimeoutException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInternalException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInvalidArnException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInvalidStateException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsLimitExceededException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsMalformedPolicyDocumentException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsNotFoundException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsThrottlingException', retryAfterMs: number, code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsUnavailableException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsUnsupportedOperationException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsValidationException', code: string, message: string, retryable: boolean, requestId: string | null }
     | null } | null } & { ' $fragmentName'?: 'PolicyDiffViewFragment' };

export type AccessChangeCardFragment = { actions: Array<string>, andFutureActions: boolean, from: AccessVerdict, to: AccessVerdict, where: string | null, principal: { kind: PolicyPrincipalKind, value: string, accountId: string | null }, pointers: Array<{ inThis: boolean, pointer: string }>, witness: { principal: string, action: string, absent: Array<string>, verdict: AccessVerdict, keys: Array<{ key: string, values: Array<string> }> } } & { ' $fragmentName'?: 'AccessChangeCardFragment' };

export type EstatePlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type EstatePlacesQuery = { accounts: Array<{ accountId: string, regions: Array<{ name: string }> }> };

export type EstateKeyFragment = { arn: string, keyId: string, accountId: string, region: string, metadata: { description: string | null, state: KeyState | null, deletionDate: string | null, createdAt: string | null, manager: KeyManager | null, spec: KeySpec | null, origin: KeyOrigin | null } | null, aliases: { nodes: Array<{ name: string }> } | null, tags: Array<{ key: string, value: string }> | null, rotation: { enabled: boolean } | null, findings: { nodes: Array<{ code: KeyFindingCode, severity: FindingSeverity, message: string, certain: boolean }>, incomplete: Array<{ message: string, failure:
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
       | null }> } | null, principals: { nodes: Array<{ principal: { value: string } }>, pageInfo: { hasNextPage: boolean } } | null } & { ' $fragmentName'?: 'EstateKeyFragment' };

export type EstatePageQueryVariables = Exact<{
  accountIds?: Array<string> | string | null | undefined;
  regions?: Array<string> | string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type EstatePageQuery = { allKeys: { nodes: Array<{ ' $fragmentRefs'?: { 'EstateKeyFragment': EstateKeyFragment } }>, failures: Array<{ accountId: string, region: string | null, exception:
        | { __typename: 'KmsAccessDeniedException', permission: string, reason: AccessDenialReason | null, code: string, message: string, retryable: boolean, requestId: string | null }
        | { __typename: 'KmsDependencyTimeoutException', code: string, message: string, retryable: boolean, requestId: string | null }
        | { __typename: 'KmsInternalException', code: string, message: string, retryable: boolean, requestId: string | null }
        | { __typename: 'KmsInvalidArnException', code: string, message: string, retryable: boolean, requestId: string | null }
        | { __typename: 'KmsInvalidStateException', code: string, message: string, retryable: boolean, requestId: string | null }
        | { __typename: 'KmsLimitExceededException', code: string, message: string, retryable: boolean, requestId: string | null }
        | { __typename: 'KmsMalformedPolicyDocumentException', code: string, message: string, retryable: boolean, requestId: string | null }
        | { __typename: 'KmsNotFoundException', code: string, message: string, retryable: boolean, requestId: string | null }
        | { __typename: 'KmsThrottlingException', retryAfterMs: number, code: string, message: string, retryable: boolean, requestId: string | null }
        | { __typename: 'KmsUnavailableException', code: string, message: string, retryable: boolean, requestId: string | null }
        | { __typename: 'KmsUnsupportedOperationException', code: string, message: string, retryable: boolean, requestId: string | null }
        | { __typename: 'KmsValidationException', code: string, message: string, retryable: boolean, requestId: string | null }
       }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type KeyFindingsQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
}>;


export type KeyFindingsQuery = { key: { policy:
      | (
        { __typename: 'KeyPolicy', document: { statements: Array<{ pointer: string }> } | null }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KeyPolicy_Fragment': PolicyFailure_KeyPolicy_Fragment } }
      )
      | (
        { __typename: 'KmsAccessDeniedException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsAccessDeniedException_Fragment': PolicyFailure_KmsAccessDeniedException_Fragment } }
      )
      | (
        { __typename: 'KmsDependencyTimeoutException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsDependencyTimeoutException_Fragment': PolicyFailure_KmsDependencyTimeoutException_Fragment } }
      )
      | (
        { __typename: 'KmsInternalException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInternalException_Fragment': PolicyFailure_KmsInternalException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidArnException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidArnException_Fragment': PolicyFailure_KmsInvalidArnException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidStateException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidStateException_Fragment': PolicyFailure_KmsInvalidStateException_Fragment } }
      )
      | (
        { __typename: 'KmsNotFoundException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsNotFoundException_Fragment': PolicyFailure_KmsNotFoundException_Fragment } }
      )
      | (
        { __typename: 'KmsThrottlingException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsThrottlingException_Fragment': PolicyFailure_KmsThrottlingException_Fragment } }
      )
      | (
        { __typename: 'KmsUnavailableException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsUnavailableException_Fragment': PolicyFailure_KmsUnavailableException_Fragment } }
      )
      | (
        { __typename: 'KmsValidationException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsValidationException_Fragment': PolicyFailure_KmsValidationException_Fragment } }
      )
    , grants: { nodes: Array<{ grantId: string }>, pageInfo: { hasNextPage: boolean } } | null, findings: { nodes: Array<{ ' $fragmentRefs'?: { 'KeyFindingFragment': KeyFindingFragment } }>, incomplete: Array<{ code: AccessReasonCode, message: string, pointer: string | null, grantId: string | null, failure:
          | { __typename: 'KmsAccessDeniedException', permission: string, reason: AccessDenialReason | null, code: string, message: string, retryable: boolean, requestId: string | null }
          | { __typename: 'KmsDependencyTimeoutException', code: string, message: string, retryable: boolean, requestId: string | null }
          | { __typename: 'KmsInternalException', code: string, message: string, retryable: boolean, requestId: string | null }
          | { __typename: 'KmsInvalidArnException', code: string, message: string, retryable: boolean, requestId: string | null }
          | { __typename: 'KmsInvalidStateException', code: string, message: string, retryable: boolean, requestId: string | null }
          | { __typename: 'KmsLimitExceededException', code: string, message: string, retryable: boolean, requestId: string | null }
          | { __typename: 'KmsMalformedPolicyDocumentException', code: string, message: string, retryable: boolean, requestId: string | null }
          | { __typename: 'KmsNotFoundException', code: string, message: string, retryable: boolean, requestId: string | null }
          | { __typename: 'KmsThrottlingException', retryAfterMs: number, code: string, message: string, retryable: boolean, requestId: string | null }
          | { __typename: 'KmsUnavailableException', code: string, message: string, retryable: boolean, requestId: string | null }
          | { __typename: 'KmsUnsupportedOperationException', code: string, message: string, retryable: boolean, requestId: string | null }
          | { __typename: 'KmsValidationException', code: string, message: string, retryable: boolean, requestId: string | null }
         | null }> } | null } | null };

export type KeyFindingFragment = { id: string, code: KeyFindingCode, severity: FindingSeverity, certain: boolean, message: string, remedy: string, pointer: string | null, actions: Array<string>, principals: Array<{ value: string }>, statement: { sid: string | null, pointer: string } | null, grant: { grantId: string, name: string | null } | null, witness: { principal: string, action: string, absent: Array<string>, verdict: AccessVerdict, keys: Array<{ key: string, values: Array<string> }> } | null } & { ' $fragmentName'?: 'KeyFindingFragment' };

export type GrantPartsFragment = { grantId: string, name: string | null, operations: Array<string>, constraints: unknown, createdAt: string | null, issuingAccount: string | null, grantee: { kind: PolicyPrincipalKind, value: string, accountId: string | null } | null, retiree: { kind: PolicyPrincipalKind, value: string, accountId: string | null } | null } & { ' $fragmentName'?: 'GrantPartsFragment' };

export type KeyGrantsQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type KeyGrantsQuery = { key: { accountId: string, grants: { nodes: Array<{ ' $fragmentRefs'?: { 'GrantPartsFragment': GrantPartsFragment } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type KeyHeadFragment = { arn: string, metadata: { description: string | null, state: KeyState | null, manager: KeyManager | null, deletionDate: string | null, pendingDeletionWindowInDays: number | null, multiRegion: { type: MultiRegionKeyType } | null } | null } & { ' $fragmentName'?: 'KeyHeadFragment' };

export type KeyQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
}>;


export type KeyQuery = { key: (
    { arn: string, keyId: string, metadata: { usage: KeyUsage | null, spec: KeySpec | null } | null, aliases: { nodes: Array<{ name: string }> } | null }
    & { ' $fragmentRefs'?: { 'KeyHeadFragment': KeyHeadFragment;'KeyFactsFragment': KeyFactsFragment } }
  ) | null };

export type KeyFactsFragment = { arn: string, keyId: string, accountId: string, region: string, metadata: { usage: KeyUsage | null, spec: KeySpec | null, manager: KeyManager | null, origin: KeyOrigin | null, createdAt: string | null, deletionDate: string | null, validTo: string | null, customKeyStoreId: string | null, encryptionAlgorithms: Array<string> | null, signingAlgorithms: Array<string> | null, macAlgorithms: Array<string> | null, keyAgreementAlgorithms: Array<string> | null, encapsulationAlgorithms: Array<string> | null, multiRegion: { type: MultiRegionKeyType, primary: { arn: string, region: string }, replicas: Array<{ arn: string, region: string }> } | null } | null, aliases: { nodes: Array<{ name: string }> } | null, tags: Array<{ key: string, value: string }> | null, rotation: { enabled: boolean, periodInDays: number | null, nextRotationAt: string | null, onDemandStartedAt: string | null } | null } & { ' $fragmentName'?: 'KeyFactsFragment' };

export type LastUseQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
}>;


export type LastUseQuery = { key: { lastUsage: { operation: string | null, usedAt: string | null, trackingStartedAt: string | null } | null } | null };

export type RegionsOfAccountQueryVariables = Exact<{
  accountIds: Array<string> | string;
}>;


export type RegionsOfAccountQuery = { accounts: Array<{ regions: Array<{ name: string }>, regionsFailure:
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
     | null }> };

type PolicyFailure_KeyPolicy_Fragment = { __typename: 'KeyPolicy' } & { ' $fragmentName'?: 'PolicyFailure_KeyPolicy_Fragment' };

type PolicyFailure_KmsAccessDeniedException_Fragment = { __typename: 'KmsAccessDeniedException', code: string, message: string, retryable: boolean, requestId: string | null, permission: string, reason: AccessDenialReason | null } & { ' $fragmentName'?: 'PolicyFailure_KmsAccessDeniedException_Fragment' };

type PolicyFailure_KmsDependencyTimeoutException_Fragment = { __typename: 'KmsDependencyTimeoutException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyFailure_KmsDependencyTimeoutException_Fragment' };

type PolicyFailure_KmsInternalException_Fragment = { __typename: 'KmsInternalException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyFailure_KmsInternalException_Fragment' };

type PolicyFailure_KmsInvalidArnException_Fragment = { __typename: 'KmsInvalidArnException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyFailure_KmsInvalidArnException_Fragment' };

type PolicyFailure_KmsInvalidStateException_Fragment = { __typename: 'KmsInvalidStateException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyFailure_KmsInvalidStateException_Fragment' };

type PolicyFailure_KmsNotFoundException_Fragment = { __typename: 'KmsNotFoundException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyFailure_KmsNotFoundException_Fragment' };

type PolicyFailure_KmsThrottlingException_Fragment = { __typename: 'KmsThrottlingException', code: string, message: string, retryable: boolean, requestId: string | null, retryAfterMs: number } & { ' $fragmentName'?: 'PolicyFailure_KmsThrottlingException_Fragment' };

type PolicyFailure_KmsUnavailableException_Fragment = { __typename: 'KmsUnavailableException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyFailure_KmsUnavailableException_Fragment' };

type PolicyFailure_KmsValidationException_Fragment = { __typename: 'KmsValidationException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyFailure_KmsValidationException_Fragment' };

export type PolicyFailureFragment =
  | PolicyFailure_KeyPolicy_Fragment
  | PolicyFailure_KmsAccessDeniedException_Fragment
  | PolicyFailure_KmsDependencyTimeoutException_Fragment
  | PolicyFailure_KmsInternalException_Fragment
  | PolicyFailure_KmsInvalidArnException_Fragment
  | PolicyFailure_KmsInvalidStateException_Fragment
  | PolicyFailure_KmsNotFoundException_Fragment
  | PolicyFailure_KmsThrottlingException_Fragment
  | PolicyFailure_KmsUnavailableException_Fragment
  | PolicyFailure_KmsValidationException_Fragment
;

export type KeyPolicyQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
}>;


export type KeyPolicyQuery = { key: { accountId: string, policy:
      | (
        { __typename: 'KeyPolicy' }
        & { ' $fragmentRefs'?: { 'PolicyViewFragment': PolicyViewFragment;'StatementFileFragment': StatementFileFragment;'PolicyFailure_KeyPolicy_Fragment': PolicyFailure_KeyPolicy_Fragment } }
      )
      | (
        { __typename: 'KmsAccessDeniedException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsAccessDeniedException_Fragment': PolicyFailure_KmsAccessDeniedException_Fragment } }
      )
      | (
        { __typename: 'KmsDependencyTimeoutException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsDependencyTimeoutException_Fragment': PolicyFailure_KmsDependencyTimeoutException_Fragment } }
      )
      | (
        { __typename: 'KmsInternalException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInternalException_Fragment': PolicyFailure_KmsInternalException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidArnException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidArnException_Fragment': PolicyFailure_KmsInvalidArnException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidStateException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidStateException_Fragment': PolicyFailure_KmsInvalidStateException_Fragment } }
      )
      | (
        { __typename: 'KmsNotFoundException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsNotFoundException_Fragment': PolicyFailure_KmsNotFoundException_Fragment } }
      )
      | (
        { __typename: 'KmsThrottlingException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsThrottlingException_Fragment': PolicyFailure_KmsThrottlingException_Fragment } }
      )
      | (
        { __typename: 'KmsUnavailableException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsUnavailableException_Fragment': PolicyFailure_KmsUnavailableException_Fragment } }
      )
      | (
        { __typename: 'KmsValidationException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsValidationException_Fragment': PolicyFailure_KmsValidationException_Fragment } }
      )
     } | null };

export type PolicyViewFragment = { text: string, fetchedAt: string, problems: Array<{ message: string, pointer: string }>, document: { statements: Array<(
      { pointer: string, effect: PolicyEffect }
      & { ' $fragmentRefs'?: { 'StatementCardFragment': StatementCardFragment } }
    )> } | null } & { ' $fragmentName'?: 'PolicyViewFragment' };

export type StatementCardFragment = { pointer: string, sid: string | null, effect: PolicyEffect, actions: Array<string> | null, notActions: Array<string> | null, resources: Array<string> | null, notResources: Array<string> | null, principals: Array<{ kind: PolicyPrincipalKind, value: string, accountId: string | null }> | null, notPrincipals: Array<{ kind: PolicyPrincipalKind, value: string, accountId: string | null }> | null, conditions: Array<{ operator: string, key: string, values: Array<string> }> } & { ' $fragmentName'?: 'StatementCardFragment' };

export type StatementFileFragment = { document: { statements: Array<{ pointer: string, sid: string | null, effect: PolicyEffect, actions: Array<string> | null, notActions: Array<string> | null, resources: Array<string> | null, notResources: Array<string> | null, principals: Array<{ value: string }> | null, notPrincipals: Array<{ value: string }> | null, conditions: Array<{ operator: string, key: string, values: Array<string> }> }> } | null } & { ' $fragmentName'?: 'StatementFileFragment' };

export type WhoFileFragment = { nodes: Array<{ relation: PrincipalRelation, principal: { kind: PolicyPrincipalKind, value: string, accountId: string | null }, permissions: Array<{ ' $fragmentRefs'?: { 'FilePermissionFragment': FilePermissionFragment } }>, inherited: Array<{ ' $fragmentRefs'?: { 'FilePermissionFragment': FilePermissionFragment } }> }> } & { ' $fragmentName'?: 'WhoFileFragment' };

export type FilePermissionFragment = { actions: Array<string>, verdict: AccessVerdict, constraints: unknown, conditions: Array<{ operator: string, key: string, values: Array<string> }>, limitedBy: Array<{ pointer: string }>, source:
    | { __typename: 'KeyGrant', grantId: string }
    | { __typename: 'PolicyStatement', pointer: string }
   } & { ' $fragmentName'?: 'FilePermissionFragment' };

export type WhoPermissionFragment = { actions: Array<string>, verdict: AccessVerdict, constraints: unknown, conditions: Array<{ operator: string, key: string, values: Array<string> }>, limitedBy: Array<{ pointer: string }>, source:
    | (
      { __typename: 'KeyGrant', grantId: string, name: string | null }
      & { ' $fragmentRefs'?: { 'GrantPartsFragment': GrantPartsFragment } }
    )
    | { __typename: 'PolicyStatement', pointer: string }
   } & { ' $fragmentName'?: 'WhoPermissionFragment' };

export type WhoTableFragment = { nodes: Array<{ relation: PrincipalRelation, principal: { kind: PolicyPrincipalKind, value: string, accountId: string | null }, permissions: Array<{ ' $fragmentRefs'?: { 'WhoPermissionFragment': WhoPermissionFragment } }>, inherited: Array<{ ' $fragmentRefs'?: { 'WhoPermissionFragment': WhoPermissionFragment } }> }>, pageInfo: { hasNextPage: boolean }, incomplete: Array<{ code: AccessReasonCode, message: string, pointer: string | null, failure:
      | { __typename: 'KmsAccessDeniedException', permission: string, reason: AccessDenialReason | null, code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsDependencyTimeoutException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInternalException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInvalidArnException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsInvalidStateException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsLimitExceededException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsMalformedPolicyDocumentException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsNotFoundException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsThrottlingException', retryAfterMs: number, code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsUnavailableException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsUnsupportedOperationException', code: string, message: string, retryable: boolean, requestId: string | null }
      | { __typename: 'KmsValidationException', code: string, message: string, retryable: boolean, requestId: string | null }
     | null }> } & { ' $fragmentName'?: 'WhoTableFragment' };

export type WhoCanQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
  first: number;
}>;


export type WhoCanQuery = { key: (
    { accountId: string, policy:
      | (
        { __typename: 'KeyPolicy', document: { statements: Array<{ pointer: string }> } | null }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KeyPolicy_Fragment': PolicyFailure_KeyPolicy_Fragment } }
      )
      | (
        { __typename: 'KmsAccessDeniedException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsAccessDeniedException_Fragment': PolicyFailure_KmsAccessDeniedException_Fragment } }
      )
      | (
        { __typename: 'KmsDependencyTimeoutException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsDependencyTimeoutException_Fragment': PolicyFailure_KmsDependencyTimeoutException_Fragment } }
      )
      | (
        { __typename: 'KmsInternalException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInternalException_Fragment': PolicyFailure_KmsInternalException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidArnException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidArnException_Fragment': PolicyFailure_KmsInvalidArnException_Fragment } }
      )
      | (
        { __typename: 'KmsInvalidStateException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsInvalidStateException_Fragment': PolicyFailure_KmsInvalidStateException_Fragment } }
      )
      | (
        { __typename: 'KmsNotFoundException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsNotFoundException_Fragment': PolicyFailure_KmsNotFoundException_Fragment } }
      )
      | (
        { __typename: 'KmsThrottlingException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsThrottlingException_Fragment': PolicyFailure_KmsThrottlingException_Fragment } }
      )
      | (
        { __typename: 'KmsUnavailableException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsUnavailableException_Fragment': PolicyFailure_KmsUnavailableException_Fragment } }
      )
      | (
        { __typename: 'KmsValidationException' }
        & { ' $fragmentRefs'?: { 'PolicyFailure_KmsValidationException_Fragment': PolicyFailure_KmsValidationException_Fragment } }
      )
    , grants: { nodes: Array<{ grantId: string }>, pageInfo: { hasNextPage: boolean } } | null, principals: { ' $fragmentRefs'?: { 'WhoFileFragment': WhoFileFragment } } | null }
    & { ' $fragmentRefs'?: { 'WhoViewFragment': WhoViewFragment } }
  ) | null };

export type WhoViewFragment = { accountId: string, metadata: { usage: KeyUsage | null, spec: KeySpec | null, state: KeyState | null, manager: KeyManager | null } | null, policy:
    | { __typename: 'KeyPolicy', fetchedAt: string, problems: Array<{ message: string, pointer: string }>, document: { statements: Array<(
          { pointer: string, effect: PolicyEffect, notPrincipals: Array<{ kind: PolicyPrincipalKind }> | null }
          & { ' $fragmentRefs'?: { 'StatementCardFragment': StatementCardFragment } }
        )> } | null }
    | { __typename: 'KmsAccessDeniedException' }
    | { __typename: 'KmsDependencyTimeoutException' }
    | { __typename: 'KmsInternalException' }
    | { __typename: 'KmsInvalidArnException' }
    | { __typename: 'KmsInvalidStateException' }
    | { __typename: 'KmsNotFoundException' }
    | { __typename: 'KmsThrottlingException' }
    | { __typename: 'KmsUnavailableException' }
    | { __typename: 'KmsValidationException' }
  , grants: { nodes: Array<{ grantId: string }>, pageInfo: { hasNextPage: boolean } } | null, findings: { nodes: Array<{ message: string, pointer: string | null }> } | null, principals: { ' $fragmentRefs'?: { 'WhoTableFragment': WhoTableFragment } } | null } & { ' $fragmentName'?: 'WhoViewFragment' };

export const EvaluationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Evaluation"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StatementEvaluation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applies"}},{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"resource"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applies"}},{"kind":"Field","name":{"kind":"Name","value":"requestValues"}},{"kind":"Field","name":{"kind":"Name","value":"condition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}}]} as unknown as DocumentNode<EvaluationFragment, unknown>;
export const VerdictFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyAccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"missingKeys"}},{"kind":"Field","name":{"kind":"Name","value":"mayStillRefuse"}},{"kind":"Field","name":{"kind":"Name","value":"keyState"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}},{"kind":"Field","name":{"kind":"Name","value":"exceptions"}},{"kind":"Field","name":{"kind":"Name","value":"usageFits"}}]}},{"kind":"Field","name":{"kind":"Name","value":"basis"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"conditionKey"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Evaluation"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applies"}},{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"grant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Evaluation"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StatementEvaluation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applies"}},{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"resource"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applies"}},{"kind":"Field","name":{"kind":"Name","value":"requestValues"}},{"kind":"Field","name":{"kind":"Name","value":"condition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}}]} as unknown as DocumentNode<VerdictFragment, unknown>;
export const AccessChangeCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessChangeCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"andFutureActions"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"pointers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inThis"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"keys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}}]} as unknown as DocumentNode<AccessChangeCardFragment, unknown>;
export const PolicyDiffViewFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyDiffView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyDiff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equivalent"}},{"kind":"Field","name":{"kind":"Name","value":"exact"}},{"kind":"Field","name":{"kind":"Name","value":"newAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessChangeCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"andFutureActions"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"pointers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inThis"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"keys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}}]} as unknown as DocumentNode<PolicyDiffViewFragment, unknown>;
export const ChangePlanFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangePlan"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PutKeyPolicyPlan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"risks"}},{"kind":"Field","name":{"kind":"Name","value":"lockout"}},{"kind":"Field","name":{"kind":"Name","value":"lockoutReasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gatewayCanStillRead"}},{"kind":"Field","name":{"kind":"Name","value":"newPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"certain"}},{"kind":"Field","name":{"kind":"Name","value":"exception"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"newAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyDiffView"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"certain"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incomplete"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessChangeCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"andFutureActions"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"pointers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inThis"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"keys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyDiffView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyDiff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equivalent"}},{"kind":"Field","name":{"kind":"Name","value":"exact"}},{"kind":"Field","name":{"kind":"Name","value":"newAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChangePlanFragment, unknown>;
export const PutFailureFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PutFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]} as unknown as DocumentNode<PutFailureFragment, unknown>;
export const RelatedPolicyFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RelatedPolicy"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RelatedKeyPolicyDiff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equivalent"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyDiffView"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessChangeCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"andFutureActions"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"pointers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inThis"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"keys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyDiffView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyDiff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equivalent"}},{"kind":"Field","name":{"kind":"Name","value":"exact"}},{"kind":"Field","name":{"kind":"Name","value":"newAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RelatedPolicyFragment, unknown>;
export const EstateKeyFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EstateKey"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"deletionDate"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"manager"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}}]}},{"kind":"Field","name":{"kind":"Name","value":"aliases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rotation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"certain"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incomplete"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"includeDenied"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]} as unknown as DocumentNode<EstateKeyFragment, unknown>;
export const KeyFindingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"KeyFinding"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyFinding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"certain"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"keys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}}]} as unknown as DocumentNode<KeyFindingFragment, unknown>;
export const KeyHeadFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"KeyHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"manager"}},{"kind":"Field","name":{"kind":"Name","value":"deletionDate"}},{"kind":"Field","name":{"kind":"Name","value":"pendingDeletionWindowInDays"}},{"kind":"Field","name":{"kind":"Name","value":"multiRegion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}}]} as unknown as DocumentNode<KeyHeadFragment, unknown>;
export const KeyFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"KeyFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"manager"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletionDate"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"customKeyStoreId"}},{"kind":"Field","name":{"kind":"Name","value":"encryptionAlgorithms"}},{"kind":"Field","name":{"kind":"Name","value":"signingAlgorithms"}},{"kind":"Field","name":{"kind":"Name","value":"macAlgorithms"}},{"kind":"Field","name":{"kind":"Name","value":"keyAgreementAlgorithms"}},{"kind":"Field","name":{"kind":"Name","value":"encapsulationAlgorithms"}},{"kind":"Field","name":{"kind":"Name","value":"multiRegion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"primary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replicas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"aliases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rotation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"periodInDays"}},{"kind":"Field","name":{"kind":"Name","value":"nextRotationAt"}},{"kind":"Field","name":{"kind":"Name","value":"onDemandStartedAt"}}]}}]}}]} as unknown as DocumentNode<KeyFactsFragment, unknown>;
export const PolicyFailureFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]} as unknown as DocumentNode<PolicyFailureFragment, unknown>;
export const StatementCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StatementCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"notActions"}},{"kind":"Field","name":{"kind":"Name","value":"resources"}},{"kind":"Field","name":{"kind":"Name","value":"notResources"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}}]} as unknown as DocumentNode<StatementCardFragment, unknown>;
export const PolicyViewFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StatementCard"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StatementCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"notActions"}},{"kind":"Field","name":{"kind":"Name","value":"resources"}},{"kind":"Field","name":{"kind":"Name","value":"notResources"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}}]} as unknown as DocumentNode<PolicyViewFragment, unknown>;
export const StatementFileFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StatementFile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"notActions"}},{"kind":"Field","name":{"kind":"Name","value":"resources"}},{"kind":"Field","name":{"kind":"Name","value":"notResources"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}}]}}]}}]} as unknown as DocumentNode<StatementFileFragment, unknown>;
export const FilePermissionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FilePermission"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPermission"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"limitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}}]}}]}}]}}]} as unknown as DocumentNode<FilePermissionFragment, unknown>;
export const WhoFileFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoFile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPrincipalConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"permissions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FilePermission"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inherited"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FilePermission"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FilePermission"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPermission"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"limitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}}]}}]}}]}}]} as unknown as DocumentNode<WhoFileFragment, unknown>;
export const GrantPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"issuingAccount"}},{"kind":"Field","name":{"kind":"Name","value":"grantee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"retiree"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}}]}}]} as unknown as DocumentNode<GrantPartsFragment, unknown>;
export const WhoPermissionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoPermission"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPermission"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"limitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"issuingAccount"}},{"kind":"Field","name":{"kind":"Name","value":"grantee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"retiree"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}}]}}]} as unknown as DocumentNode<WhoPermissionFragment, unknown>;
export const WhoTableFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoTable"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPrincipalConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"permissions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WhoPermission"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inherited"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WhoPermission"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incomplete"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"issuingAccount"}},{"kind":"Field","name":{"kind":"Name","value":"grantee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"retiree"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoPermission"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPermission"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"limitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantParts"}}]}}]}}]}}]} as unknown as DocumentNode<WhoTableFragment, unknown>;
export const WhoViewFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"manager"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StatementCard"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"codes"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"INEFFECTIVE_STATEMENT"},{"kind":"EnumValue","value":"STATEMENT_PARTLY_INEFFECTIVE"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"includeDenied"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WhoTable"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"issuingAccount"}},{"kind":"Field","name":{"kind":"Name","value":"grantee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"retiree"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoPermission"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPermission"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"limitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StatementCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"notActions"}},{"kind":"Field","name":{"kind":"Name","value":"resources"}},{"kind":"Field","name":{"kind":"Name","value":"notResources"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoTable"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPrincipalConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"permissions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WhoPermission"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inherited"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WhoPermission"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incomplete"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhoViewFragment, unknown>;
export const AskFormDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AskForm"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}}]}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}},{"kind":"Argument","name":{"kind":"Name","value":"includeDenied"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AskFormQuery, AskFormQueryVariables>;
export const AskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Ask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"principal"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"action"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"context"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AccessContext"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"access"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"principal"},"value":{"kind":"Variable","name":{"kind":"Name","value":"principal"}}},{"kind":"Argument","name":{"kind":"Name","value":"action"},"value":{"kind":"Variable","name":{"kind":"Name","value":"action"}}},{"kind":"Argument","name":{"kind":"Name","value":"context"},"value":{"kind":"Variable","name":{"kind":"Name","value":"context"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Verdict"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Evaluation"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StatementEvaluation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applies"}},{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"resource"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applies"}},{"kind":"Field","name":{"kind":"Name","value":"requestValues"}},{"kind":"Field","name":{"kind":"Name","value":"condition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyAccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"missingKeys"}},{"kind":"Field","name":{"kind":"Name","value":"mayStillRefuse"}},{"kind":"Field","name":{"kind":"Name","value":"keyState"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}},{"kind":"Field","name":{"kind":"Name","value":"exceptions"}},{"kind":"Field","name":{"kind":"Name","value":"usageFits"}}]}},{"kind":"Field","name":{"kind":"Name","value":"basis"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"conditionKey"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Evaluation"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applies"}},{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"grant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}}]}}]}}]}}]} as unknown as DocumentNode<AskQuery, AskQueryVariables>;
export const ChangeBaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChangeBase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keyArn"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keyArn"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyFailure"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"canonicalDigest"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]} as unknown as DocumentNode<ChangeBaseQuery, ChangeBaseQueryVariables>;
export const PlanChangeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PlanChange"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keyArn"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"policy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keyArn"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"canonicalDigest"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"putKeyPolicyPlan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"policy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"policy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangePlan"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessChangeCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"andFutureActions"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"pointers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inThis"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"keys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyDiffView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyDiff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equivalent"}},{"kind":"Field","name":{"kind":"Name","value":"exact"}},{"kind":"Field","name":{"kind":"Name","value":"newAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangePlan"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PutKeyPolicyPlan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"risks"}},{"kind":"Field","name":{"kind":"Name","value":"lockout"}},{"kind":"Field","name":{"kind":"Name","value":"lockoutReasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gatewayCanStillRead"}},{"kind":"Field","name":{"kind":"Name","value":"newPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"certain"}},{"kind":"Field","name":{"kind":"Name","value":"exception"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"newAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyDiffView"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"certain"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incomplete"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PlanChangeQuery, PlanChangeQueryVariables>;
export const ChangedBetweenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChangedBetween"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keyArn"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keyArn"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyFailure"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"canonicalDigest"}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"against"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyDiffView"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessChangeCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"andFutureActions"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"pointers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inThis"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"keys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyDiffView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyDiff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equivalent"}},{"kind":"Field","name":{"kind":"Name","value":"exact"}},{"kind":"Field","name":{"kind":"Name","value":"newAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChangedBetweenQuery, ChangedBetweenQueryVariables>;
export const PutPolicyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PutPolicy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PutKeyPolicyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"putKeyPolicy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PutKeyPolicyPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settled"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"canonicalDigest"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readFailure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PutFailure"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"risks"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangePlan"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PutFailure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"canonicalDigest"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PutFailure"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessChangeCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"andFutureActions"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"pointers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inThis"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"keys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyDiffView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyDiff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equivalent"}},{"kind":"Field","name":{"kind":"Name","value":"exact"}},{"kind":"Field","name":{"kind":"Name","value":"newAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PutFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangePlan"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PutKeyPolicyPlan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"risks"}},{"kind":"Field","name":{"kind":"Name","value":"lockout"}},{"kind":"Field","name":{"kind":"Name","value":"lockoutReasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gatewayCanStillRead"}},{"kind":"Field","name":{"kind":"Name","value":"newPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"certain"}},{"kind":"Field","name":{"kind":"Name","value":"exception"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"newAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyDiffView"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"certain"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incomplete"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PutPolicyMutation, PutPolicyMutationVariables>;
export const ComparedKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ComparedKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiRegion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ComparedKeyQuery, ComparedKeyQueryVariables>;
export const OtherKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OtherKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}}]}}]}}]} as unknown as DocumentNode<OtherKeyQuery, OtherKeyQueryVariables>;
export const CompareKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CompareKeys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keyArn"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"other"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ignoreRegion"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keyArn"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyFailure"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"against"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"keyArn"},"value":{"kind":"Variable","name":{"kind":"Name","value":"other"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"ignoreRegion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ignoreRegion"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyDiffView"}}]}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"other"},"name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"other"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyFailure"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessChangeCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"andFutureActions"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"pointers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inThis"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"keys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyDiffView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyDiff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equivalent"}},{"kind":"Field","name":{"kind":"Name","value":"exact"}},{"kind":"Field","name":{"kind":"Name","value":"newAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CompareKeysQuery, CompareKeysQueryVariables>;
export const CompareTextDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CompareText"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keyArn"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keyArn"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyFailure"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"against"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyDiffView"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessChangeCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"andFutureActions"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"pointers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inThis"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"keys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyDiffView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyDiff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equivalent"}},{"kind":"Field","name":{"kind":"Name","value":"exact"}},{"kind":"Field","name":{"kind":"Name","value":"newAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CompareTextQuery, CompareTextQueryVariables>;
export const CompareRelatedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CompareRelated"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keyArn"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keyArn"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiRegion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"primary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyFailure"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"policyDrift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RelatedPolicy"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccessChangeCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"andFutureActions"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"pointers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inThis"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"keys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyDiffView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyDiff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equivalent"}},{"kind":"Field","name":{"kind":"Name","value":"exact"}},{"kind":"Field","name":{"kind":"Name","value":"newAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostAccess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undecided"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccessChangeCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RelatedPolicy"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RelatedKeyPolicyDiff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equivalent"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyDiffView"}}]}}]}}]} as unknown as DocumentNode<CompareRelatedQuery, CompareRelatedQueryVariables>;
export const EstatePlacesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EstatePlaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"regions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<EstatePlacesQuery, EstatePlacesQueryVariables>;
export const EstatePageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EstatePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"regions"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"allKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"accountIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountIds"}}},{"kind":"Argument","name":{"kind":"Name","value":"regions"},"value":{"kind":"Variable","name":{"kind":"Name","value":"regions"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EstateKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"exception"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EstateKey"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"deletionDate"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"manager"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}}]}},{"kind":"Field","name":{"kind":"Name","value":"aliases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rotation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"certain"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incomplete"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"includeDenied"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]} as unknown as DocumentNode<EstatePageQuery, EstatePageQueryVariables>;
export const KeyFindingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"KeyFindings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyFailure"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"KeyFinding"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incomplete"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"KeyFinding"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyFinding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"certain"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"witness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"principal"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"keys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"absent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}}]} as unknown as DocumentNode<KeyFindingsQuery, KeyFindingsQueryVariables>;
export const KeyGrantsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"KeyGrants"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"issuingAccount"}},{"kind":"Field","name":{"kind":"Name","value":"grantee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"retiree"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}}]}}]} as unknown as DocumentNode<KeyGrantsQuery, KeyGrantsQueryVariables>;
export const KeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Key"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}}]}},{"kind":"Field","name":{"kind":"Name","value":"aliases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"KeyHead"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"KeyFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"KeyHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"manager"}},{"kind":"Field","name":{"kind":"Name","value":"deletionDate"}},{"kind":"Field","name":{"kind":"Name","value":"pendingDeletionWindowInDays"}},{"kind":"Field","name":{"kind":"Name","value":"multiRegion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"KeyFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"manager"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletionDate"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"customKeyStoreId"}},{"kind":"Field","name":{"kind":"Name","value":"encryptionAlgorithms"}},{"kind":"Field","name":{"kind":"Name","value":"signingAlgorithms"}},{"kind":"Field","name":{"kind":"Name","value":"macAlgorithms"}},{"kind":"Field","name":{"kind":"Name","value":"keyAgreementAlgorithms"}},{"kind":"Field","name":{"kind":"Name","value":"encapsulationAlgorithms"}},{"kind":"Field","name":{"kind":"Name","value":"multiRegion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"primary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replicas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"aliases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rotation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"periodInDays"}},{"kind":"Field","name":{"kind":"Name","value":"nextRotationAt"}},{"kind":"Field","name":{"kind":"Name","value":"onDemandStartedAt"}}]}}]}}]} as unknown as DocumentNode<KeyQuery, KeyQueryVariables>;
export const LastUseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LastUse"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lastUsage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"usedAt"}},{"kind":"Field","name":{"kind":"Name","value":"trackingStartedAt"}}]}}]}}]}}]} as unknown as DocumentNode<LastUseQuery, LastUseQueryVariables>;
export const RegionsOfAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RegionsOfAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"accountIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"regions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"regionsFailure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<RegionsOfAccountQuery, RegionsOfAccountQueryVariables>;
export const KeyPolicyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"KeyPolicy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyFailure"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyView"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StatementFile"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StatementCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"notActions"}},{"kind":"Field","name":{"kind":"Name","value":"resources"}},{"kind":"Field","name":{"kind":"Name","value":"notResources"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StatementCard"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StatementFile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"notActions"}},{"kind":"Field","name":{"kind":"Name","value":"resources"}},{"kind":"Field","name":{"kind":"Name","value":"notResources"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}}]}}]}}]} as unknown as DocumentNode<KeyPolicyQuery, KeyPolicyQueryVariables>;
export const WhoCanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoCan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyFailure"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"includeDenied"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WhoFile"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"WhoView"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FilePermission"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPermission"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"limitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StatementCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"notActions"}},{"kind":"Field","name":{"kind":"Name","value":"resources"}},{"kind":"Field","name":{"kind":"Name","value":"notResources"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"issuingAccount"}},{"kind":"Field","name":{"kind":"Name","value":"grantee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"retiree"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoPermission"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPermission"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"constraints"}},{"kind":"Field","name":{"kind":"Name","value":"limitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyGrant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoTable"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPrincipalConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"permissions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WhoPermission"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inherited"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WhoPermission"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incomplete"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoFile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPrincipalConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"principal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"permissions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FilePermission"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inherited"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FilePermission"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WhoView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"manager"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StatementCard"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"codes"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"INEFFECTIVE_STATEMENT"},{"kind":"EnumValue","value":"STATEMENT_PARTLY_INEFFECTIVE"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"includeDenied"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WhoTable"}}]}}]}}]} as unknown as DocumentNode<WhoCanQuery, WhoCanQueryVariables>;