import { DescribeKeyCommand, type KeyMetadata } from '@aws-sdk/client-kms';
import { type AliasRef, type KeyRef, toArn, toKeyRef } from '../arn.ts';
import { defineRead } from './define-read.ts';

export type { KeyMetadata };

/** The metadata of a key, and the key: an alias does not name it. */
export type KeyDescription = { readonly ref: KeyRef; readonly metadata: KeyMetadata };

export const description = defineRead({
  operation: 'DescribeKey',
  perSecond: 2000,
  permission: 'key:read',
  call: (client, ref: KeyRef | AliasRef) => client.send(new DescribeKeyCommand({ KeyId: toArn(ref) })),
  read: ({ KeyMetadata: metadata }, ref): KeyDescription | undefined =>
    typeof metadata?.KeyId === 'string' ? { ref: toKeyRef(ref, metadata.KeyId), metadata } : undefined,
});
