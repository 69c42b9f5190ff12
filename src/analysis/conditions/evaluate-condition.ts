import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { PolicyCondition, PolicyEffect } from '../../policy/types.ts';
import { allOfEach, anyOfEach, type Match, not, toMatch } from '../match.ts';
import type { RequestContext } from '../request/request-context.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import type { ConditionValue } from './condition-value.ts';
import { findOperator, type Operator, rememberLast } from './operators.ts';
import { expandVariables } from './variables.ts';

export type ConditionReason =
  | 'UNKNOWN_OPERATOR'
  | 'CONDITION_INVALID'
  | 'KEY_NEVER_PRESENT'
  | 'KEY_FOR_IAM_POLICIES_ONLY'
  | 'SET_OPERATOR_MISSING'
  | 'MISSING_KEY'
  | 'CONDITION_NOT_MET';

export type ConditionResult = {
  readonly condition: PolicyCondition;
  readonly applies: Match;
  /** The values of the request; empty if it has none, null if they are not known. */
  readonly requestValues: readonly string[] | null;
  /** Why it does not apply, or is not decided. Null if it applies. */
  readonly reason: ConditionReason | null;
  /** The condition keys that are not known and would decide it, as the policy writes them. */
  readonly missingKeys: readonly string[];
};

/**
 * Whether a request meets one condition of a statement with this effect.
 * Source: IAM User Guide, "Condition" and "Condition operators".
 */
export function evaluateCondition(
  condition: PolicyCondition,
  context: RequestContext,
  effect: PolicyEffect,
): ConditionResult {
  const found = context.find(condition.key);
  const requestValues = found.state === 'PRESENT' ? found.values : found.state === 'ABSENT' ? [] : null;
  const { match, reason = null, missing = [] } = compare(condition, found, context, effect);
  return {
    condition,
    applies: match,
    requestValues,
    reason: match === 'YES' ? null : (reason ?? toReason(match, found)),
    missingKeys: match === 'UNKNOWN' ? missing : [],
  };
}

type Outcome = {
  readonly match: Match;
  readonly reason?: ConditionReason;
  readonly missing?: readonly string[];
};

function toReason(match: Match, found: ConditionValue): ConditionReason {
  if (found.state === 'UNKNOWN' && match === 'UNKNOWN') {
    return found.reason === 'KEY_FOR_IAM_POLICIES_ONLY' ? found.reason : 'MISSING_KEY';
  }
  if (found.state === 'ABSENT' && found.reason !== undefined) return found.reason;
  return match === 'NO' ? 'CONDITION_NOT_MET' : 'MISSING_KEY';
}

type SetOperator = 'forallvalues' | 'foranyvalue' | null;

function compare(
  condition: PolicyCondition,
  found: ConditionValue,
  context: RequestContext,
  effect: PolicyEffect,
): Outcome {
  const parts = OPERATOR.exec(toAsciiLowerCase(condition.operator))?.groups;
  const { name = '', ifExists } = parts ?? {};
  const set = (parts?.set ?? null) as SetOperator;
  if (name === 'null') return compareNull(condition, found, set, ifExists !== undefined);
  const operator = findOperator(name);
  if (operator === undefined) return { match: 'UNKNOWN', reason: 'UNKNOWN_OPERATOR' };
  if (found.state === 'ABSENT') {
    if (ifExists !== undefined) return { match: 'YES' };
    if (set !== null) return { match: toMatch(set === 'forallvalues') };
    if (operator.negated && condition.values.length === 0) return { match: 'UNKNOWN', reason: 'CONDITION_INVALID' };
    return { match: toMatch(operator.negated) };
  }
  const isMany = findConditionKey(condition.key)?.multiValued ?? (found.state === 'PRESENT' && found.values.length > 1);
  const mayBeAbsent = found.state === 'UNKNOWN' && ifExists !== undefined;
  if (set === null && isMany && !mayBeAbsent) {
    return { match: operator.negated ? 'UNKNOWN' : 'NO', reason: 'SET_OPERATOR_MISSING' };
  }
  if (found.state === 'UNKNOWN') {
    const isEmpty = condition.values.length === 0 && !operator.negated && ifExists === undefined;
    if (isEmpty && set !== 'forallvalues') return { match: 'NO' };
    return { match: 'UNKNOWN', missing: found.reason === undefined ? [condition.key] : [] };
  }
  if (set !== null && found.values.every((value) => value === '')) {
    return { match: toMatch(set === 'forallvalues' || ifExists !== undefined) };
  }
  return compareValues(found.values, set, operator, condition, context, effect);
}

