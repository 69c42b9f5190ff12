import { toArn } from '../../kms/arn.ts';
import { completedRotations, type RotationsListEntry } from '../../kms/reads/completed-rotations.ts';
import { askKmsForPage } from '../ask-kms.ts';
import { builder } from '../builder.ts';
import { loadConnection } from '../connection.ts';
import { Key } from './key.ts';
import { ImportState, KeyMaterialState, RotationType } from './key-enums.ts';
import { pageArgs } from './page-args.ts';

const IMPORTED_ONLY = 'Null unless the key material was imported.';

const KeyRotationEvent = builder.objectRef<RotationsListEntry>('KeyRotationEvent').implement({
  description:
    'A completed rotation, and the key material that it introduced. All fields come from the ListKeyRotations call that listed it.',
  fields: (t) => ({
    rotatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the rotation was completed. Null if KMS did not send it.',
      resolve: ({ RotationDate: date }) => date ?? null,
    }),
    type: t.field({
      type: RotationType.ref,
      nullable: true,
      description: 'Whether the rotation was automatic or on demand. Null if KMS did not send it.',
      resolve: ({ RotationType: type }, _args, context) => RotationType.read(type, context),
    }),
    keyMaterialId: t.string({
      nullable: true,
      description: 'The ID of the key material: 64 hexadecimal digits. Null if KMS did not send it.',
      resolve: ({ KeyMaterialId: id }) => id ?? null,
    }),
    keyMaterialState: t.field({
      type: KeyMaterialState.ref,
      nullable: true,
      description: 'What KMS uses the key material for. Null if KMS did not send it.',
      resolve: ({ KeyMaterialState: state }, _args, context) => KeyMaterialState.read(state, context),
    }),
    keyMaterialDescription: t.string({
      nullable: true,
      description: `The description that was given when the key material was imported. ${IMPORTED_ONLY}`,
      resolve: ({ KeyMaterialDescription: text }) => text ?? null,
    }),
    importState: t.field({
      type: ImportState.ref,
      nullable: true,
      description: `Whether the key material is in KMS. ${IMPORTED_ONLY}`,
      resolve: ({ ImportState: state }, _args, context) => ImportState.read(state, context),
    }),
    expirationModel: t.string({
      nullable: true,
      description: `KEY_MATERIAL_EXPIRES or KEY_MATERIAL_DOES_NOT_EXPIRE. ${IMPORTED_ONLY}`,
      resolve: ({ ExpirationModel: model }) => model ?? null,
    }),
    validTo: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When imported key material expires. Null if it does not expire.',
      resolve: ({ ValidTo: date }) => date ?? null,
    }),
  }),
});

const KeyRotationEventConnection = builder.connectionObject(
  {
    type: KeyRotationEvent,
    name: 'KeyRotationEventConnection',
    description: 'A page of rotations, in the order of KMS.',
  },
  { name: 'KeyRotationEventEdge', description: 'A rotation and its position in the list.' },
);

builder.objectFields(Key, (t) => ({
  rotations: t.field({
    type: KeyRotationEventConnection,
    ...askKmsForPage(
      completedRotations,
      'rotations',
      'The completed rotations of the key, automatic and on demand. The first key material of the key is not among them.',
    ),
    args: pageArgs(t),
    resolve: (ref, args, { loaders }) =>
      loadConnection(
        `rotations of ${toArn(ref)}`,
        args,
        (page) => loaders.completedRotations(ref, page),
        completedRotations.maxLimit,
      ),
  }),
}));
