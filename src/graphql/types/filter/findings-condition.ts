import { checkNotEmpty } from '../../user-input.ts';
import { toFindingsCalls } from '../findings/findings-calls.ts';
import { type FindingsArgs, loadFindingsForFilter } from '../findings/load-findings.ts';
import type { FilterCondition } from './condition.ts';
import type { Filter } from './key-filter-input.ts';

/** A key whose findings are incomplete meets it: it may have such a finding. */
export const findingsCondition: FilterCondition = {
  isGiven: ({ findings }) => Boolean(findings),
  evaluatesPolicy: true,
  check: ({ findings }) => checkNotEmpty(findings?.codes, 'filter.findings.codes'),
  toCalls: (filter, keys) => toFindingsCalls(toArgs(filter), keys),
  async isMet(ref, filter, context) {
    const { nodes, incomplete } = await loadFindingsForFilter(ref, toArgs(filter), context);
    return nodes.length > 0 || incomplete.length > 0;
  },
};

function toArgs({ findings }: Filter): FindingsArgs {
  return { codes: findings?.codes, minSeverity: findings?.minSeverity, includeOpinions: false };
}
