import { clip, escapeInvisible, quote } from '../../json/quote.ts';
import type { PolicyCondition } from '../../policy/types.ts';
import type { ConditionReason, ConditionResult } from '../conditions/evaluate-condition.ts';
import type { StatementResult } from '../evaluate-statement.ts';
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

/** Such as: kms:ViaService StringEquals "s3.us-east-2.amazonaws.com". */
function describe({ key, operator, values }: PolicyCondition): string {
  const shown = values.slice(0, 5).map((value) => quote(value));
  const more = values.length > shown.length ? `, and ${values.length - shown.length} more` : '';
  return `${show(key)} ${show(operator)} ${shown.join(', ')}${more}`;
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

function explainCondition({ reason: code, requestValues, missingKeys, condition }: ConditionResult): string {
  if (code === 'MISSING_KEY') {
    const others = missingKeys.filter((key) => key !== condition.key);
    return others.length === 0
      ? CONDITION_REASONS.MISSING_KEY
      : `the value of ${others.map(show).join(', ')} is not known`;
  }
  if (code !== 'CONDITION_NOT_MET' && code !== null) return CONDITION_REASONS[code];
  if (requestValues === null || requestValues.length === 0) return 'the request has none';
  return `the request has ${requestValues
    .slice(0, 5)
    .map((value) => quote(value))
    .join(', ')}`;
}
