import { toRootArn } from '../store/kms-arn.ts';

/** The policy of a key that CreateKey made without a policy. Source: KMS Developer Guide, "Default key policy". */
export function toDefaultPolicy(accountId: string, region: string): string {
  return `{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "${toRootArn(accountId, region)}"
    },
    "Action" : "kms:*",
    "Resource" : "*"
  } ]
}`;
}
