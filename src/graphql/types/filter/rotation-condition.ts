import type { KeyRef } from '../../../kms/arn.ts';
import { KmsError } from '../../../kms/exceptions.ts';
import type { Context } from '../../context.ts';
import type { FilterCondition } from './condition.ts';

/**
 * Asks DescribeKey whether a key can be rotated: GetKeyRotationStatus answers "off" also for most keys that cannot.
 * A key without a spec or an origin in the answer may be rotatable, or not.
 * Source: AWS KMS API Reference, "GetKeyRotationStatus".
 */
export const rotationCondition: FilterCondition = {
  isGiven: ({ rotation }) => Boolean(rotation),
  toCalls: ({ rotation }, keys) => ({
    ...(rotation !== 'ON' && { DescribeKey: keys }),
    ...(rotation !== 'UNAVAILABLE' && { GetKeyRotationStatus: keys }),
  }),
  async isMet(ref, { rotation }, context) {
    if (rotation === 'ON') return await isOn(ref, context);
    const { metadata } = await context.loaders.description(ref);
    const { KeySpec: spec, Origin: origin } = metadata;
    if (rotation === 'UNAVAILABLE') return spec !== 'SYMMETRIC_DEFAULT' || origin !== 'AWS_KMS';
    const isUnavailable = (spec ?? 'SYMMETRIC_DEFAULT') !== 'SYMMETRIC_DEFAULT' || (origin ?? 'AWS_KMS') !== 'AWS_KMS';
    return !isUnavailable && !(await isOn(ref, context));
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
