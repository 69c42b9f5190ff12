import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { PolicyCondition } from '../../policy/types.ts';
import { type ConditionValue, present } from '../conditions/condition-value.ts';
import { expandVariables } from '../conditions/variables.ts';
import { needsMetadata } from '../request/derive-from-key.ts';
import type { RequestContext } from '../request/request-context.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import { toCandidates } from './candidates.ts';

/** A condition key that does not follow from principal, action and key, and the values that are worth a try. */
export type FreeKey = {
  /** In lower case, and as the policy writes it first. */
  readonly name: string;
  readonly written: string;
  readonly values: readonly ConditionValue[];
};

/** Which of the values of a condition key are tried, by its name in lower case. */
export type LimitValues = (key: string, values: readonly ConditionValue[]) => readonly ConditionValue[];

/** The free keys of conditions, those of variables in their values included. */
export function findFreeKeys(
  conditions: readonly PolicyCondition[],
  context: RequestContext,
  limit: LimitValues = (_key, values) => values,
): readonly FreeKey[] {
  const names = new Map<string, string>();
  for (const { key, values } of conditions) {
    for (const name of [key, ...findVariables(values, context)]) {
      if (!names.has(toAsciiLowerCase(name)) && isFree(name, context)) names.set(toAsciiLowerCase(name), name);
    }
  }
  return [...names].map(([name, written]) => ({
    name,
    written,
    values: limit(name, toValues(name, conditions, context)),
  }));
}

/** Whether a caller can choose it: it is not known, and does not follow from the key. */
export function isFree(name: string, context: RequestContext): boolean {
  const { state } = context.find(name);
  return state === 'UNKNOWN' && !needsMetadata(name) && findConditionKey(name)?.iamPoliciesOnly !== true;
}

/** The names of the condition keys in the variables of values. */
export function findVariables(values: readonly string[], { variables }: RequestContext): readonly string[] {
  if (variables === 'NONE') return [];
  return values.flatMap((value) => [...value.matchAll(/\$\{\s*([^},*?$]+?)\s*[},]/g)].map(([, name = '']) => name));
}

function toValues(
  name: string,
  conditions: readonly PolicyCondition[],
  context: RequestContext,
): readonly ConditionValue[] {
  const atoms = conditions
    .filter(({ key }) => toAsciiLowerCase(key) === name)
    .flatMap(({ operator, values }) => values.map((value) => ({ operator, value: toText(value, context) })));
  const values = toCandidates(name, atoms);
  const texts = [...new Set(atoms.map(({ value }) => value))];
  // A key with several values may have to have all of them.
  const isMany = findConditionKey(name)?.multiValued === true && texts.length > 1;
  return isMany ? [...values, present(...texts)] : values;
}

/** The value after its variables were replaced, as far as they are known. */
function toText(value: string, context: RequestContext): string {
  const expanded = expandVariables(value, context, { takesPatterns: false });
  return expanded.kind === 'TEXT' ? expanded.text : value.replace(/\$\{[^}]*\}/g, 'x');
}
