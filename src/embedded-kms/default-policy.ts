import { toRootArn } from './kms-arn.ts';

/** The text that KMS gives a key made through the API without a policy. Source: KMS Developer Guide, "Default key policy". */
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
