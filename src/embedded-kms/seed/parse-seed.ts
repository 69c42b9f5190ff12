import { parseJsonInput, toProblems } from '../../json/input.ts';
import { InputError } from '../../json/input-error.ts';
import type { Seed } from './seed.ts';
import { SeedError } from './seed-error.ts';
import { SEED, SEED_KEY } from './seed-schema.ts';

/**
 * Parses the text of a seed file. Throws SeedError. Each problem names a JSON pointer, or line and column if the text
 * is not JSON.
 */
export function parseSeed(text: string): Seed {
  return checkSeed(parseSeedJson(text));
}

/** Checks a seed. Throws SeedError. Each problem names a JSON pointer. */
export function checkSeed(seed: unknown): Seed {
  const keys: readonly unknown[] = isObject(seed) && Array.isArray(seed.keys) ? seed.keys : [];
  // Key by key, without keeping the copies that zod returns: for 100,000 keys they would need much memory.
  const rest = SEED.safeParse(isObject(seed) && Array.isArray(seed.keys) ? { ...seed, keys: [] } : seed);
  const problems = [
    ...toProblems(rest.error),
    ...keys.flatMap((key, index) => toProblems(SEED_KEY.safeParse(key).error, `/keys/${index}`)),
  ];
  if (problems.length > 0) throw new SeedError(problems);
  return seed as Seed;
}

/** Throws SeedError, with line and column of the problem. */
export function parseSeedJson(text: string): unknown {
  try {
    return parseJsonInput(text);
  } catch (error) {
    throw error instanceof InputError ? new SeedError(error.problems) : error;
  }
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
