import { expect, test } from 'vitest';
import { APP, KEY, OWN } from './_ask.ts';
import { findAll, given } from './_findings.ts';

const ADMIN = `arn:aws:iam::${OWN}:role/KMSAdminRole`;
const user = (more: object): object => ({ Effect: 'Allow', Principal: { AWS: APP }, Resource: '*', ...more });
const grants = (Condition: object): object => user({ Action: 'kms:CreateGrant', Condition });
const service = (name: string, Condition: object, Action: unknown = ['kms:GenerateDataKey*', 'kms:Decrypt']) => ({
  Effect: 'Allow',
  Principal: { Service: name },
  Action,
  Resource: '*',
  Condition,
});

// Source: AWS KMS Developer Guide, "Default key policy", "AWS KMS condition keys", "Permissions for AWS services in key
// policies"; Amazon EC2 Auto Scaling User Guide, "Required AWS KMS key policy"; Amazon SNS Developer Guide, "Key
// management". A policy in which each statement is as AWS publishes it.
const PUBLISHED: readonly (readonly [name: string, ...statements: object[]])[] = [
  ['the default policy'],
  [
    "the console's statement for administrators",
    {
      Sid: 'Allow access for Key Administrators',
      Effect: 'Allow',
      Principal: { AWS: [ADMIN, `arn:aws:iam::${OWN}:user/Admin`] },
      Action: [
        'kms:Create*',
        'kms:Describe*',
        'kms:Enable*',
        'kms:List*',
        'kms:Put*',
        'kms:Update*',
        'kms:Revoke*',
        'kms:Disable*',
        'kms:Get*',
        'kms:Delete*',
        'kms:TagResource',
        'kms:UntagResource',
        'kms:ScheduleKeyDeletion',
        'kms:CancelKeyDeletion',
        'kms:RotateKeyOnDemand',
      ],
      Resource: '*',
    },
  ],
  [
    "the console's statements for users",
    user({ Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'] }),
    user({
      Action: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ],
  [
    "the console's statement for signing",
    user({ Action: ['kms:DescribeKey', 'kms:GetPublicKey', 'kms:Sign', 'kms:Verify'] }),
  ],
  [
    'the policy of an AWS managed key',
    {
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncrypt*',
        'kms:GenerateDataKey*',
        'kms:CreateGrant',
        'kms:DescribeKey',
      ],
      Resource: '*',
      Condition: { StringEquals: { 'kms:ViaService': `ebs.${KEY.region}.amazonaws.com`, 'kms:CallerAccount': OWN } },
    },
  ],
  [
    'persistent resources of a service-linked role',
    {
      ...user({ Action: ['kms:CreateGrant'], Condition: { Bool: { 'kms:GrantIsForAWSResource': true } } }),
      Principal: {
        AWS: [`arn:aws:iam::${OWN}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`],
      },
    },
  ],
  ['kms:GrantConstraintType', grants({ StringEquals: { 'kms:GrantConstraintType': 'EncryptionContextEquals' } })],
  ['kms:GrantOperations', grants({ 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Encrypt', 'Decrypt'] } })],
  ['kms:GranteePrincipal', grants({ StringEquals: { 'kms:GranteePrincipal': ADMIN } })],
  ['kms:RetiringPrincipal', grants({ StringEquals: { 'kms:RetiringPrincipal': ADMIN } })],
  [
    'kms:ViaService',
    user({ Action: 'kms:*', Condition: { StringEquals: { 'kms:ViaService': 'ec2.us-west-2.amazonaws.com' } } }),
  ],
  [
    'kms:EncryptionContext',
    user({ Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:EncryptionContext:AppName': 'ExampleApp' } } }),
  ],
  [
    'kms:EncryptionContextKeys',
    user({
      Action: 'kms:GenerateDataKey*',
      Condition: {
        'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': 'AppName' },
        StringEquals: { 'kms:EncryptionContext:AppName': 'ExampleApp' },
      },
    }),
  ],
  [
    'kms:SigningAlgorithm',
    user({ Action: ['kms:Sign', 'kms:Verify'], Condition: { StringLike: { 'kms:SigningAlgorithm': 'RSASSA_PSS*' } } }),
  ],
  ['kms:KeyOrigin', user({ Action: 'kms:Encrypt', Condition: { StringEquals: { 'kms:KeyOrigin': 'AWS_KMS' } } })],
  [
    'kms:ReEncryptOnSameKey',
    user({ Action: 'kms:ReEncrypt*', Condition: { Bool: { 'kms:ReEncryptOnSameKey': true } } }),
  ],
  [
    'kms:ReplicaRegion',
    user({ Action: 'kms:ReplicateKey', Condition: { StringEquals: { 'kms:ReplicaRegion': ['us-east-1'] } } }),
  ],
  [
    'kms:BypassPolicyLockoutSafetyCheck',
    {
      Effect: 'Deny',
      Principal: { AWS: APP },
      Action: ['kms:PutKeyPolicy'],
      Resource: '*',
      Condition: { Bool: { 'kms:BypassPolicyLockoutSafetyCheck': true } },
    },
  ],
  [
    'kms:ScheduleKeyDeletionPendingWindowInDays',
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'kms:ScheduleKeyDeletion',
      Resource: '*',
      Condition: { NumericLessThan: { 'kms:ScheduleKeyDeletionPendingWindowInDays': '30' } },
    },
  ],
  [
    'aws:MultiFactorAuthAge',
    user({
      Action: ['kms:DescribeKey', 'kms:Decrypt'],
      Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '300' } },
    }),
  ],
  [
    'aws:SourceArn',
    service('cloudtrail.amazonaws.com', {
      ArnEquals: { 'aws:SourceArn': `arn:aws:cloudtrail:${KEY.region}:${OWN}:trail/x` },
    }),
  ],
  [
    'aws:SourceArn and aws:SourceAccount',
    service('sns.amazonaws.com', {
      ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' },
      StringEquals: { 'aws:SourceAccount': OWN },
    }),
  ],
  [
    'aws:SourceArn of a bucket',
    service('s3.amazonaws.com', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::my-bucket' } }),
  ],
  ['kms:DescribeKey for a service', service('cloudtrail.amazonaws.com', {}, 'kms:DescribeKey')],
];

test.each(PUBLISHED.map(([name, ...statements]) => [name, statements] as const))(
  'nothing is found in %s',
  (_, statements) => {
    expect(findAll(given(statements))).toEqual({ findings: [], incomplete: [] });
  },
);
