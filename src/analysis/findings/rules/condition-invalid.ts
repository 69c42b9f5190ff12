import { quote } from '../../../json/quote.ts';
import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyCondition, PolicyDocument } from '../../../policy/types.ts';
import { findOperator, type Operator } from '../../conditions/operators.ts';
import { findConditionKey } from '../../tables/condition-keys.ts';
import type { FindingRule, Found, Severity } from '../finding.ts';
import { findInStatements, toFinding } from '../to-finding.ts';

/** Conditions of which AWS does not say how they are evaluated, or that mean something else than they seem to. */
export const conditionInvalid: FindingRule = {
  codes: ['CONDITION_INVALID'],
  find: findInStatements(function* (statement, { policy }): Iterable<Found> {
    const wrong = statement.conditions.flatMap((condition) => {
      const why = explainInvalid(condition, policy);
      return why === null ? [] : [{ condition, ...why }];
    });
    const first = wrong.find(({ isOfOthers }) => !isOfOthers) ?? wrong[0];
    if (first === undefined) return;
    const severity: Severity = first.isOfOthers ? 'LOW' : statement.effect === 'DENY' ? 'HIGH' : 'MEDIUM';
    const more = wrong.length > 1 ? ` Of the conditions of this statement, ${wrong.length} are invalid.` : '';
    yield toFinding('CONDITION_INVALID', statement, {
      severity,
      certain: !first.isNew,
      message: `${first.why}${more}`,
      pointer: first.condition.pointer,
      principals: statement.principals ?? statement.notPrincipals ?? [],
    });
  }),
};

/** `isNew`: AWS may have added it later. `isOfOthers`: it is a condition key that is not of KMS. */
type Invalid = { readonly why: string; readonly isNew?: true; readonly isOfOthers?: boolean };

function explainInvalid(condition: PolicyCondition, policy: PolicyDocument): Invalid | null {
  const { key } = condition;
  const invalid = explainOperator(condition, policy);
  if (invalid !== null) return invalid;
  const info = findConditionKey(key);
  if (info?.iamPoliciesOnly) {
    return { why: `AWS documents the condition key ${quote(key)} for IAM policies only, and not for key policies.` };
  }
  if (info !== undefined) return null;
  const isOfOthers = !/^kms:/i.test(key);
  const why = isOfOthers
    ? `${quote(key)} is no condition key of AWS KMS, and no global one.`
    : `AWS KMS has no condition key ${quote(key)} that this version knows.`;
  return { why, isNew: true, isOfOthers };
}

function explainOperator({ operator: written, values, key }: PolicyCondition, policy: PolicyDocument): Invalid | null {
  const name = toAsciiLowerCase(written).replace(/^(?:forallvalues|foranyvalue):/, '');
  if (name === 'nullifexists') return { why: 'Null with IfExists is not valid.' };
  if (name === 'null') {
    const isValid = values.length > 0 && values.every((value) => /^(?:true|false)$/i.test(value));
    return isValid ? null : { why: `Null for ${quote(key)} has another value than true and false.` };
  }
  const operator = findOperator(name.replace(/ifexists$/, ''));
  if (operator === undefined) return { why: `There is no condition operator ${quote(written)}.`, isNew: true };
  if (values.length === 0) return { why: `The condition on ${quote(key)} has no value.` };
  return explainValues(operator, values, policy);
}

function explainValues(operator: Operator, values: readonly string[], { version }: PolicyDocument): Invalid | null {
  const variable = operator.takesVariables ? values.find((value) => VARIABLE.test(value)) : undefined;
  if (variable !== undefined && version !== '2012-10-17') {
    return { why: `${quote(variable)} is text, and no variable, in a policy that is not of Version 2012-10-17.` };
  }
  const malformed = values.find((value) => !VARIABLE.test(value) && operator.compare(value)('') === 'UNKNOWN');
  return malformed === undefined ? null : { why: `The operator does not take the value ${quote(malformed)}.` };
}

const VARIABLE = /\$\{[^}]*\}/;
