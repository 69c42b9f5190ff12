import { parsePolicy } from '../policy/parse-policy.ts';
import type { ParsedPolicy } from '../policy/types.ts';
import type { Context } from './context.ts';

/** The parsed policies of each request, by their text: most keys of an account have one of a few policies. */
const PARSED = new WeakMap<Context, Map<string, ParsedPolicy>>();

/** Parses the text of a policy once for all fields and keys of a request, when the first of them is resolved. */
export function parseOnce({ text }: { readonly text: string }, context: Context): ParsedPolicy {
  let parsed = PARSED.get(context);
  if (parsed === undefined) {
    parsed = new Map();
    PARSED.set(context, parsed);
  }
  let policy = parsed.get(text);
  if (policy === undefined) {
    if (!context.onPolicy(text.length)) return NOT_PARSED;
    policy = parsePolicy(text);
    parsed.set(text, policy);
  }
  return policy;
}

/** For an answer that is too large. No client receives this: the server replaces the whole answer with an error. */
const NOT_PARSED: ParsedPolicy = { document: null, problems: [] };
