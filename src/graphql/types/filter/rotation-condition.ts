import type { KeyRef } from '../../../kms/arn.ts';
import { KmsError } from '../../../kms/exceptions.ts';
import type { Context } from '../../context.ts';
import type { FilterCondition } from './condition.ts';

/** Source: AWS KMS API Reference, GetKeyRotationStatus. KMS answers "off" also for most keys that cannot be rotated. */
export const rotationCondition: FilterCondition = {
  isGiven: ({ rotation }) => Boolean(rotation),
  toCalls: ({ rotation }, keys) => ({
    ...(rotation !== 'ON' && { DescribeKey: keys }),
    ...(rotation !== 'UNAVAILABLE' && { GetKeyRotationStatus: keys }),
  }),
  async isMet(ref, { rotation }, context) {
    if (rotation === 'ON') return await isOn(ref, context);
    const { metadata } = await context.loaders.description(ref);
    const isAvailable = metadata.KeySpec === 'SYMMETRIC_DEFAULT' && metadata.Origin === 'AWS_KMS';
    if (rotation === 'UNAVAILABLE' || !isAvailable) return (rotation === 'UNAVAILABLE') !== isAvailable;
    return !(await isOn(ref, context));
  },
};

async function isOn(ref: KeyRef, { loaders }: Context): Promise<boolean> {
  try {
    return (await loaders.rotation(ref)).KeyRotationEnabled === true;
  } catch (error) {
    // KMS answers so for imported key material.
    if (error instanceof KmsError && error.failure.code === 'UnsupportedOperationException') return false;
    throw error;
  }
}
