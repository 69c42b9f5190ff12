import { type KeyRef, parseKeyArn } from '../../kms/arn.ts';
import type { KeyMetadata } from '../../kms/calls.ts';
import { builder } from '../builder.ts';
import { type Objects, withCost } from '../call-cost.ts';
import type { Context } from '../context.ts';
import { Key } from './key.ts';
import { KeyManager, KeyOrigin, KeySpec, KeyState, KeyUsage, MultiRegionKeyType } from './key-enums.ts';

type MultiRegion = NonNullable<KeyMetadata['MultiRegionConfiguration']>;

const MultiRegionConfiguration = builder.objectRef<MultiRegion>('MultiRegionConfiguration').implement({
  description: 'The related keys of a multi-Region key: same key ID and key material, each with a policy of its own.',
  fields: (t) => ({
    type: t.field({
      type: MultiRegionKeyType.ref,
      description: 'Whether this key is the primary or a replica.',
      resolve: ({ MultiRegionKeyType: type }, _args, context) => MultiRegionKeyType.read(type, context) ?? 'UNKNOWN',
    }),
    primary: t.field({
      type: Key,
      description: 'The primary key. Naming it costs no call.',
      extensions: withCost({ objects: (_args, _context, on) => toRelated('primary', 1, on) }),
      resolve: ({ PrimaryKey: primary }) => parseKeyArn(primary?.Arn ?? ''),
    }),
    replicas: t.field({
      type: [Key],
      description: 'The replica keys. Naming them costs no call.',
      extensions: withCost({
        items: () => MAX_REPLICAS,
        objects: (_args, _context, on) => toRelated('replicas', MAX_REPLICAS, on),
      }),
      resolve: ({ ReplicaKeys: replicas = [] }) =>
        replicas.flatMap(({ Arn: arn }) => (arn === undefined ? [] : [parseKeyArn(arn)])),
    }),
  }),
});

/** One per Region at most; few have more than some. */
const MAX_REPLICAS = 10;

/** A replica's primary and replicas are those of its primary: what leads from one to the other leads to no more keys. */
function toRelated(name: string, most: number, { id, count, relatedTo = { id, count } }: Objects): Objects {
  return { id: `${relatedTo.id}/${name}`, count: relatedTo.count * most, relatedTo };
}

const CALL =
  'Null where the call failed; `errors` says why. Needs kms:DescribeKey; all fields of DescribeKey together cost one call per key.';

builder.objectFields(Key, (t) => {
  const base = (description: string) =>
    ({
      nullable: true,
      description: `${description} ${CALL}`,
      extensions: withCost({ operation: 'DescribeKey' }),
    }) as const;
  /** `read` gives undefined for what the key does not have. */
  const from =
    <Value>(read: (metadata: KeyMetadata, context: Context) => Value | null | undefined) =>
    async (ref: KeyRef, _args: object, context: Context): Promise<Value | null> =>
      read((await context.loaders.description(ref)).metadata, context) ?? null;

  const text = (description: string, read: (metadata: KeyMetadata) => string | undefined) =>
    t.string({ ...base(description), resolve: from(read) });
  const texts = (description: string, read: (metadata: KeyMetadata) => readonly string[] | undefined) =>
    t.stringList({ ...base(description), resolve: from(read) });
  const date = (description: string, read: (metadata: KeyMetadata) => Date | undefined) =>
    t.field({ ...base(description), type: 'DateTime', resolve: from(read) });

  return {
    description: text('What the owner says of the key; empty where nothing.', (key) => key.Description),
    enabled: t.boolean({ ...base('True exactly where `state` is Enabled.'), resolve: from((key) => key.Enabled) }),
    state: t.field({
      ...base('Whether and how the key can be used.'),
      type: KeyState.ref,
      resolve: from((key, context) => KeyState.read(key.KeyState, context)),
    }),
    usage: t.field({
      ...base('The cryptographic operations the key is for.'),
      type: KeyUsage.ref,
      resolve: from((key, context) => KeyUsage.read(key.KeyUsage, context)),
    }),
    spec: t.field({
      ...base('The kind of key material.'),
      type: KeySpec.ref,
      resolve: from((key, context) => KeySpec.read(key.KeySpec, context)),
    }),
    origin: t.field({
      ...base('Where the key material comes from.'),
      type: KeyOrigin.ref,
      resolve: from((key, context) => KeyOrigin.read(key.Origin, context)),
    }),
    manager: t.field({
      ...base('Who manages the key.'),
      type: KeyManager.ref,
      resolve: from((key, context) => KeyManager.read(key.KeyManager, context)),
    }),
    createdAt: date('When the key was created.', (key) => key.CreationDate),
    deletionDate: date('When KMS deletes the key; null unless it is pending deletion.', (key) => key.DeletionDate),
    validTo: date('When imported key material expires; null where it does not.', (key) => key.ValidTo),
    expirationModel: text(
      'KEY_MATERIAL_EXPIRES or KEY_MATERIAL_DOES_NOT_EXPIRE; null where the key material was not imported.',
      (key) => key.ExpirationModel,
    ),
    pendingDeletionWindowInDays: t.int({
      ...base('The waiting period, in days, of a primary key whose replicas are not deleted yet; null for any other.'),
      resolve: from((key) => key.PendingDeletionWindowInDays),
    }),
    customKeyStoreId: text('The custom key store of the key; null where it has none.', (key) => key.CustomKeyStoreId),
    cloudHsmClusterId: text('The CloudHSM cluster of the key; null where it has none.', (key) => key.CloudHsmClusterId),
    xksKeyId: text(
      'The ID of the key in its external key manager; null where it has none.',
      (key) => key.XksKeyConfiguration?.Id,
    ),
    encryptionAlgorithms: texts(
      'For encryption; null where the key is not for that.',
      (key) => key.EncryptionAlgorithms,
    ),
    signingAlgorithms: texts('For signatures; null where the key is not for that.', (key) => key.SigningAlgorithms),
    keyAgreementAlgorithms: texts(
      'For deriving shared secrets; null where the key is not for that.',
      (key) => key.KeyAgreementAlgorithms,
    ),
    macAlgorithms: texts('For message authentication; null where the key is not for that.', (key) => key.MacAlgorithms),
    multiRegion: t.field({
      ...base('The related keys of a multi-Region key; null for a single-Region key.'),
      type: MultiRegionConfiguration,
      extensions: withCost({
        operation: 'DescribeKey',
        objects: (_args, _context, { id, count, relatedTo = { id, count } }) => ({ count, relatedTo }),
      }),
      resolve: from((key) => key.MultiRegionConfiguration),
    }),
  };
});