/** A set operator, the name of an operator, and IfExists. Inferred: AWS does not say whether case counts here. */
const OPERATOR = /^(?:(?<set>forallvalues|foranyvalue):)?(?<name>[a-z]+?)(?<ifExists>ifexists)?$/;

/** Source: IAM User Guide, "Condition operator to check existence of condition keys". */
function compareNull(
  { key, values }: PolicyCondition,
  found: ConditionValue,
  set: SetOperator,
  ifExists: boolean,
): Outcome {
  if (ifExists) return { match: 'UNKNOWN', reason: 'CONDITION_INVALID' };
  if (set !== null) return { match: toMatch(set === 'forallvalues') };
  const wanted = values.map(toAsciiLowerCase);
  if (!wanted.every((value) => value === 'true' || value === 'false')) {
    return { match: 'UNKNOWN', reason: 'CONDITION_INVALID' };
  }
  const [absent, present] = [wanted.includes('true'), wanted.includes('false')];
  if (absent === present) return { match: toMatch(absent) };
  if (found.state === 'UNKNOWN' && !found.isPresent) {
    return { match: 'UNKNOWN', missing: found.reason === undefined ? [key] : [] };
  }
  return { match: toMatch((found.state === 'ABSENT') === absent) };
}

/** Each value of the request, compared with the list of the policy. */
function compareValues(
  found: readonly string[],
  set: SetOperator,
  operator: Operator,
  condition: PolicyCondition,
  context: RequestContext,
  effect: PolicyEffect,
): Outcome {
  const { values } = condition;
  if (values.length === 0 && operator.negated) return { match: 'UNKNOWN', reason: 'CONDITION_INVALID' };
  const isListedIn = (list: Comparison): Match => {
    const isListed: Comparison = (value) => (operator.negated ? not(list(value)) : list(value));
    return set === 'foranyvalue' ? anyOfEach(found, isListed) : allOfEach(found, isListed);
  };
  const fixed = toFixedList(condition, operator);
  if (fixed !== null) {
    const match = isListedIn(fixed);
    return match === 'UNKNOWN' ? { match, reason: 'CONDITION_INVALID' } : { match };
  }
  const missing = new Set<string>();
  let isInvalid = false;
  // AWS says that a variable without a value may make a statement invalid. A Deny that is invalid denies nothing.
  const withoutValue = operator.negated && effect === 'DENY' ? 'UNKNOWN' : 'NO';
  const wanted = values.map((value) => toComparison(value, operator, context, missing, withoutValue));
  const match = isListedIn((value) =>
    anyOfEach(wanted, (matches) => {
      const each = matches(value);
      if (each === 'UNKNOWN' && missing.size === 0) isInvalid = true;
      return each;
    }),
  );
  if (match === 'UNKNOWN' && isInvalid) return { match, reason: 'CONDITION_INVALID' };
  return { match, missing: [...missing] };
}

/**
 * Compares a value of the request with all values of the condition. UNKNOWN if one of them is malformed, and none
 * matches. Null if one has a variable, which depends on the request. Values are parsed once for all requests, and the
 * last result is remembered: a condition can have thousands of values, and each action of a caller asks the same again.
 */
function toFixedList(condition: PolicyCondition, { compare: compareOne, takesVariables }: Operator): Comparison | null {
  let list = FIXED.get(condition);
  if (list === undefined) {
    const { values } = condition;
    const isFixed = !takesVariables || !values.some((value) => value.includes('${'));
    const comparisons = isFixed ? values.map((value) => compareOne(value)) : [];
    list = isFixed ? rememberLast((value) => anyOfEach(comparisons, (matches) => matches(value))) : null;
    FIXED.set(condition, list);
  }
  return list;
}

type Comparison = (requestValue: string) => Match;

const FIXED = new WeakMap<PolicyCondition, Comparison | null>();

/** Compares a value of the request with one of the policy, whose variables are replaced once. */
function toComparison(
  value: string,
  { compare: compareOne, takesVariables, takesPatterns }: Operator,
  context: RequestContext,
  missing: Set<string>,
  withoutValue: Match,
): Comparison {
  if (!takesVariables) return compareOne(value);
  const expanded = expandVariables(value, context, { takesPatterns });
  if (expanded.kind === 'TEXT') return compareOne(expanded.text);
  for (const key of expanded.missing) missing.add(key);
  return () => (expanded.match === 'NO' ? withoutValue : expanded.match);
}
