import { ACCOUNT, ADMINISTRATION_ACTIONS, allowUse, createPolicyText, ENABLE_IAM, toRoleArn } from './policies.ts';

/** As the console writes it for administrators, users and users of another account: six statements. */
export const CONSOLE_STYLE = createPolicyText('key-consolepolicy-3', [
  ENABLE_IAM,
  {
    Sid: 'Allow access for Key Administrators',
    Effect: 'Allow',
    Principal: { AWS: [toRoleArn('KeyAdministrators'), `arn:aws:iam::${ACCOUNT}:user/Alice`] },
    Action: ADMINISTRATION_ACTIONS,
    Resource: '*',
  },
  allowUse('Allow use of the key', { AWS: [toRoleArn('CardService'), toRoleArn('SettlementBatch')] }),
  {
    Sid: 'Allow attachment of persistent resources',
    Effect: 'Allow',
    Principal: { AWS: [toRoleArn('CardService'), toRoleArn('SettlementBatch')] },
    Action: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
    Resource: '*',
    Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  },
  {
    Sid: 'Allow the auditors to read the policy',
    Effect: 'Allow',
    Principal: { AWS: toRoleArn('Auditors') },
    Action: ['kms:GetKeyPolicy', 'kms:ListGrants', 'kms:DescribeKey'],
    Resource: '*',
  },
  {
    Sid: 'Allow CloudTrail to describe the key',
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 'kms:DescribeKey',
    Resource: '*',
    Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
  },
]);

export const CROSS_ACCOUNT = createPolicyText('key-cross-account', [
  ENABLE_IAM,
  allowUse('Allow use by the data lake account', { AWS: ['arn:aws:iam::444455556666:root', '777788889999'] }),
  {
    Sid: 'Allow grants for AWS resources of the data lake account',
    Effect: 'Allow',
    Principal: { AWS: toRoleArn('LakeLoader', '444455556666') },
    Action: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
    Resource: '*',
    Condition: { Bool: { 'kms:GrantIsForAWSResource': true } },
  },
]);

/** "*", and yet nobody outside the account: the conditions bound it. */
export const BOUNDED_EVERYONE = createPolicyText('auto-secretsmanager-2', [
  ENABLE_IAM,
  allowUse(
    'Allow access through Secrets Manager for all principals in the account',
    { AWS: '*' },
    {
      Condition: {
        StringEquals: {
          'kms:CallerAccount': ACCOUNT,
          'kms:ViaService': 'secretsmanager.us-east-2.amazonaws.com',
        },
      },
    },
  ),
]);

/** "*" with nothing that bounds it: anybody in the world may decrypt. */
export const PUBLIC = createPolicyText('key-public', [
  ENABLE_IAM,
  { Sid: 'Let the partners decrypt', Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' },
]);

export const DENY = createPolicyText('key-deny', [
  ENABLE_IAM,
  allowUse('Allow use of the key', { AWS: toRoleArn('PayrollService') }),
  {
    Sid: 'Deny deletion to all but the break-glass role',
    Effect: 'Deny',
    NotPrincipal: { AWS: [toRoleArn('BreakGlass'), `arn:aws:iam::${ACCOUNT}:root`] },
    Action: ['kms:ScheduleKeyDeletion', 'kms:DisableKey'],
    Resource: '*',
  },
  {
    Sid: 'Deny use outside the organisation',
    Effect: 'Deny',
    Principal: '*',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
  },
]);

/** The role that used it was deleted: AWS shows its unique ID, and a role of the same name does not get the access back. */
export const ORPHANED = createPolicyText('key-orphaned', [
  ENABLE_IAM,
  allowUse('Allow use of the key', { AWS: ['AROA4XMPL5RWK2EXAMPLE', toRoleArn('ReportRenderer')] }),
]);

/** As AWS writes it for the key that S3 uses on an account's behalf. */
export const AWS_MANAGED_S3 = createPolicyText('auto-s3-2', [
  {
    Sid: 'Allow access through S3 for all principals in the account that are authorized to use S3',
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    Resource: '*',
    Condition: { StringEquals: { 'kms:CallerAccount': ACCOUNT, 'kms:ViaService': 's3.us-east-2.amazonaws.com' } },
  },
  {
    Sid: 'Allow direct access to key metadata to the account',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:RevokeGrant'],
    Resource: '*',
  },
]);
