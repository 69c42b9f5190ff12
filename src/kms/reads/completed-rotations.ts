import { ListKeyRotationsCommand, type RotationsListEntry } from '@aws-sdk/client-kms';
import { type KeyRef, toArn } from '../arn.ts';
import { defineList } from './define-read.ts';

export type { RotationsListEntry };

/** The completed rotations of a key, without its first key material: KMS leaves that out unless it is asked for. */
export const completedRotations = defineList({
  operation: 'ListKeyRotations',
  perSecond: 100,
  permission: 'key:read',
  maxLimit: 1000,
  call: (client, ref: KeyRef, page) => client.send(new ListKeyRotationsCommand({ KeyId: toArn(ref), ...page })),
  read: ({ Rotations: entries }) => entries,
});
