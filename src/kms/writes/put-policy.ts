import { type KMSClient, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { type KeyRef, toArn } from '../arn.ts';
import type { Answer } from '../reads/define-read.ts';

export type PolicyToPut = {
  readonly text: string;
  /** Whether KMS skips its check that the caller can change the policy again. */
  readonly bypassLockoutCheck: boolean;
};

/** The one operation with which the gateway changes a key. A call of it is sent once: see `isWrite`. */
export const putPolicy = {
  operation: 'PutKeyPolicy',
  /** Source: AWS KMS Developer Guide, "Request quotas". */
  perSecond: 15,
  permission: 'policy:write',
  call: (client: KMSClient, ref: KeyRef, { text, bypassLockoutCheck }: PolicyToPut): Promise<Answer> =>
    client.send(
      new PutKeyPolicyCommand({
        KeyId: toArn(ref),
        PolicyName: 'default',
        Policy: text,
        BypassPolicyLockoutSafetyCheck: bypassLockoutCheck,
      }),
    ),
} as const;
