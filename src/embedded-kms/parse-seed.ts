import type { z } from 'zod';
import { parseJson } from '../policy/json.ts';
import type { Seed } from './seed.ts';
import { SeedError } from './seed-error.ts';
import { SEED } from './seed-schema.ts';

/** The text of a seed file. Throws SeedError; the places are JSON pointers, or line and column where it is no JSON. */
export function parseSeed(text: string): Seed {
  const parsed = SEED.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  throw new SeedError(parsed.error.issues.map(toProblem));
}

/** As `/keys/3/aliases`. */
function toPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function parse(text: string): unknown {
  try {
    // A byte order mark, as editors on Windows leave it.
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (error) {
    // JSON.parse does not always say where; our own parser, which does, would be slow for the good case.
    const [problem] = parseJson(text).problems;
    throw new SeedError([problem?.message ?? `The text is not JSON: ${(error as Error).message}.`]);
  }
}

function toProblem({ path, message }: z.core.$ZodIssue): string {
  return `${toPointer(path) || 'the whole'}: ${message}`;
}
