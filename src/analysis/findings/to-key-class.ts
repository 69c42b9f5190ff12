import { isMultiRegion } from '../request/key-facts.ts';
import type { FindingsInput } from './finding.ts';

/** Equal for keys that the policy does not tell apart, so that they have the same findings about it. */
export function toKeyClass({ key, policy }: Pick<FindingsInput, 'key' | 'policy'>): string {
  const { arn, partition, accountId, region, metadata } = key;
  const namesKey = policy.statements.some(
    ({ resources, notResources }) => notResources !== null || resources?.some((resource) => resource !== '*'),
  );
  return JSON.stringify([partition, accountId, region, isMultiRegion(key), metadata, namesKey ? arn : null]);
}
