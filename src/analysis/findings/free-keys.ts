import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { PolicyCondition } from '../../policy/types.ts';
import { isFree } from '../cells/free-keys.ts';
import { toCandidates } from '../cells/value-candidates.ts';
import { type ConditionValue, present } from '../conditions/condition-value.ts';
import { expandVariables } from '../conditions/variables.ts';
import type { OpenRequest } from '../principals/open-requests.ts';
import { NAMES_KEY, PAIR_PREFIX } from '../request/encryption-context.ts';
import type { RequestContext } from '../request/request-context.ts';
import { findConditionKey } from '../tables/condition-keys.ts';

/** A condition key that does not follow from principal, action and key, and the values that are worth a try. */
export type FreeKey = {
  /** In lower case, and as the policy writes it first. */
  readonly name: string;
  readonly written: string;
  readonly values: readonly ConditionValue[];
};

/** Which of the values of a condition key are tried, by its name in lower case. */
export type LimitValues = (key: string, values: readonly ConditionValue[]) => readonly ConditionValue[];

/** The free keys of conditions, those of variables in their values included. Null if there are too many values. */
export function findFreeKeys(
  conditions: readonly PolicyCondition[],
  { request, context }: Pick<OpenRequest, 'request' | 'context'>,
  limit: LimitValues = (_key, values) => values,
): readonly FreeKey[] | null {
  const names = new Map<string, string>();
  for (const { key, values } of conditions) {
    for (const name of [key, ...findVariables(values, context)]) {
      const folded = toAsciiLowerCase(name);
      if (!names.has(folded) && isFree(name, request.principal, context)) names.set(folded, name);
    }
  }
  const free: FreeKey[] = [];
  for (const [name, written] of names) {
    const values = toValues(name, conditions, context);
    if (values === null) return null;
    free.push({ name, written, values: limit(name, values) });
  }
  return free;
}

/** The names of the condition keys in the variables of values. */
export function findVariables(values: readonly string[], { variables }: RequestContext): readonly string[] {
  if (variables === 'NONE') return [];
  return values.flatMap((value) => [...value.matchAll(VARIABLE)].map(([, name = '']) => name));
}

const VARIABLE = /\$\{\s*([^},*?$]+?)\s*[},]/g;

function toValues(
  name: string,
  conditions: readonly PolicyCondition[],
  context: RequestContext,
): readonly ConditionValue[] | null {
  const atoms = conditions
    .filter(({ key }) => toAsciiLowerCase(key) === name)
    .flatMap(({ operator, values }) => values.map((value) => ({ operator, value: toText(value, context) })));
  const values = toCandidates(name, atoms);
  if (values === null || findConditionKey(name)?.multiValued !== true) return values;
  // A key with several values may have to have all of them.
  const texts = [...new Set(atoms.map(({ value }) => value))];
  const pairs = name === NAMES_KEY ? findPairNames(conditions) : [];
  return [
    ...values,
    ...[texts, pairs, [...texts, ...pairs]].flatMap((all) => (all.length > 1 ? [present(...all)] : [])),
  ];
}

/** The names of the pairs of the encryption context in conditions. */
function findPairNames(conditions: readonly PolicyCondition[]): readonly string[] {
  return conditions.flatMap(({ key }) =>
    toAsciiLowerCase(key).startsWith(PAIR_PREFIX) ? [key.slice(PAIR_PREFIX.length)] : [],
  );
}

/** The value after its variables were replaced, as far as they are known. */
function toText(value: string, context: RequestContext): string {
  const expanded = expandVariables(value, context, { takesPatterns: true });
  return expanded.kind === 'TEXT' ? expanded.text : value.replace(/\$\{[^}]*\}/g, 'x');
}
