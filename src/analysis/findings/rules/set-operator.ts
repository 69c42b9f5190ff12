import type { PolicyCondition, PolicyStatement } from '../../../policy/types.ts';
import { findConditionKey } from '../../tables/condition-keys.ts';
import type { FindingRule, Found } from '../finding.ts';
import { findInStatements, toFinding, toRemedy } from '../to-finding.ts';
import { toList } from '../words.ts';
import { isForAll } from './met-without-key.ts';

/** ForAllValues and ForAnyValue on keys with a single value. */
export const setOperatorOnSingleValue: FindingRule = {
  codes: ['SET_OPERATOR_ON_SINGLE_VALUE'],
  find: findInStatements(function* (statement): Iterable<Found> {
    const conditions = statement.conditions.filter(
      (condition) => isSetOperator(condition) && !isReported(condition, statement),
    );
    if (conditions.length === 0) return;
    const keys = [...new Set(conditions.map(({ key }) => key))];
    yield toFinding('SET_OPERATOR_ON_SINGLE_VALUE', statement, {
      message: `ForAllValues and ForAnyValue are for condition keys with several values. A request has only one value of ${toList(keys)}.`,
      remedy: toRemedy('SET_OPERATOR_ON_SINGLE_VALUE', keys[0] ?? ''),
      principals: statement.principals ?? statement.notPrincipals ?? [],
    });
  }),
};

function isSetOperator({ operator, key }: PolicyCondition): boolean {
  return /^(?:forallvalues|foranyvalue):(?!null)/i.test(operator) && findConditionKey(key)?.multiValued === false;
}

/** As FOR_ALL_VALUES_IN_ALLOW. */
function isReported(condition: PolicyCondition, { effect, conditions }: PolicyStatement): boolean {
  return effect === 'ALLOW' && isForAll(condition, conditions);
}
