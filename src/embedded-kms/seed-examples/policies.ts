import { parseJson } from '../../policy/json.ts';
import { toPolicyText } from '../policy-text.ts';

/** The account of all examples. */
export const ACCOUNT = '111122223333';

type Statement = Readonly<Record<string, unknown>>;

/** The text that KMS would answer for a policy of these statements. */
export function createPolicyText(id: string | null, statements: readonly Statement[]): string {
  const json = JSON.stringify({ Version: '2012-10-17', ...(id !== null && { Id: id }), Statement: statements });
  const { root } = parseJson(json);
  if (root === undefined) throw new Error(`not JSON: ${json}`);
  return toPolicyText(root);
}

/** The statement of the default policy: the account's own IAM policies may allow more. */
export const ENABLE_IAM: Statement = {
  Sid: 'Enable IAM User Permissions',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
  Action: 'kms:*',
  Resource: '*',
};

export function toRoleArn(name: string, accountId = ACCOUNT): string {
  return `arn:aws:iam::${accountId}:role/${name}`;
}

const USE_ACTIONS = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];

export function allowUse(sid: string, principal: unknown, more: Statement = {}): Statement {
  return { Sid: sid, Effect: 'Allow', Principal: principal, Action: USE_ACTIONS, Resource: '*', ...more };
}

/** A role that administers the key and a role that uses it: what most policies in an estate look like. */
export function administeredPolicy(administrator: string, user: string): string {
  return createPolicyText('key-policy-1', [
    ENABLE_IAM,
    {
      Sid: 'Allow administration of the key',
      Effect: 'Allow',
      Principal: { AWS: toRoleArn(administrator) },
      Action: ADMINISTRATION_ACTIONS,
      Resource: '*',
    },
    allowUse('Allow use of the key', { AWS: toRoleArn(user) }),
  ]);
}

/** As the console writes them for key administrators. */
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
