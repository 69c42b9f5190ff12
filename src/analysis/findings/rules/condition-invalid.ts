import { quote } from '../../../json/quote.ts';
import type { PolicyCondition, PolicyDocument } from '../../../policy/types.ts';
import { explainInvalidCondition } from '../../conditions/explain-invalid.ts';
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
  const invalid = explainInvalidCondition(condition, policy);
  if (invalid !== null) return { why: invalid.why, ...(invalid.kind === 'OPERATOR' && { isNew: true }) };
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
