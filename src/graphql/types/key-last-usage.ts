import { type LastUsage, lastUsage } from '../../kms/reads/last-usage.ts';
import { askKms } from '../ask-kms.ts';
import { builder } from '../builder.ts';
import { Key } from './key.ts';

/** KMS answers an empty `KeyLastUsage` for a key without a recorded use. */
const NO_USE = 'Null if KMS has recorded no use since `trackingStartedAt`.';

const KeyLastUsage = builder.objectRef<LastUsage>('KeyLastUsage').implement({
  description:
    'The last successful cryptographic operation with a key. A replica of a multi-Region key has a last use of its own. Do not delete a key because of this alone: disable it first, and look for DisabledException in CloudTrail.',
  fields: (t) => ({
    operation: t.string({
      nullable: true,
      description: `The operation, such as Decrypt. ${NO_USE}`,
      resolve: ({ KeyLastUsage: usage }) => usage?.Operation ?? null,
    }),
    usedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: `When the operation ran. ${NO_USE}`,
      resolve: ({ KeyLastUsage: usage }) => usage?.Timestamp ?? null,
    }),
    cloudTrailEventId: t.string({
      nullable: true,
      description: `The eventId of the operation in CloudTrail. ${NO_USE}`,
      resolve: ({ KeyLastUsage: usage }) => usage?.CloudTrailEventId ?? null,
    }),
    kmsRequestId: t.string({
      nullable: true,
      description: `The request ID of the operation in KMS. ${NO_USE}`,
      resolve: ({ KeyLastUsage: usage }) => usage?.KmsRequestId ?? null,
    }),
    trackingStartedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When KMS began to record the uses of this key. If the key is older, it may have been used before. Null if KMS did not send it.',
      resolve: ({ TrackingStartDate: date }) => date ?? null,
    }),
    keyCreatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the key was created. Null if KMS did not send it.',
      resolve: ({ KeyCreationDate: date }) => date ?? null,
    }),
  }),
});

builder.objectFields(Key, (t) => ({
  lastUsage: t.field({
    type: KeyLastUsage,
    ...askKms(
      lastUsage,
      `When and for what the key was last used. Select this for a few keys at a time: AWS allows ${lastUsage.perSecond} of these calls per second in an account and Region, and the gateway uses half of that by default.`,
    ),
    resolve: (ref, _args, { loaders }) => loaders.lastUsage(ref),
  }),
}));
