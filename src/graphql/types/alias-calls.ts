import { REGION_CALLS_PER_KEY } from '../../kms/loading/alias-loader.ts';
import { aliases } from '../../kms/reads/aliases.ts';
import type { Args, Calls } from '../call-cost.ts';
import { toPageCalls } from '../connection.ts';

/** The calls for a page of the aliases of each of `keys` keys: the lists of their Regions, and then of each key. */
export function toAliasCalls(args: Args, keys: number): Calls {
  return { ...toOwnCalls(args, keys), 'ListAliases of Regions': Math.floor(keys * REGION_CALLS_PER_KEY) };
}

const toOwnCalls = toPageCalls('ListAliases', aliases.maxLimit, { whole: true });
