import { allow, type Question, verdictOf } from './_ask.ts';

/** Whether the request has the value under the key: YES, NO, or UNKNOWN. */
export function has(key: string, value: string, question: Omit<Question, 'statements'> = {}) {
  const verdict = verdictOf({ statements: [allow({ Condition: { StringEquals: { [key]: value } } })], ...question });
  return { ALLOWED: 'YES', NOT_ALLOWED: 'NO' }[verdict as string] ?? 'UNKNOWN';
}
