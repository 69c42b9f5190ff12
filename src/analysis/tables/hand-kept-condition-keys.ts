// What the data package does not say about condition keys. A name that ends in `:` or `/` is continued in policies, such
// as kms:EncryptionContext:Department. Each key of the package is in exactly one of the three lists: codegen fails for a
// new key until somebody has put it into one. Sources: AWS KMS Developer Guide, "AWS KMS condition keys"; IAM User
// Guide, "AWS global condition context keys"; for the first list also IAM Access Analyzer's and Amazon S3's definitions
// of public access.

/** Keys whose values an outsider cannot choose: they say whose request it is, or from which network. */
export const BOUNDS_WHO: readonly string[] = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:userid',
  'kms:CallerAccount',
  // Only in calls that an AWS service makes as itself.
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  // Networks.
  'aws:SourceIp',
  'aws:SourceVpc',
  'aws:SourceVpcArn',
  'aws:SourceVpce',
  'aws:VpceAccount',
  'aws:VpceOrgID',
  'aws:VpceOrgPaths',
];

/** Keys that AWS documents for IAM policies only ("AWS KMS condition keys", Policy type). */
export const IAM_POLICIES_ONLY: readonly string[] = ['aws:ResourceTag/', 'kms:ResourceAliases'];

/** All other keys. */
export const BOUNDS_NOBODY: readonly string[] = [
  // The principal and its session. Its own account controls tags, names and session settings.
  'aws:AssumedRoot',
  'aws:FederatedProvider',
  'aws:MultiFactorAuthAge',
  'aws:MultiFactorAuthPresent',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalTag/',
  'aws:PrincipalType',
  'aws:SourceIdentity',
  'aws:TokenIssueTime',
  'aws:username',
  // Where the credentials of a session come from. Inferred: no source counts these among the keys that close a policy.
  'aws:ChatbotSourceArn',
  'aws:Ec2InstanceSourcePrivateIPv4',
  'aws:Ec2InstanceSourceVpc',
  'ec2:RoleDelivery',
  'ec2:SourceInstanceArn',
  'glue:CredentialIssuingService',
  'glue:RoleAssumedBy',
  'identitystore:UserId',
  'lambda:SourceFunctionArn',
  'ssm:SourceInstanceArn',
  // How the call is made. Private addresses are the same in every VPC; the caller chooses referer and UserAgent.
  'aws:CalledVia',
  'aws:CalledViaAWSMCP',
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:IsMcpServiceAction',
  'aws:RequestedRegion',
  'aws:SecureTransport',
  'aws:SourceOwner',
  'aws:UserAgent',
  'aws:ViaAWSMCPService',
  'aws:ViaAWSService',
  'aws:VpcSourceIp',
  'aws:referer',
  'kms:ViaService',
  // The key: the same for every caller.
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:ResourceOrgPaths',
  'kms:CustomerMasterKeySpec',
  'kms:CustomerMasterKeyUsage',
  'kms:KeyOrigin',
  'kms:KeySpec',
  'kms:KeyUsage',
  'kms:MultiRegion',
  'kms:MultiRegionKeyType',
  'kms:TrailingDaysWithoutKeyUsage',
  // The parameters of the call: the caller chooses them.
  'aws:RequestTag/',
  'aws:TagKeys',
  'kms:BypassPolicyLockoutSafetyCheck',
  'kms:DataKeyPairSpec',
  'kms:EncryptionAlgorithm',
  'kms:EncryptionContext:',
  'kms:EncryptionContextKeys',
  'kms:ExpirationModel',
  'kms:GrantConstraintSourceArn',
  'kms:GrantConstraintType',
  'kms:GrantIsForAWSResource',
  'kms:GrantOperations',
  'kms:GranteePrincipal',
  'kms:GranteeServicePrincipal',
  'kms:KeyAgreementAlgorithm',
  'kms:MacAlgorithm',
  'kms:MessageType',
  'kms:PrimaryRegion',
  'kms:ReEncryptOnSameKey',
  'kms:ReplicaRegion',
  'kms:RequestAlias',
  'kms:RetiringPrincipal',
  'kms:RetiringServicePrincipal',
  'kms:RotationPeriodInDays',
  'kms:ScheduleKeyDeletionPendingWindowInDays',
  'kms:SigningAlgorithm',
  'kms:ValidTo',
  'kms:WrappingAlgorithm',
  'kms:WrappingKeySpec',
  // The code that runs in an enclave or on an instance, not whose it is. Free part: ImageSha384, PCR0, NitroTPMPCR0...
  'kms:RecipientAttestation:',
];

/** Types that the package has wrong. The IAM User Guide: "Data type - ARN". */
export const CORRECTED_TYPES: Readonly<Record<string, string>> = { 'aws:SourceVpcArn': 'ARN' };

/**
 * Keys that the package gives to no action, and that every action on a key carries. They are older names of kms:KeySpec
 * and kms:KeyUsage. Inferred: AWS says that they are deprecated, and not that requests lack them.
 */
export const CARRIED_BY_EVERY_ACTION: readonly string[] = ['kms:CustomerMasterKeySpec', 'kms:CustomerMasterKeyUsage'];

/** Inferred: what Encapsulate and Decapsulate carry, as other cryptographic actions do. The package lacks them. */
export const CARRIED_BY_ACTIONS_NOT_IN_PACKAGE: readonly string[] = [
  'kms:CallerAccount',
  'kms:RequestAlias',
  'kms:ViaService',
];
