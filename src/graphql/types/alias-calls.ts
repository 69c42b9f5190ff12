import { SWEEP_SHARE } from '../../kms/alias-loader.ts';
import { MAX_LIMIT } from '../../kms/calls.ts';
import type { Args, Calls } from '../call-cost.ts';
import { toPageCalls } from '../connection.ts';

/** The calls for a page of the aliases of each of `keys` keys: calls per key, and calls that list whole Regions. */
export function toAliasCalls(args: Args, keys: number): Calls {
  return { ...toOwnCalls(args, keys), 'ListAliases of Regions': Math.floor(keys * SWEEP_SHARE) };
}

const toOwnCalls = toPageCalls('ListAliases', MAX_LIMIT.aliases, { whole: true });
