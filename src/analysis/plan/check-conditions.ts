import { quote } from '../../json/quote.ts';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { PolicyCondition, PolicyDocument } from '../../policy/types.ts';
import { explainInvalidCondition } from '../conditions/explain-invalid.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import { malformed, type Refusal } from './refusal.ts';

/** Whether the conditions have operators, keys and values that KMS takes in a key policy. */
export function* checkConditions(policy: PolicyDocument): Generator<Refusal> {
  const conditions = policy.statements.flatMap((statement) => statement.conditions);
  for (const condition of conditions) yield* checkOperator(condition, policy);
  for (const condition of conditions) yield* checkKey(condition);
  for (const condition of conditions) yield* checkSetOperator(condition);
}

function* checkOperator(condition: PolicyCondition, policy: PolicyDocument): Generator<Refusal> {
  const invalid = explainInvalidCondition(condition, policy);
  // A variable that is none is a valid text.
  if (invalid === null || invalid.kind === 'VARIABLE') return;
  // Inferred: whether KMS checks the values of conditions was not captured.
  yield malformed(condition.pointer, invalid.why, { certain: invalid.kind === 'OPERATOR' });
}

function* checkKey({ key, pointer }: PolicyCondition): Generator<Refusal> {
  if (!findConditionKey(key)?.iamPoliciesOnly && !RESOURCE_TAG.test(key)) return;
  yield malformed(pointer, `The condition key ${quote(key)} is for IAM policies only.`, { message: NOT_PERMITTED });
}

/** AWS's message also names kms:ResourceTag, which is not documented, and none of the names with a tag key. */
const RESOURCE_TAG = /^(?:aws|kms):ResourceTag(?:\/|$)/i;

/** As captured in 2022, for a policy with aws:ResourceTag. Inferred: the list is the same for each of the keys. */
const NOT_PERMITTED =
  'These condition keys are not permitted in a key policy: aws:ResourceTag, kms:ResourceTag, kms:ResourceAliases';

/** Source: AWS KMS Developer Guide, "kms:EncryptionContext:context-key". */
function* checkSetOperator({ operator, key, pointer }: PolicyCondition): Generator<Refusal> {
  const what = SINGLE_VALUED.find(({ prefix }) => toAsciiLowerCase(key).startsWith(prefix))?.what;
  if (what === undefined || !toAsciiLowerCase(operator).startsWith('forallvalues:')) return;
  const message =
    'OverlyPermissiveCondition: Using the ForAllValues set operator with a single-valued condition key matches ' +
    `requests without the specified ${what} or with an unspecified ${what}. To fix, remove ForAllValues.`;
  const reason = `ForAllValues is also met by requests without ${quote(key)}. Remove ForAllValues.`;
  yield malformed(pointer, reason, { message });
}

const SINGLE_VALUED = [
  { prefix: 'kms:encryptioncontext:', what: 'encryption context' },
  { prefix: 'aws:requesttag/', what: 'tag' },
] as const;
