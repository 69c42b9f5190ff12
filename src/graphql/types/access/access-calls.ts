import { findAction } from '../../../analysis/tables/actions.ts';
import type { Calls } from '../../call-cost.ts';
import { GRANTS_CALL } from './load-grants.ts';

/** The most calls for the verdicts on these actions, for `count` keys. Only those that a verdict needs are made. */
export function toAccessCalls(actions: readonly unknown[], count: number): Calls {
  const infos = actions.map((action) => (typeof action === 'string' ? findAction(action) : undefined));
  if (infos.every((info) => info?.decidedBy === 'IAM_ONLY')) return {};
  const usesGrants = infos.some((info) => info !== undefined && (info.grantable || info.decidedBy === 'GRANT'));
  return {
    'GetKeyPolicy default': count,
    DescribeKey: count,
    ...(usesGrants && { [GRANTS_CALL]: count }),
  };
}
