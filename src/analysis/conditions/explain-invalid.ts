import { quote } from '../../json/quote.ts';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { PolicyCondition, PolicyDocument } from '../../policy/types.ts';
import { findOperator, type Operator } from './operators.ts';
import { suggestOperator } from './suggest-operator.ts';

/** OPERATOR: there is none of this name. VALUE: the operator does not take it. VARIABLE: it is text, not a variable. */
export type InvalidCondition = { readonly kind: 'OPERATOR' | 'VALUE' | 'VARIABLE'; readonly why: string };

/** What is wrong with the operator of a condition or its values. Null if nothing is. */
export function explainInvalidCondition(
  { operator: written, values, key }: PolicyCondition,
  policy: Pick<PolicyDocument, 'version'>,
): InvalidCondition | null {
  const name = toAsciiLowerCase(written).replace(/^(?:forallvalues|foranyvalue):/, '');
  if (name === 'nullifexists') return { kind: 'VALUE', why: 'Null with IfExists is not valid.' };
  if (name === 'null') {
    const isValid = values.length > 0 && values.every((value) => /^(?:true|false)$/i.test(value));
    return isValid ? null : { kind: 'VALUE', why: `Null for ${quote(key)} has another value than true and false.` };
  }
  const operator = findOperator(name.replace(/ifexists$/, ''));
  if (operator === undefined)
    return { kind: 'OPERATOR', why: `There is no condition operator ${quote(written)}.${suggestOperator(written)}` };
  if (values.length === 0) return { kind: 'VALUE', why: `The condition on ${quote(key)} has no value.` };
  return explainValues(operator, values, policy);
}

function explainValues(
  operator: Operator,
  values: readonly string[],
  { version }: Pick<PolicyDocument, 'version'>,
): InvalidCondition | null {
  const variable = operator.takesVariables ? values.find((value) => VARIABLE.test(value)) : undefined;
  if (variable !== undefined && version !== '2012-10-17') {
    const why = `${quote(variable)} is text, and no variable, in a policy that is not of Version 2012-10-17.`;
    return { kind: 'VARIABLE', why };
  }
  const malformed = values.find((value) => !VARIABLE.test(value) && operator.compare(value)('') === 'UNKNOWN');
  return malformed === undefined
    ? null
    : { kind: 'VALUE', why: `The operator does not take the value ${quote(malformed)}.` };
}

const VARIABLE = /\$\{[^}]*\}/;
