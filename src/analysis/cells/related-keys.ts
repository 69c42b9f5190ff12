import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { ConditionValue } from '../conditions/condition-value.ts';
import { NAMES_KEY, PAIR_PREFIX } from '../request/encryption-context.ts';

/** The keys that say whether an AWS service makes the request on behalf of the principal. */
const VIA: readonly string[] = [
  'kms:viaservice',
  'aws:viaawsservice',
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
];

/** Keys that are about the same thing. Some values of one exclude some of the other, and AWS does not say which. */
const ABOUT_THE_SAME: readonly (readonly string[])[] = [
  ['aws:principalorgid', 'aws:principalorgpaths'],
  ['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths'],
  ['aws:sourceip', 'aws:sourcevpc', 'aws:sourcevpce', 'aws:sourcevpcarn', 'aws:vpceaccount', 'aws:vpceorgid'],
  ['aws:currenttime', 'aws:epochtime', 'aws:tokenissuetime', 'aws:multifactorauthage'],
  ['aws:multifactorauthage', 'aws:multifactorauthpresent'],
];

/**
 * The groups of keys whose values depend on each other. `variables` has the keys that the conditions on a key name in
 * their variables: they stand before it. A group is null if there is no such order.
 */
export function groupKeys(
  keys: readonly string[],
  variables: ReadonlyMap<string, ReadonlySet<string>>,
): readonly (readonly string[] | null)[] {
  let groups: readonly (readonly string[])[] = groupRelatedKeys(keys);
  for (const [key, names] of variables) {
    const joined = groups.filter((group) => group.includes(key) || group.some((name) => names.has(name)));
    if (joined.length > 1) groups = [...groups.filter((group) => !joined.includes(group)), joined.flat()];
  }
  return groups.map((group) => sort(group, variables));
}

function sort(group: readonly string[], variables: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | null {
  const sorted: string[] = [];
  let rest = group;
  while (rest.length > 0) {
    const next = rest.find((key) => !rest.some((other) => variables.get(key)?.has(other)));
    if (next === undefined) return null;
    sorted.push(next);
    rest = rest.filter((key) => key !== next);
  }
  return sorted;
}

/** By rules of AWS: some keys are about one caller or one encryption context. */
function groupRelatedKeys(keys: readonly string[]): readonly (readonly string[])[] {
  const via = VIA.filter((key) => keys.includes(key));
  const isOfPairs = (key: string) => key === NAMES_KEY || key.startsWith(PAIR_PREFIX);
  const pairs = keys.includes(NAMES_KEY) ? keys.filter(isOfPairs) : [];
  const others = keys.filter((key) => !via.includes(key) && !pairs.includes(key));
  // The names are behind the pairs: they follow from them in part.
  pairs.sort((a, b) => Number(a === NAMES_KEY) - Number(b === NAMES_KEY));
  return [via, pairs, ...others.map((key) => [key])].filter((group) => group.length > 0);
}

/** Whether some values of the keys may exclude each other, by rules that are not known. */
export function mayExcludeEachOther(keys: readonly string[]): boolean {
  return ABOUT_THE_SAME.some((group) => keys.filter((key) => group.includes(key)).length > 1);
}

/** Whether one request can have the values. */
export function isPossibleTogether(values: ReadonlyMap<string, ConditionValue>): boolean {
  return isOneCaller(values) && isOneEncryptionContext(values);
}

/**
 * What the pairs of an encryption context say about the names in it. The case of a name does not count in the condition
 * key of a pair, and it does in the list of names: a required name can be each of `texts` that differs in case only.
 */
export function toNames(values: ReadonlyMap<string, ConditionValue>, texts: readonly string[]) {
  const pairs = [...values].filter(([key]) => key.startsWith(PAIR_PREFIX));
  const toSpellings = ([key]: readonly [string, ConditionValue]) => {
    const name = key.slice(PAIR_PREFIX.length);
    return [...new Set([...texts.filter((text) => toAsciiLowerCase(text) === name), name])];
  };
  return {
    required: pairs.filter(([, { state }]) => state === 'PRESENT').map(toSpellings),
    excluded: new Set(pairs.filter(([, { state }]) => state !== 'PRESENT').flatMap(toSpellings)),
  };
}

function isOneCaller(values: ReadonlyMap<string, ConditionValue>): boolean {
  const [service, isService, ...called] = VIA.map((key) => values.get(key));
  const said = [
    ...(service === undefined ? [] : [service.state === 'PRESENT']),
    ...(isService?.state === 'PRESENT' ? [isService.values[0] === 'true'] : []),
  ];
  const isDirect = said.includes(false);
  if (isDirect && said.includes(true)) return false;
  return !(isDirect && called.some((value) => value?.state === 'PRESENT'));
}

function isOneEncryptionContext(values: ReadonlyMap<string, ConditionValue>): boolean {
  const names = values.get(NAMES_KEY);
  if (names === undefined) return true;
  const listed = new Set(names.state === 'PRESENT' ? names.values.map(toAsciiLowerCase) : []);
  return [...values].every(
    ([key, value]) =>
      !key.startsWith(PAIR_PREFIX) || (value.state === 'PRESENT') === listed.has(key.slice(PAIR_PREFIX.length)),
  );
}
