import { ABSENT, type ConditionValue, present } from '../conditions/condition-value.ts';
import { allOf, anyOf, type Match } from '../match.ts';
import { type Budget, spend } from './budget.ts';

/** The most sets of values of one key that are compared. */
const MAX_SETS = 500;

type SetRules = {
  /** What each condition on the key gives for a value. */
  readonly toTruths: (value: ConditionValue) => readonly Match[];
  /** Of each condition: whether all values of a set must meet it. Else one is enough. */
  readonly isForAll: readonly boolean[];
  /** Whether to keep each single value, even if the conditions do not tell it from another one. */
  readonly keepsEach?: boolean;
  /** Each set has one of each of the lists `required`, and none of the values `excluded`. */
  readonly required?: readonly (readonly string[])[];
  readonly excluded?: ReadonlySet<string>;
};

type ValueSet = { readonly values: readonly string[]; readonly truths: readonly Match[] };

/**
 * Values of a key with several values: one set of the single values for each way in which the conditions can hold for a
 * set. Null if there are too many.
 */
export function toValueSets(
  candidates: readonly ConditionValue[],
  { toTruths, isForAll, keepsEach = false, required = [], excluded = new Set() }: SetRules,
  budget: Budget,
): readonly ConditionValue[] | null {
  const toSet = (...values: readonly string[]): ValueSet => ({ values, truths: toTruths(present(...values)) });
  const singles = candidates.flatMap((value) =>
    value.state === 'PRESENT' && !value.values.some((text) => excluded.has(text)) ? [toSet(...value.values)] : [],
  );
  const sets = new Map<string, ValueSet>();
  const starts = toChoices(required);
  if (starts === null) return null;
  const queue = required.length === 0 ? [...singles] : starts.map((values) => toSet(...values));
  for (let next = 0; next < queue.length; next++) {
    const set = queue[next] as ValueSet;
    const id = set.truths.join();
    if (sets.has(id)) continue;
    sets.set(id, set);
    if (sets.size > MAX_SETS) return null;
    if (!spend(budget, singles.length * (isForAll.length + 1))) return null;
    for (const single of singles) queue.push(toUnion(set, single, isForAll));
  }
  const found = new Set([...sets.values(), ...(keepsEach ? singles : [])]);
  const mayBeAbsent = required.length === 0 && candidates.some(({ state }) => state === 'ABSENT');
  return [...(mayBeAbsent ? [ABSENT] : []), ...[...found].map(({ values }) => present(...values))];
}

function toUnion(one: ValueSet, other: ValueSet, isForAll: readonly boolean[]): ValueSet {
  const truths = one.truths.map((truth, at) => {
    const both = [truth, other.truths[at] ?? 'UNKNOWN'] as const;
    return isForAll[at] ? allOf(both) : anyOf(both);
  });
  return { values: [...new Set([...one.values, ...other.values])], truths };
}

/** One of each list, in all ways. Null if there are too many. */
function toChoices(lists: readonly (readonly string[])[]): readonly (readonly string[])[] | null {
  let choices: readonly (readonly string[])[] = [[]];
  for (const list of lists) {
    choices = choices.flatMap((choice) => list.map((value) => [...choice, value]));
    if (choices.length > MAX_SETS) return null;
  }
  return choices;
}
