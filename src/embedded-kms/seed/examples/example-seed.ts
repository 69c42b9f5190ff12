import type { Seed } from '../seed.ts';
import { exampleKeys } from './keys.ts';
import { toRoleArn } from './policies.ts';

/**
 * The seed of an embedded KMS that gets no other: a dozen keys in us-east-2, each of which shows one thing that a key
 * can be or that a key policy can say, a replica in us-west-2, and a role. The deletion date of a key is relative to
 * `now`.
 */
export function exampleSeed(now = new Date()): Seed {
  return { keys: exampleKeys(now), roles: [{ arn: toRoleArn('Auditors') }] };
}
