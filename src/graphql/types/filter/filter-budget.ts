import type { Context } from '../../context.ts';

/** Thrown before a computation that would exceed what filters may compute. Nothing was counted for it. */
export class FilterBudgetSpent extends Error {}

/** The contexts for the filters of each request, by its signal. */
const CONTEXTS = new WeakMap<AbortSignal, Context>();

/**
 * The context in which the filters of a request check keys. All of them together may use half of what the request may
 * still compute: the rest is for the fields of their keys. If those exceed the rest, the answer is refused as a whole.
 * Each computation asks `onPolicy` first, as elsewhere. So a filter counts what is counted, and cannot exceed its half.
 */
export function toFilterContext(context: Context): Context {
  let limited = CONTEXTS.get(context.signal);
  if (limited === undefined) {
    limited = limit(context);
    CONTEXTS.set(context.signal, limited);
  }
  return limited;
}

function limit(context: Context): Context {
  let left = context.charactersLeft() / 2;
  const charactersLeft = () => Math.min(left, context.charactersLeft());
  return {
    ...context,
    charactersLeft,
    onPolicy(characters) {
      if (characters > charactersLeft()) throw new FilterBudgetSpent();
      left -= characters;
      return context.onPolicy(characters);
    },
  };
}
