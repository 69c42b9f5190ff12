import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { ABSENT, type ConditionValue, PRESENT_UNKNOWN, present } from '../conditions/condition-value.ts';
import { allOf, type Match, toMatch } from '../match.ts';

/**
 * The encryption context of a request, as far as it is known. `names` has the names of all its pairs; null if there can
 * be others than those in `pairs`.
 */
export type EncryptionContext = {
  readonly pairs: ReadonlyMap<string, string>;
  readonly names: ReadonlySet<string> | null;
};

export const PAIR_PREFIX = 'kms:encryptioncontext:';
export const NAMES_KEY = 'kms:encryptioncontextkeys';

/** The condition key of a pair, in lower case. */
export function toPairKey(name: string): string {
  return PAIR_PREFIX + toAsciiLowerCase(name);
}

/** The value of a condition key of the encryption context. The case of a pair's name does not count in a policy. */
export function deriveFromEncryptionContext(
  key: string,
  { pairs, names }: EncryptionContext,
): ConditionValue | undefined {
  if (names === null) return undefined;
  if (key === NAMES_KEY) return names.size === 0 ? ABSENT : present(...names);
  if (!key.startsWith(PAIR_PREFIX)) return undefined;
  const name = key.slice(PAIR_PREFIX.length);
  const isSame = (other: string) => toAsciiLowerCase(other) === name;
  const [value, ...others] = [...pairs].filter(([other]) => isSame(other)).map((pair) => pair[1]);
  // AWS does not say which of two values counts, whose names differ only in their case.
  if (value !== undefined) return others.every((other) => other === value) ? present(value) : PRESENT_UNKNOWN;
  return [...names].some(isSame) ? PRESENT_UNKNOWN : ABSENT;
}

/**
 * Whether the encryption context has the pairs of a grant constraint; with `exactly`, and no others. Names and values are
 * compared with their case. Source: AWS KMS API Reference, GrantConstraints.
 */
export function matchEncryptionContext(
  { pairs, names }: EncryptionContext,
  wanted: ReadonlyMap<string, string>,
  { exactly }: { readonly exactly: boolean },
): Match {
  const each = [...wanted].map(([name, value]): Match => {
    const found = pairs.get(name);
    if (found !== undefined) return toMatch(found === value);
    return names !== null && !names.has(name) ? 'NO' : 'UNKNOWN';
  });
  if (!exactly) return allOf(each);
  const hasOther = [...pairs.keys(), ...(names ?? [])].some((name) => !wanted.has(name));
  return allOf([...each, hasOther ? 'NO' : names === null ? 'UNKNOWN' : 'YES']);
}
