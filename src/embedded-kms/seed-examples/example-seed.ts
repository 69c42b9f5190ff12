import type { Seed } from '../seed.ts';
import { exampleKeys } from './keys.ts';
import { toRoleArn } from './policies.ts';

/**
 * A dozen keys of the default account in us-east-2, each of which shows one thing that a key policy can say, a replica
 * in us-west-2, and a role. `now` sets the deletion date of the key that waits for its deletion.
 */
export function exampleSeed(now = new Date()): Seed {
  return { keys: exampleKeys(now), roles: [{ arn: toRoleArn('Auditors') }] };
}
