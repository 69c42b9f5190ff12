import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyCondition, PolicyEffect } from '../../../policy/types.ts';
import { toCandidates } from '../../cells/value-candidates.ts';
import { type ConditionValue, present } from '../../conditions/condition-value.ts';
import { evaluateCondition } from '../../conditions/evaluate-condition.ts';
import { findVariables } from '../../conditions/variables.ts';
import type { Match } from '../../match.ts';
import { NAMES_KEY, PAIR_PREFIX } from '../../request/encryption-context.ts';
import type { KeyFacts } from '../../request/key-facts.ts';
import type { RequestContext } from '../../request/request-context.ts';
import { findConditionKey } from '../../tables/condition-keys.ts';
import type { FindingsInput } from '../finding.ts';

/** A condition, and the effect of its statement. */
export type EffectiveCondition = { readonly condition: PolicyCondition; readonly effect: PolicyEffect };

/** Values of a condition key that are worth a try. */
export type KeyValues = {
  /** In lower case, and as the policy writes it first. */
  readonly name: string;
  readonly written: string;
  readonly values: readonly ConditionValue[];
  /** What each condition without variables gives for each value. */
  readonly truths: ReadonlyMap<PolicyCondition, readonly Match[]>;
};

/** The values of all condition keys of a policy, by name in lower case. Null: there are too many values. */
export type KeyTable = ReadonlyMap<string, KeyValues | null>;

/** Yields after each key: a policy can have hundreds of patterns. */
export function* createKeyTable({ policy, key }: FindingsInput): Generator<void, KeyTable> {
  const conditions = policy.statements.flatMap((statement) =>
    statement.conditions.map((condition) => ({ condition, effect: statement.effect })),
  );
  const byKey = Map.groupBy(conditions, ({ condition }) => toAsciiLowerCase(condition.key));
  for (const { condition } of conditions) {
    for (const name of findVariables(condition.values)) {
      if (!byKey.has(toAsciiLowerCase(name))) byKey.set(toAsciiLowerCase(name), []);
    }
  }
  const pairs = toPairNames(conditions);
  const table = new Map<string, KeyValues | null>();
  for (const [name, own] of byKey) {
    table.set(name, toKeyValues(name, own, pairs, key));
    yield;
  }
  return table;
}

function toKeyValues(
  name: string,
  conditions: readonly EffectiveCondition[],
  pairs: readonly string[],
  key: KeyFacts,
): KeyValues | null {
  const atoms = conditions.flatMap(({ condition: { operator, values } }) =>
    values.map((value) => ({ operator, value: value.replace(ANY_VARIABLE, 'x') })),
  );
  const candidates = toCandidates(name, atoms);
  if (candidates === null) return null;
  const values = [...candidates, ...toLists(name, atoms, pairs)];
  if (values.length * (conditions.length + atoms.length) > MAX_COMPARISONS) return null;
  const written = conditions[0]?.condition.key ?? name;
  return { name, written, values, truths: toTruths(values, conditions, key) };
}

/** The most comparisons of a value with a condition, or a value of it: 200 ranges of addresses are possible. */
const MAX_COMPARISONS = 200_000;

const ANY_VARIABLE = /\$\{[^}]*\}/g;

/** A key with several values may have to have all of them. */
function toLists(
  name: string,
  atoms: readonly { readonly value: string }[],
  pairs: readonly string[],
): readonly ConditionValue[] {
  if (findConditionKey(name)?.multiValued !== true) return [];
  const texts = [...new Set(atoms.map(({ value }) => value))];
  const names = name === NAMES_KEY ? pairs : [];
  return [texts, names, [...new Set([...texts, ...names])]].flatMap((all) => (all.length > 1 ? [present(...all)] : []));
}

/** The names of the pairs of the encryption context in conditions. */
function toPairNames(conditions: readonly EffectiveCondition[]): readonly string[] {
  const names = conditions.flatMap(({ condition: { key } }) =>
    toAsciiLowerCase(key).startsWith(PAIR_PREFIX) ? [key.slice(PAIR_PREFIX.length)] : [],
  );
  return [...new Set(names)];
}

/** With other values, for a search that tries only these. */
export function withValues(
  { name, written }: Pick<KeyValues, 'name' | 'written'>,
  values: readonly ConditionValue[],
  conditions: readonly EffectiveCondition[],
  key: KeyFacts,
): KeyValues {
  const own = conditions.filter(({ condition }) => toAsciiLowerCase(condition.key) === name);
  return { name, written, values, truths: toTruths(values, own, key) };
}

function toTruths(
  values: readonly ConditionValue[],
  conditions: readonly EffectiveCondition[],
  key: KeyFacts,
): ReadonlyMap<PolicyCondition, readonly Match[]> {
  // A condition without variables looks at the value of its own key only.
  const toContext = (value: ConditionValue): RequestContext => ({
    key,
    policyType: 'KEY',
    variables: 'NONE',
    find: () => value,
  });
  return new Map(
    conditions
      .filter(({ condition }) => !condition.values.some((value) => value.includes('${')))
      .map(({ condition, effect }) => [
        condition,
        values.map((value) => evaluateCondition(condition, toContext(value), effect).applies),
      ]),
  );
}
