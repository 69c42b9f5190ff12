import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyStatement } from '../../../policy/types.ts';
import { isFree, isOpenForService, isSurelyPresent } from '../../cells/free-keys.ts';
import type { ConditionValue } from '../../conditions/condition-value.ts';
import { evaluateCondition } from '../../conditions/evaluate-condition.ts';
import { findVariables } from '../../conditions/variables.ts';
import type { Match } from '../../match.ts';
import { createRequestContext, type RequestContext } from '../../request/request-context.ts';
import type { RequestSearch } from './find-request.ts';
import { type EffectiveCondition, type KeyValues, withValues } from './key-values.ts';
import type { RuleInput } from './rule-input.ts';

/** Which of the values of a condition key are tried, by its name in lower case. */
export type LimitValues = (key: string, values: readonly ConditionValue[]) => readonly ConditionValue[];

/** What can be chosen for a request, and what it must meet. */
export type SearchSpace = {
  /** The keys that a caller can choose. */
  readonly keys: readonly KeyValues[];
  readonly wanted: readonly Literal[];
  /** The conditions of each Deny. In each, one must not be met. */
  readonly denies: readonly (readonly Literal[])[];
};

/** A condition in a search. */
export type Literal = {
  /** The place of its key in `keys`. Null if what it gives is fixed. */
  readonly place: number | null;
  /** The places of the keys in its variables. */
  readonly variables: readonly number[];
  /** What it gives for a choice: the index of a value of each key. */
  readonly evaluate: (choice: readonly number[]) => Match;
};

/** Null if a key has too many values. */
export function toSearchSpace(
  { principal, action, statement, also = [], limit, given = [] }: RequestSearch,
  denies: readonly PolicyStatement[],
  input: RuleInput,
): SearchSpace | null {
  const { request, context: open } = input.openRequests(principal)(action);
  const keysGiven = new Map(given.map(({ key, values }) => [toAsciiLowerCase(key), values]));
  const context =
    given.length === 0
      ? open
      : createRequestContext({ ...request, given: { ...request.given, keys: keysGiven } }, input.policy, 'KEY');
  const ofStatement = (each: PolicyStatement): readonly EffectiveCondition[] =>
    each.conditions.map((condition) => ({ condition, effect: each.effect }));
  const wanted = [...ofStatement(statement), ...also];
  const all = [...wanted, ...denies.flatMap(ofStatement)];
  const keys: KeyValues[] = [];
  const places = new Map<string, number>();
  for (const name of new Set(all.flatMap(({ condition: { key, values } }) => [key, ...findVariables(values)]))) {
    const folded = toAsciiLowerCase(name);
    const isOpen =
      isFree(name, principal, context) || (isGivenBy(limit, folded) && isOpenForService(name, principal, context));
    if (places.has(folded) || !isOpen) continue;
    const key = limitKey(folded, name, all, isSurelyPresent(name, context) ? toPresent(limit) : limit, input);
    if (key === undefined) continue;
    if (key === null) return null;
    places.set(folded, keys.length);
    keys.push(key);
  }
  const toLiteral = (each: EffectiveCondition) => compile(each, keys, places, context);
  return { keys, wanted: wanted.map(toLiteral), denies: denies.map((deny) => ofStatement(deny).map(toLiteral)) };
}

/** Whether the search says the values of the key itself. */
function isGivenBy(limit: LimitValues | undefined, key: string): boolean {
  return limit !== undefined && limit(key, []).length > 0;
}

/** A key that each request has cannot be absent. */
function toPresent(limit: LimitValues | undefined): LimitValues {
  return (key, values) => (limit?.(key, values) ?? values).filter(({ state }) => state === 'PRESENT');
}

/** Null if the key has too many values, and the search does not say which to try. */
function limitKey(
  name: string,
  written: string,
  conditions: readonly EffectiveCondition[],
  limit: LimitValues | undefined,
  input: RuleInput,
): KeyValues | null | undefined {
  const key = input.keys.get(name);
  if (key === undefined || limit === undefined) return key;
  const values = limit(name, key?.values ?? []);
  if (values === key?.values || values.length === 0) return key;
  return withValues({ name, written }, values, conditions, input.key);
}

function compile(
  { condition, effect }: EffectiveCondition,
  keys: readonly KeyValues[],
  places: ReadonlyMap<string, number>,
  context: RequestContext,
): Literal {
  const place = places.get(toAsciiLowerCase(condition.key)) ?? null;
  const variables = findVariables(condition.values).flatMap((name) => places.get(toAsciiLowerCase(name)) ?? []);
  const truths = place === null ? undefined : keys[place]?.truths.get(condition);
  if (place !== null && truths !== undefined) {
    return { place, variables, evaluate: (choice) => truths[choice[place] ?? 0] ?? 'UNKNOWN' };
  }
  if (place === null && variables.length === 0) {
    const fixed = evaluateCondition(condition, context, effect).applies;
    return { place, variables, evaluate: () => fixed };
  }
  const evaluate = (choice: readonly number[]) =>
    evaluateCondition(condition, withChoice(context, keys, places, choice), effect).applies;
  return { place, variables, evaluate };
}

function withChoice(
  context: RequestContext,
  keys: readonly KeyValues[],
  places: ReadonlyMap<string, number>,
  choice: readonly number[],
): RequestContext {
  return {
    ...context,
    find(name) {
      const place = places.get(toAsciiLowerCase(name));
      return (place === undefined ? undefined : keys[place]?.values[choice[place] ?? 0]) ?? context.find(name);
    },
  };
}
