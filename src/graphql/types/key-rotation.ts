import { type RotationStatus, rotation } from '../../kms/reads/rotation.ts';
import { askKms } from '../ask-kms.ts';
import { builder } from '../builder.ts';
import { Key } from './key.ts';

const KeyRotation = builder.objectRef<RotationStatus>('KeyRotation').implement({
  description: 'The schedule by which KMS rotates the key material, and a rotation on demand that is in progress.',
  fields: (t) => ({
    enabled: t.boolean({
      description: 'Whether automatic rotation is on.',
      resolve: ({ KeyRotationEnabled: enabled }) => enabled === true,
    }),
    periodInDays: t.int({
      nullable: true,
      description: 'Days from one rotation to the next. Null if automatic rotation is off.',
      resolve: ({ RotationPeriodInDays: days }) => days ?? null,
    }),
    nextRotationAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When KMS rotates the key next. Null if automatic rotation is off.',
      resolve: ({ NextRotationDate: date }) => date ?? null,
    }),
    onDemandStartedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the rotation on demand that is in progress started. Null if there is none.',
      resolve: ({ OnDemandRotationStartDate: date }) => date ?? null,
    }),
  }),
});

builder.objectFields(Key, (t) => ({
  rotation: t.field({
    type: KeyRotation,
    ...askKms(rotation, 'The automatic rotation of the key material. It is off for asymmetric and HMAC keys.', {
      failure: 'Null if the call failed, as it does for imported key material; `errors` says why.',
    }),
    resolve: (ref, _args, { loaders }) => loaders.rotation(ref),
  }),
}));
