/** A member of an answer that the schema does not have, and the reason. */
export type LeftOut = { readonly leftOut: string };

const OF_THE_REQUEST = { leftOut: 'It repeats the key of the request: Key.keyId and Key.arn.' };
const PAGING = {
  NextMarker: { leftOut: 'The cursors of the connection contain it.' },
  Truncated: { leftOut: 'PageInfo.hasNextPage is true if NextMarker is there.' },
};
const ONE_PAGE = {
  NextMarker: { leftOut: 'The field is not paged: the gateway reads all pages.' },
  Truncated: { leftOut: 'The field is not paged: the gateway reads all pages.' },
};

/**
 * Where the schema has the members of each structure that KMS answers with: TYPE.FIELD, or why it does not.
 * Structures by their name in the AWS SDK.
 */
export const MEMBERS: Readonly<Record<string, Readonly<Record<string, string | LeftOut>>>> = {
  DescribeKeyResponse: { KeyMetadata: 'Key.metadata' },
  KeyMetadata: {
    AWSAccountId: 'Key.accountId',
    KeyId: 'Key.keyId',
    Arn: 'Key.arn',
    CreationDate: 'KeyMetadata.createdAt',
    Enabled: 'KeyMetadata.enabled',
    Description: 'KeyMetadata.description',
    KeyUsage: 'KeyMetadata.usage',
    KeyState: 'KeyMetadata.state',
    DeletionDate: 'KeyMetadata.deletionDate',
    ValidTo: 'KeyMetadata.validTo',
    Origin: 'KeyMetadata.origin',
    CustomKeyStoreId: 'KeyMetadata.customKeyStoreId',
    CloudHsmClusterId: 'KeyMetadata.cloudHsmClusterId',
    ExpirationModel: 'KeyMetadata.expirationModel',
    KeyManager: 'KeyMetadata.manager',
    CustomerMasterKeySpec: { leftOut: 'AWS has deprecated it. KeySpec has the same value.' },
    KeySpec: 'KeyMetadata.spec',
    EncryptionAlgorithms: 'KeyMetadata.encryptionAlgorithms',
    SigningAlgorithms: 'KeyMetadata.signingAlgorithms',
    KeyAgreementAlgorithms: 'KeyMetadata.keyAgreementAlgorithms',
    EncapsulationAlgorithms: 'KeyMetadata.encapsulationAlgorithms',
    MultiRegion: { leftOut: 'It is true exactly if MultiRegionConfiguration is there.' },
    MultiRegionConfiguration: 'KeyMetadata.multiRegion',
    PendingDeletionWindowInDays: 'KeyMetadata.pendingDeletionWindowInDays',
    MacAlgorithms: 'KeyMetadata.macAlgorithms',
    XksKeyConfiguration: 'KeyMetadata.xksKeyId',
    CurrentKeyMaterialId: 'KeyMetadata.currentKeyMaterialId',
  },
  MultiRegionConfiguration: {
    MultiRegionKeyType: 'MultiRegionConfiguration.type',
    PrimaryKey: 'MultiRegionConfiguration.primary',
    ReplicaKeys: 'MultiRegionConfiguration.replicas',
  },
  MultiRegionKey: { Arn: 'Key.arn', Region: 'Key.region' },
  XksKeyConfigurationType: { Id: 'KeyMetadata.xksKeyId' },

  ListKeysResponse: { Keys: 'KeyConnection.nodes', ...PAGING },
  KeyListEntry: { KeyId: 'Key.keyId', KeyArn: 'Key.arn' },

  GetKeyPolicyResponse: { Policy: 'KeyPolicy.text', PolicyName: 'KeyPolicy.name' },
  ListKeyPoliciesResponse: { PolicyNames: 'Key.policyNames', ...ONE_PAGE },

  ListGrantsResponse: { Grants: 'Key.grants', ...PAGING },
  GrantListEntry: {
    KeyId: OF_THE_REQUEST,
    GrantId: 'KeyGrant.grantId',
    Name: 'KeyGrant.name',
    CreationDate: 'KeyGrant.createdAt',
    GranteePrincipal: 'KeyGrant.granteePrincipal',
    GranteeServicePrincipal: 'KeyGrant.granteeServicePrincipal',
    RetiringPrincipal: 'KeyGrant.retiringPrincipal',
    RetiringServicePrincipal: 'KeyGrant.retiringServicePrincipal',
    IssuingAccount: 'KeyGrant.issuingAccount',
    Operations: 'KeyGrant.operations',
    Constraints: 'KeyGrant.constraints',
  },
  // KeyGrant.constraints is JSON: it has all members of AWS.
  GrantConstraints: {
    EncryptionContextSubset: 'KeyGrant.constraints',
    EncryptionContextEquals: 'KeyGrant.constraints',
    SourceArn: 'KeyGrant.constraints',
  },

  ListAliasesResponse: { Aliases: 'Key.aliases', ...PAGING },
  AliasListEntry: {
    AliasName: 'KeyAlias.name',
    AliasArn: 'KeyAlias.arn',
    TargetKeyId: 'KeyAlias.key',
    CreationDate: 'KeyAlias.createdAt',
    LastUpdatedDate: 'KeyAlias.lastUpdatedAt',
  },

  ListResourceTagsResponse: { Tags: 'Key.tags', ...ONE_PAGE },
  Tag: { TagKey: 'KeyTag.key', TagValue: 'KeyTag.value' },

  GetKeyRotationStatusResponse: {
    KeyRotationEnabled: 'KeyRotation.enabled',
    KeyId: OF_THE_REQUEST,
    RotationPeriodInDays: 'KeyRotation.periodInDays',
    NextRotationDate: 'KeyRotation.nextRotationAt',
    OnDemandRotationStartDate: 'KeyRotation.onDemandStartedAt',
  },

  ListKeyRotationsResponse: { Rotations: 'Key.rotations', ...PAGING },
  RotationsListEntry: {
    KeyId: OF_THE_REQUEST,
    KeyMaterialId: 'KeyRotationEvent.keyMaterialId',
    KeyMaterialDescription: 'KeyRotationEvent.keyMaterialDescription',
    ImportState: 'KeyRotationEvent.importState',
    KeyMaterialState: 'KeyRotationEvent.keyMaterialState',
    ExpirationModel: 'KeyRotationEvent.expirationModel',
    ValidTo: 'KeyRotationEvent.validTo',
    RotationDate: 'KeyRotationEvent.rotatedAt',
    RotationType: 'KeyRotationEvent.type',
  },

  GetKeyLastUsageResponse: {
    KeyId: OF_THE_REQUEST,
    KeyLastUsage: 'Key.lastUsage',
    TrackingStartDate: 'KeyLastUsage.trackingStartedAt',
    KeyCreationDate: 'KeyLastUsage.keyCreatedAt',
  },
  KeyLastUsageData: {
    Operation: 'KeyLastUsage.operation',
    Timestamp: 'KeyLastUsage.usedAt',
    CloudTrailEventId: 'KeyLastUsage.cloudTrailEventId',
    KmsRequestId: 'KeyLastUsage.kmsRequestId',
  },
};
