import { type KeyRef, parseKeyArn } from '../../kms/arn.ts';
import { description, MAX_REPLICAS, type KeyMetadata as Metadata } from '../../kms/reads/description.ts';
import { askKms } from '../ask-kms.ts';
import { builder } from '../builder.ts';
import { type CallCost, type Objects, withCost } from '../call-cost.ts';
import { Key } from './key.ts';
import { KeyManager, KeyOrigin, KeySpec, KeyState, KeyUsage, MultiRegionKeyType } from './key-enums.ts';

/** What DescribeKey says of a multi-Region key, and of the keys that are related to it. */
type MultiRegion = { readonly key: Metadata; readonly related: NonNullable<Metadata['MultiRegionConfiguration']> };

export const MultiRegionConfiguration = builder.objectRef<MultiRegion>('MultiRegionConfiguration').implement({
  description:
    'The related keys of a multi-Region key. They have the same key ID and key material, but each has its own policy.',
  fields: (t) => ({
    type: t.field({
      type: MultiRegionKeyType.ref,
      description: 'Whether this key is the primary key or a replica.',
      resolve: ({ related: { MultiRegionKeyType: type } }, _args, context) =>
        MultiRegionKeyType.read(type, context) ?? 'UNKNOWN',
    }),
    primary: t.field({
      type: Key,
      description: 'The primary key. Makes no further call.',
      extensions: withCost({ objects: (_args, _context, on) => toRelated('primary', 1, on) }),
      resolve: ({ related }) => toPrimary(related),
    }),
    replicas: t.field({
      type: [Key],
      description: 'The replica keys. Makes no further call.',
      extensions: withCost({
        objects: (_args, _context, on) => toRelatedReplicas(on),
      }),
      resolve: ({ related }) => toReplicas(related),
    }),
  }),
});

export function toPrimary({ PrimaryKey: primary }: MultiRegion['related']): KeyRef {
  return parseKeyArn(primary?.Arn ?? '');
}

export function toReplicas({ ReplicaKeys: replicas = [] }: MultiRegion['related']): readonly KeyRef[] {
  return replicas.flatMap(({ Arn: arn }) => (arn === undefined ? [] : [parseKeyArn(arn)]));
}

/** For the cost of a field that leads to the replicas. */
export function toRelatedReplicas(on: Objects): Objects {
  return toRelated('replicas', MAX_REPLICAS, on);
}

/** Related multi-Region keys all name the same primary and replicas. So following them again adds no keys. */
function toRelated(name: string, maxKeys: number, { id, count, relatedTo = { id, count } }: Objects): Objects {
  return { id: `${relatedTo.id}/${name}`, count: relatedTo.count * maxKeys, relatedTo };
}

/** `toRelated` counts the related keys from the key, not from the objects between the key and them. */
const KEEP_RELATED: CallCost = {
  objects: (_args, _context, { id, count, relatedTo = { id, count } }) => ({ count, relatedTo }),
};

