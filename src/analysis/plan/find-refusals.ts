import type { ParsedPolicy } from '../../policy/types.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { checkConditions } from './check-conditions.ts';
import { checkDoubts } from './check-doubts.ts';
import { checkGrammar } from './check-grammar.ts';
import { checkPrincipals } from './check-principals.ts';
import { checkText, isTooLong } from './check-text.ts';
import type { Refusal } from './refusal.ts';

/** The most refusals that are certain, and the most that are not. A policy can have tens of thousands of mistakes. */
const MAX_LISTED = 100;

/**
 * What KMS refuses a policy for, whoever puts it, in the order in which KMS is thought to check it; then what it may
 * refuse it for. Inferred: AWS does not document the order. A text that is too long is refused for that alone: it would
 * take long to check.
 */
export function findRefusals(text: string, parsed: ParsedPolicy, key: KeyFacts): readonly Refusal[] {
  const all = checkAll(text, parsed, key).toArray();
  const [certain, doubts] = [all.filter((each) => each.certain), all.filter((each) => !each.certain)];
  return [...certain.slice(0, MAX_LISTED), ...doubts.slice(0, MAX_LISTED)];
}

function* checkAll(text: string, parsed: ParsedPolicy, key: KeyFacts): Generator<Refusal> {
  yield* checkText(text);
  if (isTooLong(text)) return;
  yield* checkGrammar(parsed);
  if (parsed.document === null) return;
  yield* checkPrincipals(parsed.document, key);
  yield* checkConditions(parsed.document);
  yield* checkDoubts(parsed.document, key);
}
