import { clip, escapeInvisible } from '../../json/quote.ts';
import type { PolicyCondition } from '../../policy/types.ts';
import type { ConditionReason, ConditionResult } from '../conditions/evaluate-condition.ts';
import type { StatementResult } from '../evaluate-statement.ts';
import { listValues } from './list-values.ts';
import { type Reason, reason } from './reason.ts';

/** The conditions that do not apply, or are not decided. `what` is what the statement does where they apply. */
export function explainConditions(result: StatementResult, what: string): readonly Reason[] {
  return result.conditions
    .filter(({ applies }) => applies !== 'YES')
    .map((condition) => {
      const code = condition.reason ?? 'CONDITION_NOT_MET';
      const place = { pointer: condition.condition.pointer, conditionKey: condition.condition.key };
      return reason(
        code,
        `${what}, but only where ${describe(condition.condition)}: ${explainCondition(condition)}.`,
        place,
      );
    });
}

/** The most conditions that a message repeats. The field `conditions` has all. */
const MAX_CONDITIONS = 3;

/** The most characters of the sentence about them. */
const MAX_MET = 1000;

/**
 * Why the conditions of a statement that applies are met, with a space before it. Empty if it has none. Such as:
 * ` The request meets its conditions: aws:PrincipalOrgID StringNotEquals "o-1" (the request has "o-2").`
 */
export function explainMet({ conditions }: StatementResult): string {
  if (conditions.length === 0) return '';
  const shown = conditions
    .slice(0, MAX_CONDITIONS)
    .map((each) => `${describe(each.condition)} (${describeRequest(each)})`);
  const more = conditions.length > shown.length ? `; and ${conditions.length - shown.length} more` : '';
  const what = conditions.length === 1 ? 'its condition' : 'its conditions';
  return clip(` The request meets ${what}: ${shown.join('; ')}${more}.`, MAX_MET);
}

/** Such as: kms:ViaService StringEquals "s3.us-east-2.amazonaws.com". */
function describe({ key, operator, values }: PolicyCondition): string {
  return `${show(key)} ${show(operator)} ${listValues(values)}`;
}

function show(name: string): string {
  return escapeInvisible(clip(name));
}

const CONDITION_REASONS: Readonly<Record<ConditionReason, string>> = {
  UNKNOWN_OPERATOR: 'the operator is not known',
  CONDITION_INVALID: 'AWS does not say how this condition is evaluated',
  KEY_NEVER_PRESENT: 'such a request never has this key',
  KEY_FOR_IAM_POLICIES_ONLY: 'AWS documents this key for IAM policies only',
  SET_OPERATOR_MISSING: 'the key has several values, and the operator has neither ForAllValues nor ForAnyValue',
  MISSING_KEY: 'it is not known what the request has',
  CONDITION_NOT_MET: 'the request does not',
};

function explainCondition(result: ConditionResult): string {
  const { reason: code, missingKeys, condition } = result;
  if (code === 'MISSING_KEY') {
    const others = missingKeys.filter((key) => key !== condition.key);
    return others.length === 0
      ? CONDITION_REASONS.MISSING_KEY
      : `the value of ${others.map(show).join(', ')} is not known`;
  }
  return code !== 'CONDITION_NOT_MET' && code !== null ? CONDITION_REASONS[code] : describeRequest(result);
}

/** What the request has, and so why it meets the condition, or does not. */
function describeRequest({ requestValues, applies }: ConditionResult): string {
  // Some conditions are decided whatever the value is.
  if (requestValues === null) return applies === 'YES' ? 'every such request does' : 'no such request does';
  return requestValues.length === 0 ? 'the request has none' : `the request has ${listValues(requestValues)}`;
}
