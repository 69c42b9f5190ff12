import { isIP } from 'node:net';
import { quote } from '../../json/quote.ts';
import { parseBoolean, parseDate, parseNumber } from '../conditions/operator-values.ts';
import { CONDITION_KEYS, findConditionKey } from '../tables/condition-keys.ts';
import type { ContextInput } from './given-context.ts';
import { RequestError } from './request-principal.ts';

/** Checks the names of the condition keys that a caller gives, and the types of their values. Throws RequestError. */
export function checkConditionKeys({ keys, absent }: ContextInput): void {
  for (const name of [...(keys ?? []).map(({ key }) => key), ...(absent ?? [])]) checkName(name);
  for (const { key, values } of keys ?? []) for (const value of values) checkValue(key, value);
}

function checkName(name: string): void {
  if (name === '') {
    throw new RequestError('context has an empty name of a condition key: expected one such as kms:ViaService.');
  }
  if (/^(?:kms:)?encryptioncontext$/i.test(name)) {
    throw new RequestError(
      `${quote(name)} is not a condition key: expected its pairs in context.encryptionContext, an empty list for none.`,
    );
  }
  const right = findWithPrefix(name);
  if (right === undefined) return;
  throw new RequestError(
    `context has ${quote(name)}, which is not a condition key: its prefix is missing. Did you mean ${quote(right)}?`,
  );
}

/** The condition key that the name would be with a prefix. Undefined if it has one, or if AWS has no such key. */
function findWithPrefix(name: string): string | undefined {
  if (findConditionKey(name) !== undefined) return undefined;
  for (const prefix of PREFIXES) {
    const info = findConditionKey(`${prefix}${name}`);
    if (info !== undefined) return `${info.name}${`${prefix}${name}`.slice(info.name.length)}`;
  }
  return undefined;
}

/** `aws:` and `kms:`, and those of other services whose keys requests to KMS can have. */
const PREFIXES: ReadonlySet<string> = new Set(CONDITION_KEYS.map(({ name }) => name.slice(0, name.indexOf(':') + 1)));

function checkValue(name: string, value: string): void {
  const info = findConditionKey(name);
  const type = info && TYPES.get(info.type);
  if (type === undefined || type.passes(value)) return;
  throw new RequestError(`${quote(name)} is ${quote(value)} in context.keys: expected ${type.expected}.`);
}

type ValueType = { readonly passes: (value: string) => boolean; readonly expected: string };

/** By the types of condition keys. A value of the type String can be any text. */
const TYPES: ReadonlyMap<string, ValueType> = new Map([
  ['ARN', { passes: (value) => /^arn(?::[^:]*){4}:./s.test(value), expected: 'an ARN' }],
  ['Bool', { passes: (value) => parseBoolean(value) !== undefined, expected: '"true" or "false"' }],
  [
    'Date',
    {
      passes: (value) => parseDate(value) !== undefined,
      expected: 'a date such as "2026-01-31T12:00:00Z", or seconds since 1970',
    },
  ],
  [
    'IPAddress',
    { passes: (value) => isIP(value) !== 0, expected: 'an IP address such as "203.0.113.7", and no range' },
  ],
  ['Numeric', { passes: (value) => parseNumber(value) !== undefined, expected: 'a number' }],
]);
