import { closest, distance } from 'fastest-levenshtein';
import { escapeInvisible } from '../src/json/quote.ts';

/** The benchmarks that `names` selects, in the order of `benchmarks`; all of them if there are no names. */
export function selectBenchmarks<Benchmark>(
  names: readonly string[],
  benchmarks: Readonly<Record<string, Benchmark>>,
): { readonly selected: readonly Benchmark[] } | { readonly problem: string } {
  const known = Object.keys(benchmarks);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return { problem: `Unknown benchmark '${escapeInvisible(unknown)}'. ${suggest(unknown, known)}` };
  }
  const entries = Object.entries(benchmarks).filter(([name]) => names.length === 0 || names.includes(name));
  return { selected: entries.map(([, benchmark]) => benchmark) };
}

function suggest(name: string, known: readonly string[]): string {
  const near = closest(name.toLowerCase(), [...known]);
  const isNear = distance(name.toLowerCase(), near) <= MAX_EDITS;
  return isNear ? `Did you mean ${near}?` : `There are ${known.join(', ')}.`;
}

/** Enough for a typing mistake, and for a singular in place of a plural. */
const MAX_EDITS = 3;
