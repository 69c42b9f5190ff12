import { createPolicyText } from '../../rules/policy-text.ts';
import { DEFAULT_ACCOUNT_ID } from '../../store/defaults.ts';
import { ADMINISTRATION_ACTIONS, allowUse, ENABLE_IAM, toRoleArn } from './policies.ts';

/** The policy that the AWS console writes for administrators and users, and two more statements. */
export const CONSOLE_STYLE = createPolicyText('key-consolepolicy-3', [
  ENABLE_IAM,
  {
    Sid: 'Allow access for Key Administrators',
    Effect: 'Allow',
    Principal: { AWS: [toRoleArn('KeyAdministrators'), `arn:aws:iam::${DEFAULT_ACCOUNT_ID}:user/Alice`] },
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
    Condition: { StringEquals: { 'aws:SourceAccount': DEFAULT_ACCOUNT_ID } },
  },
]);

/** Another account may use the key, and a role of that account may create grants for AWS services. */
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

/**
 * The principal is "*", but conditions limit it to the account, and to calls through Secrets Manager. IAM policies can
 * allow the administration of the key, and not its use: neither directly, nor by a grant.
 */
export const BOUNDED_EVERYONE = createPolicyText('auto-secretsmanager-2', [
  {
    Sid: 'Let IAM policies allow the administration of the key',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${DEFAULT_ACCOUNT_ID}:root` },
    Action: ['kms:CreateAlias', ...ADMINISTRATION_ACTIONS.filter((action) => action !== 'kms:Create*')],
    Resource: '*',
  },
  allowUse(
    'Allow access through Secrets Manager for all principals in the account',
    { AWS: '*' },
    {
      Condition: {
        StringEquals: {
          'kms:CallerAccount': DEFAULT_ACCOUNT_ID,
          'kms:ViaService': 'secretsmanager.us-east-2.amazonaws.com',
        },
      },
    },
  ),
]);

/** The principal is "*", and no condition limits it: anybody with AWS credentials may decrypt. */
export const PUBLIC = createPolicyText('key-public', [
  ENABLE_IAM,
  { Sid: 'Let the partners decrypt', Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' },
]);

/** Explicit denies: one with NotPrincipal, and one with a condition on the organization. */
export const DENY = createPolicyText('key-deny', [
  ENABLE_IAM,
  allowUse('Allow use of the key', { AWS: toRoleArn('PayrollService') }),
  {
    Sid: 'Deny deletion to all but the break-glass role',
    Effect: 'Deny',
    NotPrincipal: { AWS: [toRoleArn('BreakGlass'), `arn:aws:iam::${DEFAULT_ACCOUNT_ID}:root`] },
    Action: ['kms:ScheduleKeyDeletion', 'kms:DisableKey'],
    Resource: '*',
  },
  {
    Sid: 'Deny use outside the organization',
    Effect: 'Deny',
    Principal: '*',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
  },
]);

/**
 * A role that used the key was deleted. AWS shows its unique ID in the policy. A new role with the same name does not
 * get the access.
 */
export const ORPHANED = createPolicyText('key-orphaned', [
  ENABLE_IAM,
  allowUse('Allow use of the key', { AWS: ['AROA4XMPL5RWK2EXAMPLE', toRoleArn('ReportRenderer')] }),
]);
