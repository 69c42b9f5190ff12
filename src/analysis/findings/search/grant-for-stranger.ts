import { ABSENT, type ConditionValue, present } from '../../conditions/condition-value.ts';
import type { RuleInput } from './rule-input.ts';

export const CREATE_GRANT = 'kms:CreateGrant';

/** The condition keys of a request for a grant to a principal of an account that nobody names, by a direct call. */
export function toStrangersGrant(input: RuleInput): ReadonlyMap<string, readonly ConditionValue[]> {
  return new Map([
    ['kms:grantisforawsresource', [present('false')]],
    ['kms:granteeprincipal', [present(`arn:${input.key.partition}:iam::${input.freshAccount}:root`)]],
    ['kms:granteeserviceprincipal', [ABSENT]],
    ['kms:viaservice', [ABSENT]],
  ]);
}
