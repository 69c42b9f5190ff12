import type { Match } from '../match.ts';
import type { RequestContext } from '../request/request-context.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import { LITERAL_MARK, LITERAL_STAR } from './literal-wildcards.ts';

/**
 * The text of a policy value after its variables were replaced. Without a text, `match` is what a comparison with the
 * value gives: NO if the request has no value for a variable, UNKNOWN if its value is not known. `missing` has the
 * names of the condition keys that are not known.
 */
export type Expanded =
  | { readonly kind: 'TEXT'; readonly text: string }
  | { readonly kind: 'NO_TEXT'; readonly match: Match; readonly missing: readonly string[] };

/**
 * Replaces `${key}`, `${key, 'default'}`, `${*}`, `${?}` and `${$}`. Only policies of version 2012-10-17 have
 * variables: in others, `${` is text. Source: IAM User Guide, "Variables and tags". `takesPatterns`: the value will be
 * compared as a pattern.
 */
export function expandVariables(
  value: string,
  context: RequestContext,
  { takesPatterns }: { readonly takesPatterns: boolean },
): Expanded {
  if (!value.includes('${') || context.variables === 'NONE') return { kind: 'TEXT', text: value };
  if (context.variables === 'UNKNOWN') return { kind: 'NO_TEXT', match: 'UNKNOWN', missing: [] };
  let text = '';
  let rest = 0;
  for (let open = value.indexOf('${'); open >= 0; open = value.indexOf('${', rest)) {
    const close = value.indexOf('}', open);
    if (close < 0) break;
    const replaced = replace(value.slice(open + 2, close), context, takesPatterns);
    if (typeof replaced !== 'string') return replaced;
    text += value.slice(rest, open) + replaced;
    rest = close + 1;
  }
  return { kind: 'TEXT', text: text + value.slice(rest) };
}

/** The condition keys that the variables in these values name, as they are written. */
export function findVariables(values: readonly string[]): readonly string[] {
  let found = FOUND.get(values);
  if (found === undefined) {
    found = values.some((value) => value.includes('${')) ? values.flatMap(findNamedKeys) : NONE;
    FOUND.set(values, found);
  }
  return found;
}

function findNamedKeys(value: string): readonly string[] {
  return [...value.matchAll(NAMED_KEY)].flatMap(([, key = '']) => (key.includes(':') ? [key] : []));
}

const NONE: readonly string[] = [];

/** Remembered for later requests: a condition can have thousands of values. */
const FOUND = new WeakMap<readonly string[], readonly string[]>();

/** The name in `${key}` or `${key, 'default'}`. */
const NAMED_KEY = /\$\{\s*([^},]*[^},\s])\s*[,}]/g;

function replace(variable: string, context: RequestContext, takesPatterns: boolean): string | Expanded {
  if (variable === '*') return takesPatterns ? LITERAL_STAR : '*';
  if (variable === '?') return takesPatterns ? LITERAL_MARK : '?';
  if (variable === '$') return '$';
  const { key = '', fallback } = VARIABLE.exec(variable)?.groups ?? {};
  const found = context.find(key);
  if (found.state === 'PRESENT') {
    const [text = ''] = found.values;
    // Only variables with a single value can be replaced. A wildcard in the value is text for AWS, as far as it says.
    const isSingle = found.values.length === 1 && !findConditionKey(key)?.multiValued;
    const isPlain = isSingle && !(takesPatterns && WILDCARD.test(text));
    return isPlain ? text : { kind: 'NO_TEXT', match: 'UNKNOWN', missing: [] };
  }
  if (found.state === 'UNKNOWN') return { kind: 'NO_TEXT', match: 'UNKNOWN', missing: [key] };
  return fallback ?? { kind: 'NO_TEXT', match: 'NO', missing: [] };
}

/** A wildcard, or what stands for the character of one. */
const WILDCARD = new RegExp(`[*?${LITERAL_STAR}${LITERAL_MARK}]`);

/** A condition key, and a default in single quotes. */
const VARIABLE = /^\s*(?<key>[^,]*?)\s*(?:,\s*'(?<fallback>[^']*)'\s*)?$/s;
