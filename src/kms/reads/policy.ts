import { GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import { type KeyRef, toArn } from '../arn.ts';
import { defineRead } from './define-read.ts';
import { isText } from './shape.ts';

export type KeyPolicyText = {
  readonly ref: KeyRef;
  readonly name: string;
  /** Exactly as KMS returned it. */
  readonly text: string;
  readonly fetchedAt: Date;
};

/** The most characters of a policy. Source: AWS KMS API Reference, PolicyType. */
const MAX_POLICY = 131_072;

export const policy = defineRead({
  operation: 'GetKeyPolicy',
  perSecond: 1000,
  permission: 'policy:read',
  call: (client, ref: KeyRef, policyName: string) =>
    client.send(new GetKeyPolicyCommand({ KeyId: toArn(ref), PolicyName: policyName })),
  // Old emulators leave PolicyName out.
  read: ({ Policy: text, PolicyName: name }, ref, policyName): KeyPolicyText | undefined =>
    typeof text === 'string' && text.length <= MAX_POLICY && (!name || isText(name))
      ? { ref, name: name ?? policyName, text, fetchedAt: new Date() }
      : undefined,
});
