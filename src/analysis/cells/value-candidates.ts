import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { ABSENT, type ConditionValue, present } from '../conditions/condition-value.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import type { Budget } from './budget.ts';
import { findTexts } from './find-texts.ts';
import { toAddressTexts, toDateTexts, toNumberTexts } from './ordered-classes.ts';
import { toTextPattern } from './text-pattern.ts';

/** A condition operator and one of its values, after variables were replaced. */
export type Atom = { readonly operator: string; readonly value: string };

/**
 * Values of a condition key, among them one for each way in which the atoms can hold. Null if there are too many ways,
 * or if the atoms compare the key in ways that cannot be combined, such as as a number and as a text.
 */
export function toCandidates(key: string, atoms: readonly Atom[], budget?: Budget): readonly ConditionValue[] | null {
  const kinds = new Set(atoms.flatMap(({ operator }) => toKind(operator) ?? []));
  if (kinds.size > 1) return null;
  const [kind] = kinds;
  const type = findConditionKey(key)?.type ?? 'String';
  const texts = type === 'Bool' ? ['true', 'false'] : kind === undefined ? [] : toTexts(kind, atoms, budget);
  if (texts === null) return null;
  const isTyped = kind === undefined || (kind === 'TEXT' && type !== 'String');
  // First: the text of a pattern may be no value of the type, such as no date, and no request has it.
  const all = new Set([...(isTyped && type !== 'Bool' ? [OTHER_VALUES[type]] : []), ...texts]);
  return [...(ALWAYS_PRESENT.has(key) ? [] : [ABSENT]), ...[...all].map((text) => present(text))];
}

/** Stands for a value that no policy names. */
const OTHER_TEXT = 'other';

/** The same for each type of condition keys. */
const OTHER_VALUES = {
  String: OTHER_TEXT,
  ARN: 'arn:aws:other:us-east-1:000000000000:other',
  Numeric: '0',
  Date: '1970-01-01T00:00:00.000Z',
  IPAddress: '198.51.100.1',
};

/** The keys that every request has which can have them. Source: IAM User Guide, "AWS global condition context keys". */
const ALWAYS_PRESENT: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime']);

type Kind = 'TEXT' | 'NUMBER' | 'DATE' | 'ADDRESS';

/** The name of an operator without set operator, negation and IfExists. */
function toBase(operator: string): string {
  return toAsciiLowerCase(operator)
    .replace(/^[a-z]+:/, '')
    .replace(/ifexists$/, '')
    .replace('not', '');
}

/** Null for an operator without values to compare with, such as Null, and for one that is not known. */
function toKind(operator: string): Kind | null {
  const base = toBase(operator);
  if (base.startsWith('numeric')) return 'NUMBER';
  if (base.startsWith('date')) return 'DATE';
  if (base === 'ipaddress') return 'ADDRESS';
  return /^(?:string|arn|bool|binary)/.test(base) ? 'TEXT' : null;
}

function toTexts(kind: Kind, atoms: readonly Atom[], budget?: Budget): readonly string[] | null {
  const values = atoms.filter(({ operator }) => toKind(operator) === kind).map(({ value }) => value);
  if (kind === 'NUMBER') return toNumberTexts(values);
  if (kind === 'DATE') return toDateTexts(values);
  if (kind === 'ADDRESS') return toAddressTexts(values);
  return toTextValues(atoms, budget);
}

/** Each literal, and texts for what patterns match together. */
function toTextValues(atoms: readonly Atom[], budget?: Budget): readonly string[] | null {
  const literals = new Set<string>();
  const patterns = [];
  const kinds = new Set(atoms.map(({ operator }) => toBase(operator)));
  for (const { operator, value } of atoms) {
    const base = toBase(operator);
    const isArn = base.startsWith('arn');
    const hasWildcards = (isArn || base === 'stringlike') && /[*?\ue000\ue001]/.test(value);
    const ignoresCase = base === 'stringequalsignorecase' && kinds.size > 1;
    if (hasWildcards || ignoresCase) patterns.push(toTextPattern(value, { hasWildcards, ignoresCase, isArn }));
    if (base === 'bool') for (const text of ['true', 'false']) literals.add(text);
    else if (!hasWildcards) literals.add(value);
  }
  if (patterns.length === 0) return [toOther(literals), ...literals];
  const found = findTexts({ patterns, literals: [...literals] }, budget);
  return found && [...literals, ...found];
}

function toOther(literals: ReadonlySet<string>): string {
  let other = OTHER_TEXT;
  while (literals.has(other)) other += '-';
  return other;
}
