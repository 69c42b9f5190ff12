import type { RotationStatus } from '../../kms/calls.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { Key } from './key.ts';

const KeyRotation = builder.objectRef<RotationStatus>('KeyRotation').implement({
  description: 'The rotation of the key material: automatic rotation, and rotation on demand.',
  fields: (t) => ({
    enabled: t.boolean({
      description: 'Whether automatic rotation is on.',
      resolve: ({ KeyRotationEnabled: enabled }) => enabled === true,
    }),
    periodInDays: t.int({
      nullable: true,
      description: 'The days between two rotations. Null if automatic rotation is off.',
      resolve: ({ RotationPeriodInDays: days }) => days ?? null,
    }),
    nextRotationAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The date of the next automatic rotation. Null if automatic rotation is off.',
      resolve: ({ NextRotationDate: date }) => date ?? null,
    }),
    onDemandStartedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a rotation on demand started that is still in progress. Null if there is none.',
      resolve: ({ OnDemandRotationStartDate: date }) => date ?? null,
    }),
  }),
});

builder.objectFields(Key, (t) => ({
  rotation: t.field({
    type: KeyRotation,
    nullable: true,
    description:
      'The rotation of the key material. Null where the call failed, as it does for keys that cannot rotate (asymmetric, HMAC, imported); `errors` says why. Needs kms:GetKeyRotationStatus; one GetKeyRotationStatus call per key.',
    extensions: withCost({ operation: 'GetKeyRotationStatus' }),
    resolve: (ref, _args, { loaders }) => loaders.rotation(ref),
  }),
}));
