import { needsGrants, toWantedCodes } from '../../../analysis/findings/find-findings.ts';
import type { Calls } from '../../call-cost.ts';
import { GRANTS_CALL } from '../access/load-grants.ts';
import { type FindingsArgs, toFilter } from './load-findings.ts';

/** The most calls for the findings of `count` keys. */
export function toFindingsCalls(args: FindingsArgs, count: number): Calls {
  const wanted = toWantedCodes(toFilter(args));
  return {
    'GetKeyPolicy default': count,
    DescribeKey: count, // at most: only if a finding depends on the key, or the key is a multi-Region key
    ...(wanted.has('REPLICA_POLICY_DIFFERS') && { 'GetKeyPolicy default of primary keys': count }),
    ...(needsGrants(wanted) && { [GRANTS_CALL]: count }),
  };
}
