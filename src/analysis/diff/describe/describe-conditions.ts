import { clip, escapeInvisible, quote } from '../../../json/quote.ts';
import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyCondition } from '../../../policy/types.ts';
import type { Match } from '../../match.ts';

/** What a condition gives for some requests. */
export type Literal = { readonly condition: PolicyCondition; readonly truth: Match };

/**
 * Requests for which all conditions give this, in words: "kms:ViaService is missing or not s3.us-east-2.amazonaws.com".
 * `mayBeMissing` says whether a request can be without a condition key.
 */
export function describeAll(literals: readonly Literal[], mayBeMissing: (key: string) => boolean): string {
  const byKey = new Map<string, Literal[]>();
  for (const literal of literals) {
    const key = toAsciiLowerCase(literal.condition.key);
    byKey.set(key, [...(byKey.get(key) ?? []), literal]);
  }
  return [...byKey].map(([key, same]) => describeKey(same, mayBeMissing(key))).join(', and ');
}

/** The literals of one key. */
function describeKey(literals: readonly Literal[], mayBeMissing: boolean): string {
  const [first] = literals;
  const key = show(first?.condition.key ?? '');
  const decided = literals.filter(({ truth }) => truth !== 'UNKNOWN').map(toPredicate);
  const unknown = literals
    .filter(({ truth }) => truth === 'UNKNOWN')
    .map(({ condition }) => toClause(key, [toPredicate({ condition, truth: 'YES' })], mayBeMissing));
  const clauses = decided.length > 0 ? [toClause(key, decided, mayBeMissing)] : [];
  return [...clauses, ...unknown.map((clause) => `it is not decided whether ${clause}`)].join(', and ');
}

/** What a request has under a key. `missing`: whether it may, must or must not be without the key. */
type Predicate = {
  readonly verb: 'is' | 'has' | '';
  readonly text: string | null;
  readonly isPositive: boolean;
  readonly missing: 'MAY' | 'MUST' | 'MUST_NOT';
};

function toClause(key: string, predicates: readonly Predicate[], mayBeMissing: boolean): string {
  if (predicates.some(({ missing }) => missing === 'MUST')) return `${key} is missing`;
  const isOptional = mayBeMissing && predicates.every(({ missing }) => missing === 'MAY');
  const texts = predicates
    .filter(({ text }) => text !== null)
    .toSorted((one, other) => Number(other.isPositive) - Number(one.isPositive));
  if (texts.length === 0) return `${key} is present`;
  let last = isOptional ? 'is' : '';
  const parts = texts.map(({ verb, text }) => {
    const part = verb === last ? text : `${verb} ${text}`;
    last = verb;
    return part;
  });
  return `${key} ${isOptional ? 'is missing or ' : ''}${parts.join(' and ')}`;
}

/** A set operator, the name of an operator, and IfExists. */
const OPERATOR = /^(?:(?<set>forallvalues|foranyvalue):)?(?<name>[a-z]+?)(?<ifExists>ifexists)?$/;

function toPredicate({ condition, truth }: Literal): Predicate {
  const { operator, values } = condition;
  const { set, name = '', ifExists } = OPERATOR.exec(toAsciiLowerCase(operator))?.groups ?? {};
  const holds = truth === 'YES';
  if (name === 'null') return toPresence(values.some((value) => toAsciiLowerCase(value) === 'true') === holds);
  const isNegated = name.includes('not');
  const whenMissing = ifExists !== undefined || (set === undefined ? isNegated : set === 'forallvalues');
  const missing = whenMissing === holds ? 'MAY' : 'MUST_NOT';
  const text = describeValues(name.replace('not', ''), values);
  const isMet = holds !== isNegated;
  if (set === undefined) return { verb: 'is', text: isMet ? text : `not ${text}`, isPositive: isMet, missing };
  // "Some value is x" is the opposite of "no value is x"; "all values are x" that of "some value is another".
  const isAboutOthers = (set === 'forallvalues') !== isNegated;
  if (isAboutOthers) {
    return { verb: 'has', text: isMet ? `only ${text}` : `a value other than ${text}`, isPositive: isMet, missing };
  }
  return { verb: 'has', text: isMet ? text : `none of ${text}`, isPositive: isMet, missing };
}

function toPresence(isMissing: boolean): Predicate {
  return { verb: 'is', text: null, isPositive: true, missing: isMissing ? 'MUST' : 'MUST_NOT' };
}

/** What stands before the values, by the operator without negation. */
const BEFORE: Readonly<Record<string, string>> = {
  numericlessthan: 'less than ',
  numericlessthanequals: 'at most ',
  numericgreaterthan: 'greater than ',
  numericgreaterthanequals: 'at least ',
  datelessthan: 'before ',
  datelessthanequals: 'at or before ',
  dategreaterthan: 'after ',
  dategreaterthanequals: 'at or after ',
  ipaddress: 'in ',
};

function describeValues(name: string, values: readonly string[]): string {
  const shown = values.slice(0, MAX_VALUES).map(showValue);
  if (values.length > MAX_VALUES) shown.push(`${values.length - MAX_VALUES} more`);
  const last = shown.pop() ?? 'one of no values';
  const list = shown.length === 0 ? last : `${shown.join(', ')} or ${last}`;
  return `${BEFORE[name] ?? ''}${list}${name.endsWith('ignorecase') ? ' in any case' : ''}`;
}

const MAX_VALUES = 4;

/** The most characters of a value or a condition key. */
const MAX_SHOWN = 80;

function showValue(value: string): string {
  return /^[^\s,;"]+$/.test(value) ? show(value) : quote(clip(value, MAX_SHOWN));
}

function show(text: string): string {
  return escapeInvisible(clip(text, MAX_SHOWN));
}
