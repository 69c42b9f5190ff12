import type { z } from 'zod';
import { parseJson } from '../policy/json.ts';
import type { Seed } from './seed.ts';
import { SeedError } from './seed-error.ts';
import { SEED, SEED_KEY } from './seed-schema.ts';

/** The text of a seed file. Throws SeedError; the places are JSON pointers, or line and column where it is no JSON. */
export function parseSeed(text: string): Seed {
  return toSeed(parseSeedJson(text));
}

/** Throws SeedError; the places are JSON pointers. */
export function toSeed(seed: unknown): Seed {
  const keys: readonly unknown[] = isObject(seed) && Array.isArray(seed.keys) ? seed.keys : [];
  // Key by key, and what zod gives back is dropped: its copies of 100,000 keys would all be in memory at once.
  const rest = SEED.safeParse(isObject(seed) && Array.isArray(seed.keys) ? { ...seed, keys: [] } : seed);
  const problems = [
    ...toProblems(rest.error, ''),
    ...keys.flatMap((key, index) => toProblems(SEED_KEY.safeParse(key).error, `/keys/${index}`)),
  ];
  if (problems.length > 0) throw new SeedError(problems);
  return seed as Seed;
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

/** As `/keys/3/aliases`. */
function toPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Throws SeedError, with line and column. */
export function parseSeedJson(text: string): unknown {
  try {
    // A byte order mark, as editors on Windows leave it.
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (error) {
    // JSON.parse does not always say where; our own parser, which does, would be slow for the good case.
    const [problem] = parseJson(text).problems;
    throw new SeedError([problem?.message ?? `The text is not JSON: ${(error as Error).message}.`]);
  }
}

function toProblems(error: z.ZodError | undefined, parent: string): readonly string[] {
  if (error === undefined) return [];
  return error.issues.map(({ path, message }) => `${parent}${toPointer(path)}: ${message}`);
}