const KeyMetadata = builder.objectRef<Metadata>('KeyMetadata').implement({
  description:
    'What KMS says about a key, as DescribeKey returns it. All fields come from one call. A field is null if KMS did not send its value.',
  fields: (t) => {
    const text = (description: string, read: (metadata: Metadata) => string | undefined) =>
      t.string({ description, nullable: true, resolve: read });
    const textList = (description: string, read: (metadata: Metadata) => readonly string[] | undefined) =>
      t.stringList({ description, nullable: true, resolve: read });
    const date = (description: string, read: (metadata: Metadata) => Date | undefined) =>
      t.field({ type: 'DateTime', description, nullable: true, resolve: read });

    return {
      description: text(
        'The description that the owner gave the key. Empty if there is none.',
        (key) => key.Description,
      ),
      enabled: t.boolean({
        description: 'True if `state` is Enabled, false for any other state.',
        nullable: true,
        resolve: (key) => key.Enabled,
      }),
      state: t.field({
        type: KeyState.ref,
        description: 'Whether the key can be used, and why not.',
        nullable: true,
        resolve: (key, _args, context) => KeyState.read(key.KeyState, context),
      }),
      usage: t.field({
        type: KeyUsage.ref,
        description: 'The cryptographic operations that the key supports.',
        nullable: true,
        resolve: (key, _args, context) => KeyUsage.read(key.KeyUsage, context),
      }),
      spec: t.field({
        type: KeySpec.ref,
        description: 'The type of the key material.',
        nullable: true,
        resolve: (key, _args, context) => KeySpec.read(key.KeySpec, context),
      }),
      origin: t.field({
        type: KeyOrigin.ref,
        description: 'Where the key material comes from.',
        nullable: true,
        resolve: (key, _args, context) => KeyOrigin.read(key.Origin, context),
      }),
      manager: t.field({
        type: KeyManager.ref,
        description: 'Who manages the key: its owner, or AWS.',
        nullable: true,
        resolve: (key, _args, context) => KeyManager.read(key.KeyManager, context),
      }),
      createdAt: date('When the key was created.', (key) => key.CreationDate),
      deletionDate: date(
        'When KMS deletes the key. Null unless `state` is PendingDeletion.',
        (key) => key.DeletionDate,
      ),
      pendingDeletionWindowInDays: t.int({
        description:
          'The waiting period, in days, that starts when the last replica is deleted. Null unless `state` is PendingReplicaDeletion.',
        nullable: true,
        resolve: (key) => key.PendingDeletionWindowInDays,
      }),
      validTo: date('When the imported key material expires. Null if it does not expire.', (key) => key.ValidTo),
      expirationModel: text(
        'KEY_MATERIAL_EXPIRES or KEY_MATERIAL_DOES_NOT_EXPIRE. Null if the key material was not imported.',
        (key) => key.ExpirationModel,
      ),
      currentKeyMaterialId: text(
        'The ID of the key material that encrypts now. Null for keys that cannot have more than one key material, such as asymmetric and HMAC keys.',
        (key) => key.CurrentKeyMaterialId,
      ),
      customKeyStoreId: text(
        'The ID of the custom key store that holds the key. Null if the key is not in one.',
        (key) => key.CustomKeyStoreId,
      ),
      cloudHsmClusterId: text(
        'The ID of the CloudHSM cluster that holds the key material. Null if the key is not in a CloudHSM key store.',
        (key) => key.CloudHsmClusterId,
      ),
      xksKeyId: text(
        'The ID of the key in its external key manager. Null if the key is not in an external key store.',
        (key) => key.XksKeyConfiguration?.Id,
      ),
      encryptionAlgorithms: textList(
        'The encryption algorithms. Null unless `usage` is ENCRYPT_DECRYPT.',
        (key) => key.EncryptionAlgorithms,
      ),
      signingAlgorithms: textList(
        'The signing algorithms. Null unless `usage` is SIGN_VERIFY.',
        (key) => key.SigningAlgorithms,
      ),
      keyAgreementAlgorithms: textList(
        'The algorithms that derive a shared secret. Null unless `usage` is KEY_AGREEMENT.',
        (key) => key.KeyAgreementAlgorithms,
      ),
      encapsulationAlgorithms: textList(
        'The key encapsulation algorithms. Null unless `usage` is ENCAPSULATE_DECAPSULATE.',
        (key) => key.EncapsulationAlgorithms,
      ),
      macAlgorithms: textList(
        'The algorithms of message authentication codes (MAC). Null unless `usage` is GENERATE_VERIFY_MAC.',
        (key) => key.MacAlgorithms,
      ),
      multiRegion: t.field({
        type: MultiRegionConfiguration,
        description: 'The related keys of a multi-Region key. Null for a single-Region key.',
        nullable: true,
        extensions: withCost(KEEP_RELATED),
        resolve: (key) => key.MultiRegionConfiguration && { key, related: key.MultiRegionConfiguration },
      }),
    };
  },
});

builder.objectFields(Key, (t) => ({
  metadata: t.field({
    type: KeyMetadata,
    ...askKms(description, 'What KMS says about the key: state, usage, dates and so on.', { cost: KEEP_RELATED }),
    resolve: async (ref, _args, { loaders }) => (await loaders.description(ref)).metadata,
  }),
}));
