import { checkNotEmpty } from '../../user-input.ts';
import { toFindingsCalls } from '../findings/findings-calls.ts';
import { FINDINGS_PART, type FindingsArgs, loadFindings } from '../findings/load-findings.ts';
import type { FilterCondition } from './condition.ts';
import type { Filter } from './key-filter-input.ts';

/** A key whose findings are incomplete meets it: it may have such a finding. */
export const findingsCondition: FilterCondition = {
  usesBudget: true,
  isGiven: ({ findings }) => Boolean(findings),
  check: ({ findings }) => checkNotEmpty(findings?.codes, 'filter.findings.codes'),
  toCalls: (filter, keys) => toFindingsCalls(toArgs(filter), keys),
  async isMet(ref, filter, context, budget) {
    const { text } = await context.loaders.policy(ref, 'default');
    if (!budget.take(text, PARSING + FINDINGS_PART)) return 'LATER';
    const { nodes, incomplete } = await loadFindings(ref, toArgs(filter), context);
    return nodes.length > 0 || incomplete.length > 0;
  },
};

const PARSING = 1;

function toArgs({ findings }: Filter): FindingsArgs {
  return { codes: findings?.codes, minSeverity: findings?.minSeverity, includeOpinions: false };
}
