import { createPolicyText } from '../../rules/policy-text.ts';
import { DEFAULT_ACCOUNT_ID } from '../../store/defaults.ts';

type Statement = Readonly<Record<string, unknown>>;

/** The statement of the default key policy: it lets IAM policies of the account allow the use of the key. */
export const ENABLE_IAM: Statement = {
  Sid: 'Enable IAM User Permissions',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${DEFAULT_ACCOUNT_ID}:root` },
  Action: 'kms:*',
  Resource: '*',
};

export function toRoleArn(name: string, accountId = DEFAULT_ACCOUNT_ID): string {
  return `arn:aws:iam::${accountId}:role/${name}`;
}

/** The actions that the AWS console gives key users, by the usage of the key. */
const USE_ACTIONS = {
  ENCRYPT_DECRYPT: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
  SIGN_VERIFY: ['kms:DescribeKey', 'kms:GetPublicKey', 'kms:Sign', 'kms:Verify'],
  GENERATE_VERIFY_MAC: ['kms:DescribeKey', 'kms:GenerateMac', 'kms:VerifyMac'],
} as const;

type Usage = keyof typeof USE_ACTIONS;

/** Allows the cryptographic use of a key that encrypts, with the actions that the AWS console writes for key users. */
export function allowUse(sid: string, principal: unknown, more: Statement = {}): Statement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: principal,
    Action: USE_ACTIONS.ENCRYPT_DECRYPT,
    Resource: '*',
    ...more,
  };
}

/** One role administers the key, and another one uses it: the most common kind of key policy. */
export function administeredPolicy(administrator: string, user: string, usage: Usage = 'ENCRYPT_DECRYPT'): string {
  return createPolicyText('key-policy-1', [
    ENABLE_IAM,
    {
      Sid: 'Allow administration of the key',
      Effect: 'Allow',
      Principal: { AWS: toRoleArn(administrator) },
      Action: ADMINISTRATION_ACTIONS,
      Resource: '*',
    },
    allowUse('Allow use of the key', { AWS: toRoleArn(user) }, { Action: USE_ACTIONS[usage] }),
  ]);
}

/** The actions that the AWS console gives key administrators. */
export const ADMINISTRATION_ACTIONS = [
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
];
