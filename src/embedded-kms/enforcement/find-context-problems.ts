import { parseContext } from '../../analysis/request/given-context.ts';
import { parseRequestPrincipal, RequestError } from '../../analysis/request/request-principal.ts';
import type { SeedPrincipal } from '../seed/seed.ts';
import { findDerivedConditionKey } from './input-condition-keys.ts';

/**
 * What is wrong with the context of a principal: a name or value that no condition key has, a value that contradicts
 * the principal, and keys that follow from each call.
 */
export function findContextProblems({ arn, context = {} }: SeedPrincipal): readonly string[] {
  const fromCall = Object.keys(context).flatMap((name) => findDerivedConditionKey(name) ?? []);
  if (fromCall.length > 0) {
    return [`expected no condition keys that follow from the call and its key, such as ${fromCall[0]}`];
  }
  const [, partition = ''] = arn.split(':');
  const keys = Object.entries(context).map(([key, value]) => ({
    key,
    values: typeof value === 'string' ? [value] : value,
  }));
  try {
    const principal = parseRequestPrincipal(arn, partition);
    // Any key will do: no condition key of the context follows from the key.
    const key = { arn: '*', partition, region: '', accountId: '', keyId: '', metadata: null };
    parseContext({ keys }, principal, key);
    return [];
  } catch (error) {
    if (error instanceof RequestError) return [error.message];
    throw error;
  }
}
