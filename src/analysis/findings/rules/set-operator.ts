import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyCondition, PolicyStatement } from '../../../policy/types.ts';
import { findConditionKey } from '../../tables/condition-keys.ts';
import type { FindingRule, Found } from '../finding.ts';
import { findInStatements, toFinding } from '../to-finding.ts';
import { toList } from '../words.ts';

/** ForAllValues and ForAnyValue on keys with a single value. */
export const setOperatorOnSingleValue: FindingRule = {
  codes: ['SET_OPERATOR_ON_SINGLE_VALUE'],
  find: findInStatements(function* (statement): Iterable<Found> {
    const conditions = statement.conditions.filter(
      (condition) => isSetOperator(condition) && !isForAllValuesInAllow(condition, statement),
    );
    if (conditions.length === 0) return;
    const keys = [...new Set(conditions.map(({ key }) => key))];
    yield toFinding('SET_OPERATOR_ON_SINGLE_VALUE', statement, {
      message: `A set operator is for keys with several values, and a request has only one under ${toList(keys)}.`,
      principals: statement.principals ?? statement.notPrincipals ?? [],
    });
  }),
};

function isSetOperator({ operator, key }: PolicyCondition): boolean {
  return /^(?:forallvalues|foranyvalue):(?!null)/i.test(operator) && findConditionKey(key)?.multiValued === false;
}

/** Whether requests without the key meet the condition, and the statement does not require the key otherwise. */
export function isForAllValuesInAllow({ operator, key }: PolicyCondition, { effect, conditions }: PolicyStatement) {
  if (effect !== 'ALLOW' || !/^forallvalues:(?!null)/i.test(operator)) return false;
  const name = toAsciiLowerCase(key);
  const requires = (other: PolicyCondition) =>
    toAsciiLowerCase(other.key) === name &&
    (/^foranyvalue:/i.test(other.operator) ||
      (toAsciiLowerCase(other.operator) === 'null' && other.values.every((value) => /^false$/i.test(value))));
  return !conditions.some(requires);
}
