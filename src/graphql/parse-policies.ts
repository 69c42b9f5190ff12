import { LRUCache } from 'lru-cache';
import { parsePolicy } from '../policy/parse-policy.ts';
import type { ParsedPolicy } from '../policy/types.ts';
import type { Context } from './context.ts';

/**
 * Parses the text of a key policy that KMS sent, once for all fields and keys of a request, when the first of them is
 * resolved. The result is kept for later requests: each reads the text from KMS again, but policies seldom change.
 */
export function parseKeyPolicy(answer: { readonly text: string }, context: Context): ParsedPolicy {
  let policy = BY_ANSWER.get(answer);
  if (policy === undefined) {
    policy = parseOnce(answer.text, context, () => parseKept(answer.text));
    BY_ANSWER.set(answer, policy);
  }
  return policy;
}

/**
 * By the answer of KMS, an object that belongs to one request. A lookup by text can be slow: V8 hashes a text of more
 * than 16,383 characters by its length only, and so compares it with each other text of the same length.
 */
const BY_ANSWER = new WeakMap<object, ParsedPolicy>();

function parseKept(text: string): ParsedPolicy {
  let policy = KEPT.get(text);
  if (policy === undefined) {
    policy = parsePolicy(text);
    KEPT.set(text, policy);
  }
  return policy;
}

/**
 * The most characters of all texts that are kept, where each value of a text counts as VALUE more: a policy of many
 * short values takes 36 bytes for a character, an ordinary one takes 8. It comes to 20 MB at most.
 */
const MAX_KEPT = 2_000_000;
const VALUE = 20;

const KEPT = new LRUCache<string, ParsedPolicy>({
  maxSize: MAX_KEPT,
  sizeCalculation: (_, text) => text.length + VALUE * text.split(',').length,
});

/** Parses a policy that the caller sent, once for a request. It is not kept: it would displace those of KMS. */
export function parseGivenPolicy(text: string, context: Context): ParsedPolicy {
  return parseOnce(text, context, () => parsePolicy(text));
}

/**
 * The parsed policies of each request, by its signal and their text: most keys of an account have one of a few
 * policies.
 */
const PARSED = new WeakMap<AbortSignal, Map<string, ParsedPolicy>>();

/** What a request may compute counts each text once, also one that was kept: the limit must not depend on others. */
function parseOnce(text: string, context: Context, parse: () => ParsedPolicy): ParsedPolicy {
  let parsed = PARSED.get(context.signal);
  if (parsed === undefined) {
    parsed = new Map();
    PARSED.set(context.signal, parsed);
  }
  let policy = parsed.get(text);
  if (policy === undefined) {
    if (!context.onPolicy(text.length)) return NOT_PARSED;
    policy = parse();
    parsed.set(text, policy);
  }
  return policy;
}

/** For an answer that is too large. No client receives this: the server replaces the whole answer with an error. */
const NOT_PARSED: ParsedPolicy = { document: null, problems: [] };
