import { builder } from '../../builder.ts';

export const KeyRotationFilter = builder.enumType('KeyRotationFilter', {
  description: 'Whether KMS rotates the key material of a key automatically.',
  values: {
    ON: { description: 'It does. AWS managed keys are always rotated. Costs one GetKeyRotationStatus call per key.' },
    OFF: {
      description:
        'It does not, but it could. Costs one DescribeKey call per key, and one GetKeyRotationStatus call for those that can be rotated.',
    },
    UNAVAILABLE: {
      description:
        'It cannot: the key is asymmetric or an HMAC key, its key material is imported, or it is in a custom key store. Costs one DescribeKey call per key.',
    },
  } as const,
});
