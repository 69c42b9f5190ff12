import { isPossibleTogether } from '../../cells/related-keys.ts';
import { ABSENT, type ConditionValue } from '../../conditions/condition-value.ts';
import { NAMES_KEY, PAIR_PREFIX } from '../../request/encryption-context.ts';
import type { Literal, SearchSpace } from './search-space.ts';

/** A value of each key, by the key's name in lower case. */
export type Choice = ReadonlyMap<string, { readonly written: string; readonly value: ConditionValue }>;

/** The values of each key that are still possible: their indices. The first of each is the present choice. */
type Options = readonly (readonly number[])[];

type Search = SearchSpace & { readonly budget: { tries: number } };

/**
 * Values with which all wanted conditions are met, and no Deny applies. Null if there are none, or the budget is used
 * up.
 *
 * Tries the first value of each key. If a Deny applies, one of its conditions must not be met: tries each of them in
 * turn, with the values that do not meet it.
 */
export function chooseValues(space: SearchSpace, budget: { tries: number }): Choice | null {
  const search = { ...space, budget };
  const options = space.keys.map(({ values }, place) =>
    keepWhere([...values.keys()], place, space.wanted, (match) => match === 'YES'),
  );
  const found = solve(options, search);
  return found && toChoice(found, search);
}

/**
 * The values of one key with which the conditions give what is wanted. Conditions with variables are not compared here.
 */
function keepWhere(
  values: readonly number[],
  place: number,
  literals: readonly Literal[],
  isWanted: (match: ReturnType<Literal['evaluate']>) => boolean,
): readonly number[] {
  const own = literals.filter((literal) => literal.place === place && literal.variables.length === 0);
  const choice: number[] = [];
  return values.filter((value) => {
    choice[place] = value;
    return own.every((literal) => isWanted(literal.evaluate(choice)));
  });
}

function solve(options: Options, search: Search): Options | null {
  if (options.some((values) => values.length === 0) || search.budget.tries-- <= 0) return null;
  const choice = options.map(([value = 0]) => value);
  if (!isPossible(choice, search)) return tryOthers(options, findRelated(search), search);
  const unmet = search.wanted.find((literal) => literal.evaluate(choice) !== 'YES');
  if (unmet !== undefined) return tryOthers(options, toPlaces(unmet), search);
  const deny = search.denies.find((literals) => literals.every((literal) => literal.evaluate(choice) === 'YES'));
  if (deny === undefined) return options;
  for (const literal of deny) {
    const { place, variables } = literal;
    if (place === null) continue;
    const found =
      variables.length > 0
        ? tryOthers(options, [place, ...variables], search)
        : solve(options.with(place, keepWhere(options[place] ?? [], place, [literal], isUnmet)), search);
    if (found !== null) return found;
  }
  return null;
}

const isUnmet = (match: ReturnType<Literal['evaluate']>) => match === 'NO';

function toPlaces({ place, variables }: Literal): readonly number[] {
  return place === null ? variables : [place, ...variables];
}

/** Goes on with the next value of one of the keys. */
function tryOthers(options: Options, places: readonly number[], search: Search): Options | null {
  for (const place of places) {
    const found = solve(options.with(place, options[place]?.slice(1) ?? []), search);
    if (found !== null) return found;
  }
  return null;
}

/** Whether one request can have the values: for example none is made both directly and by a service. */
function isPossible(choice: readonly number[], search: Search): boolean {
  const related = findRelated(search);
  if (related.length < 2) return true;
  const { keys } = search;
  return isPossibleTogether(
    new Map(related.map((place) => [keys[place]?.name ?? '', keys[place]?.values[choice[place] ?? 0] ?? ABSENT])),
  );
}

/** The keys whose values can contradict each other. */
function findRelated({ keys }: SearchSpace): readonly number[] {
  return keys.flatMap(({ name }, place) => (RELATED.has(name) || name.startsWith(PAIR_PREFIX) ? [place] : []));
}

const RELATED: ReadonlySet<string> = new Set([
  NAMES_KEY,
  'kms:viaservice',
  'aws:viaawsservice',
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
]);

function toChoice(options: Options, { keys }: SearchSpace): Choice {
  return new Map(
    keys.map(({ name, written, values }, place) => [
      name,
      { written, value: values[options[place]?.[0] ?? 0] ?? ABSENT },
    ]),
  );
}
