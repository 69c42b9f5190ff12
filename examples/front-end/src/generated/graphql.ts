/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Who manages a key. */
export type KeyManager =
  /** An AWS managed key, such as aws/s3. AWS writes its policy. */
  | 'AWS'
  /** A customer managed key. Its account writes its policy. */
  | 'CUSTOMER'
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

export type PlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type PlacesQuery = { accounts: Array<{ accountId: string, regions: Array<{ name: string }> }> };

export type KeyFactsFragment = { arn: string, metadata: { usage: KeyUsage | null, spec: KeySpec | null, manager: KeyManager | null, createdAt: string | null, deletionDate: string | null, multiRegion: { type: MultiRegionKeyType, primary: { arn: string, region: string }, replicas: Array<{ arn: string, region: string }> } | null } | null, aliases: { nodes: Array<{ name: string }> } | null, tags: Array<{ key: string, value: string }> | null, rotation: { enabled: boolean, periodInDays: number | null, nextRotationAt: string | null } | null } & { ' $fragmentName'?: 'KeyFactsFragment' };

export type KeysQueryVariables = Exact<{
  region: string;
  accountId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type KeysQuery = { keys: { nodes: Array<(
      { id: string }
      & { ' $fragmentRefs'?: { 'KeyRowFragment': KeyRowFragment } }
    )>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type KeyRowFragment = { arn: string, keyId: string, metadata: { description: string | null, state: KeyState | null } | null, aliases: { nodes: Array<{ name: string }> } | null } & { ' $fragmentName'?: 'KeyRowFragment' };

export type KeyQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
}>;


export type KeyQuery = { key: (
    { arn: string, keyId: string, metadata: { description: string | null, state: KeyState | null } | null, aliases: { nodes: Array<{ name: string }> } | null }
    & { ' $fragmentRefs'?: { 'KeyFactsFragment': KeyFactsFragment } }
  ) | null };

export type KeyPolicyQueryVariables = Exact<{
  id: string;
  region?: string | null | undefined;
  accountId?: string | null | undefined;
}>;


export type KeyPolicyQuery = { key: { accountId: string, policy:
      | { ' $fragmentRefs'?: { 'PolicyResult_KeyPolicy_Fragment': PolicyResult_KeyPolicy_Fragment } }
      | { ' $fragmentRefs'?: { 'PolicyResult_KmsAccessDeniedException_Fragment': PolicyResult_KmsAccessDeniedException_Fragment } }
      | { ' $fragmentRefs'?: { 'PolicyResult_KmsDependencyTimeoutException_Fragment': PolicyResult_KmsDependencyTimeoutException_Fragment } }
      | { ' $fragmentRefs'?: { 'PolicyResult_KmsInternalException_Fragment': PolicyResult_KmsInternalException_Fragment } }
      | { ' $fragmentRefs'?: { 'PolicyResult_KmsInvalidArnException_Fragment': PolicyResult_KmsInvalidArnException_Fragment } }
      | { ' $fragmentRefs'?: { 'PolicyResult_KmsInvalidStateException_Fragment': PolicyResult_KmsInvalidStateException_Fragment } }
      | { ' $fragmentRefs'?: { 'PolicyResult_KmsNotFoundException_Fragment': PolicyResult_KmsNotFoundException_Fragment } }
      | { ' $fragmentRefs'?: { 'PolicyResult_KmsThrottlingException_Fragment': PolicyResult_KmsThrottlingException_Fragment } }
      | { ' $fragmentRefs'?: { 'PolicyResult_KmsUnavailableException_Fragment': PolicyResult_KmsUnavailableException_Fragment } }
      | { ' $fragmentRefs'?: { 'PolicyResult_KmsValidationException_Fragment': PolicyResult_KmsValidationException_Fragment } }
     } | null };

type PolicyResult_KeyPolicy_Fragment = (
  { __typename: 'KeyPolicy' }
  & { ' $fragmentRefs'?: { 'PolicyViewFragment': PolicyViewFragment } }
) & { ' $fragmentName'?: 'PolicyResult_KeyPolicy_Fragment' };

type PolicyResult_KmsAccessDeniedException_Fragment = { __typename: 'KmsAccessDeniedException', code: string, message: string, retryable: boolean, requestId: string | null, permission: string } & { ' $fragmentName'?: 'PolicyResult_KmsAccessDeniedException_Fragment' };

type PolicyResult_KmsDependencyTimeoutException_Fragment = { __typename: 'KmsDependencyTimeoutException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyResult_KmsDependencyTimeoutException_Fragment' };

type PolicyResult_KmsInternalException_Fragment = { __typename: 'KmsInternalException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyResult_KmsInternalException_Fragment' };

type PolicyResult_KmsInvalidArnException_Fragment = { __typename: 'KmsInvalidArnException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyResult_KmsInvalidArnException_Fragment' };

type PolicyResult_KmsInvalidStateException_Fragment = { __typename: 'KmsInvalidStateException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyResult_KmsInvalidStateException_Fragment' };

type PolicyResult_KmsNotFoundException_Fragment = { __typename: 'KmsNotFoundException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyResult_KmsNotFoundException_Fragment' };

type PolicyResult_KmsThrottlingException_Fragment = { __typename: 'KmsThrottlingException', code: string, message: string, retryable: boolean, requestId: string | null, retryAfterMs: number } & { ' $fragmentName'?: 'PolicyResult_KmsThrottlingException_Fragment' };

type PolicyResult_KmsUnavailableException_Fragment = { __typename: 'KmsUnavailableException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyResult_KmsUnavailableException_Fragment' };

type PolicyResult_KmsValidationException_Fragment = { __typename: 'KmsValidationException', code: string, message: string, retryable: boolean, requestId: string | null } & { ' $fragmentName'?: 'PolicyResult_KmsValidationException_Fragment' };

export type PolicyResultFragment =
  | PolicyResult_KeyPolicy_Fragment
  | PolicyResult_KmsAccessDeniedException_Fragment
  | PolicyResult_KmsDependencyTimeoutException_Fragment
  | PolicyResult_KmsInternalException_Fragment
  | PolicyResult_KmsInvalidArnException_Fragment
  | PolicyResult_KmsInvalidStateException_Fragment
  | PolicyResult_KmsNotFoundException_Fragment
  | PolicyResult_KmsThrottlingException_Fragment
  | PolicyResult_KmsUnavailableException_Fragment
  | PolicyResult_KmsValidationException_Fragment
;

export type PolicyViewFragment = { text: string, fetchedAt: string, problems: Array<{ message: string, pointer: string }>, document: { statements: Array<(
      { pointer: string, effect: PolicyEffect }
      & { ' $fragmentRefs'?: { 'StatementCardFragment': StatementCardFragment } }
    )> } | null } & { ' $fragmentName'?: 'PolicyViewFragment' };

export type StatementCardFragment = { pointer: string, sid: string | null, effect: PolicyEffect, actions: Array<string> | null, notActions: Array<string> | null, resources: Array<string> | null, notResources: Array<string> | null, principals: Array<{ kind: PolicyPrincipalKind, value: string, accountId: string | null }> | null, notPrincipals: Array<{ kind: PolicyPrincipalKind, value: string, accountId: string | null }> | null, conditions: Array<{ operator: string, key: string, values: Array<string> }> } & { ' $fragmentName'?: 'StatementCardFragment' };

export const KeyFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"KeyFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"manager"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletionDate"}},{"kind":"Field","name":{"kind":"Name","value":"multiRegion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"primary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replicas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"aliases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rotation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"periodInDays"}},{"kind":"Field","name":{"kind":"Name","value":"nextRotationAt"}}]}}]}}]} as unknown as DocumentNode<KeyFactsFragment, unknown>;
export const KeyRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"KeyRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"aliases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<KeyRowFragment, unknown>;
export const StatementCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StatementCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"notActions"}},{"kind":"Field","name":{"kind":"Name","value":"resources"}},{"kind":"Field","name":{"kind":"Name","value":"notResources"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}}]} as unknown as DocumentNode<StatementCardFragment, unknown>;
export const PolicyViewFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StatementCard"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StatementCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"notActions"}},{"kind":"Field","name":{"kind":"Name","value":"resources"}},{"kind":"Field","name":{"kind":"Name","value":"notResources"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}}]} as unknown as DocumentNode<PolicyViewFragment, unknown>;
export const PolicyResultFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyView"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StatementCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"notActions"}},{"kind":"Field","name":{"kind":"Name","value":"resources"}},{"kind":"Field","name":{"kind":"Name","value":"notResources"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StatementCard"}}]}}]}}]}}]} as unknown as DocumentNode<PolicyResultFragment, unknown>;
export const PlacesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Places"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"regions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<PlacesQuery, PlacesQueryVariables>;
export const KeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Keys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"KeyRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"KeyRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"aliases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<KeysQuery, KeysQueryVariables>;
export const KeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Key"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"keyId"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"aliases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"KeyFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"KeyFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"manager"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletionDate"}},{"kind":"Field","name":{"kind":"Name","value":"multiRegion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"primary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replicas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arn"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"aliases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rotation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"periodInDays"}},{"kind":"Field","name":{"kind":"Name","value":"nextRotationAt"}}]}}]}}]} as unknown as DocumentNode<KeyQuery, KeyQueryVariables>;
export const KeyPolicyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"KeyPolicy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"region"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"region"},"value":{"kind":"Variable","name":{"kind":"Name","value":"region"}}},{"kind":"Argument","name":{"kind":"Name","value":"accountId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"accountId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyResult"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StatementCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"sid"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"principals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notPrincipals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actions"}},{"kind":"Field","name":{"kind":"Name","value":"notActions"}},{"kind":"Field","name":{"kind":"Name","value":"resources"}},{"kind":"Field","name":{"kind":"Name","value":"notResources"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"pointer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pointer"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StatementCard"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PolicyResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicyResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KeyPolicy"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PolicyView"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsAccessDeniedException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permission"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"KmsThrottlingException"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]} as unknown as DocumentNode<KeyPolicyQuery, KeyPolicyQueryVariables>;