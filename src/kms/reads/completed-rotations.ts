import { ListKeyRotationsCommand, type RotationsListEntry } from '@aws-sdk/client-kms';
import { type KeyRef, toArn } from '../arn.ts';
import { defineList } from './define-read.ts';
import { isDate, isText, toCheck } from './shape.ts';

export type { RotationsListEntry };

/** The completed rotations of a key, without its first key material: KMS leaves that out by default. */
export const completedRotations = defineList({
  operation: 'ListKeyRotations',
  perSecond: 100,
  permission: 'key:read',
  maxLimit: 1000,
  call: (client, ref: KeyRef, page) => client.send(new ListKeyRotationsCommand({ KeyId: toArn(ref), ...page })),
  entries: ({ Rotations: entries }) => entries,
  isEntry: toCheck<RotationsListEntry>({
    KeyId: isText,
    KeyMaterialId: isText,
    KeyMaterialDescription: isText,
    ImportState: isText,
    KeyMaterialState: isText,
    ExpirationModel: isText,
    ValidTo: isDate,
    RotationDate: isDate,
    RotationType: isText,
  }),
  toItems: (entry) => [entry],
});
