import type { Matcher } from './_case.ts';

/**
 * Null where `actual` has everything that is expected. Otherwise a text with the path of the first difference.
 * test/clients/matching.py has the same rules.
 */
export function explainMismatch(expected: unknown, actual: unknown, path = 'output'): string | null {
  if (isMatcher(expected)) return meets(expected, actual) ? null : explain(expected, actual, path);
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return explain(expected, actual, path);
    return first(expected.map((item, index) => explainMismatch(item, actual[index], `${path}.${index}`)));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return explain(expected, actual, path);
    const members = Object.entries(expected);
    return first(members.map(([name, each]) => explainMismatch(each, readPath(actual, name), `${path}.${name}`)));
  }
  return expected === actual ? null : explain(expected, actual, path);
}

/**
 * Replaces `$name` in each string by the value that was saved under the name. The keys of matchers stay as they are.
 */
export function fillIn<Value>(value: Value, saved: Readonly<Record<string, string>>): Value {
  const text = JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'string' ? item.replace(/\$(\w+)/g, (whole, name: string) => saved[name] ?? whole) : item,
  );
  return JSON.parse(text);
}

export function readPath(value: unknown, path: string): unknown {
  return path.split('.').reduce((found, name) => (found as Record<string, unknown> | undefined)?.[name], value);
}

function isMatcher(value: unknown): value is Matcher {
  return typeof value === 'object' && value !== null && Object.keys(value).some((name) => name.startsWith('$'));
}

const MINUTE = 60;
const DAY = 86_400;

function meets(matcher: Matcher, actual: unknown): boolean {
  if ('$absent' in matcher) return actual === undefined;
  if ('$like' in matcher) return typeof actual === 'string' && new RegExp(matcher.$like).test(actual);
  return typeof actual === 'number' && Math.abs(actual - Date.now() / 1000 - matcher.$daysFromNow * DAY) < MINUTE;
}

function explain(expected: unknown, actual: unknown, path: string): string {
  return `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
}

function first(mismatches: readonly (string | null)[]): string | null {
  return mismatches.find((mismatch) => mismatch !== null) ?? null;
}
